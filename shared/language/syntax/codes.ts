/** Code of a mistake in the text of a document, before its meaning is looked at. */
export type SyntaxCode =
  | 'syntax/alias-bomb'
  | 'syntax/alias-cycle'
  | 'syntax/alias-unknown'
  | 'syntax/binary'
  | 'syntax/complex-key'
  | 'syntax/duplicate-key'
  | 'syntax/empty'
  | 'syntax/merge-key'
  | 'syntax/not-utf8'
  | 'syntax/several-documents'
  | 'syntax/tab'
  | 'syntax/tag'
  | 'syntax/too-deep'
  | 'syntax/too-large'
  | 'syntax/yaml';

/** The manual's entry of one code. */
export interface SyntaxEntry {
  /** What it reports, one sentence. */
  readonly summary: string;
  /** Why it matters, one sentence; also the `why` of its messages. */
  readonly why: string;
  /** How to mend it, one sentence; also the `remedy` of its messages where nothing more precise is known. */
  readonly remedy: string;
  /** A text, or for texts that cannot be shown a description of one, that is reported. */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
}

/** Every syntax code with its manual entry. */
export const syntaxCodes: Readonly<Record<SyntaxCode, SyntaxEntry>> = {
  'syntax/alias-bomb': {
    summary: 'Aliases would expand to more than 10,000 values, or refer to each other over 5 deep.',
    why: 'A few lines of nested aliases can stand for billions of values and exhaust any reader.',
    remedy: 'Write the values out, or refer to fewer of them.',
    bad: 'a: &a [1]\nb: &b [*a]\nc: &c [*b]\nd: &d [*c]\ne: &e [*d]\nf: &f [*e]\ng: *f\n',
    good: 'a: &a [1]\nb: *a\n',
  },
  'syntax/alias-cycle': {
    summary: 'An alias refers to a value that contains the alias.',
    why: 'Such a value has no end, so nothing can be computed from it.',
    remedy: 'Remove the alias, or refer to a value outside of the one it stands in.',
    bad: 'steps: &steps\n  - needs: *steps\n',
    good: 'first: &first [freeze]\nsteps:\n  - needs: *first\n',
  },
  'syntax/alias-unknown': {
    summary: 'An alias refers to an anchor that is not defined before it.',
    why: 'The alias stands for nothing, so the value that was meant is missing.',
    remedy:
      'Define the anchor (`&name`) earlier in the same file, or put the text in quotes if no alias is meant.',
    bad: 'limits: *defaults\n',
    good: 'base: &defaults { rto: 15m }\nlimits: *defaults\n',
  },
  'syntax/binary': {
    summary: 'The file contains control characters that no text has.',
    why: 'It is probably not a text file, or was damaged on its way.',
    remedy: 'Check that this is the file you meant, and remove the character.',
    bad: '(a file with a NUL byte)',
    good: 'name: shop\n',
  },
  'syntax/complex-key': {
    summary: 'A key is a list, a mapping or an alias.',
    why: 'Keys are names here, and a name is plain text.',
    remedy: 'Use plain text as the key; put it in quotes if it contains brackets or braces.',
    bad: '{a: 1}: value\n',
    good: '"{a: 1}": value\n',
  },
  'syntax/duplicate-key': {
    summary: 'A mapping has the same key twice.',
    why: 'Only one of the values can count, and readers disagree on which.',
    remedy: 'Remove or rename one of the two.',
    bad: 'rto: 15m\nrto: 20m\n',
    good: 'rto: 15m\nrpo: 20m\n',
  },
  'syntax/empty': {
    summary: 'The file is empty or has only comments.',
    why: 'There is nothing in it to check or to run.',
    remedy: 'Begin with `backstep: v1`, `kind:` and `name:`.',
    bad: '# to be written\n',
    good: 'backstep: v1\nkind: System\nname: shop\n',
  },
  'syntax/merge-key': {
    summary: 'The merge key `<<` is used.',
    why: 'It belongs to YAML 1.1 only, and what it yields is nowhere visible in the text.',
    remedy: 'Write the keys out where they belong.',
    bad: 'base: &base { rto: 15m }\nshop:\n  <<: *base\n',
    good: 'base: { rto: 15m }\nshop:\n  rto: 15m\n',
  },
  'syntax/not-utf8': {
    summary: 'The file is not encoded in UTF-8.',
    why: 'Its characters cannot be told for certain, so names might silently differ.',
    remedy: 'Save the file as UTF-8.',
    bad: '(a file in UTF-16 or Latin-1)',
    good: 'owner: Zoë\n',
  },
  'syntax/several-documents': {
    summary: 'The file holds more than one YAML document.',
    why: 'A file holds one system, playbook, scenario or policy; only the first document is read.',
    remedy: 'Move every further document to a file of its own.',
    bad: 'name: a\n---\nname: b\n',
    good: 'name: a\n',
  },
  'syntax/tab': {
    summary: 'A line is indented with a tab.',
    why: 'YAML allows only spaces there, because the width of a tab differs between editors.',
    remedy: 'Indent with spaces.',
    bad: 'change:\n\tticket: CHG-1\n',
    good: 'change:\n  ticket: CHG-1\n',
  },
  'syntax/tag': {
    summary: 'A value has a tag that is not supported, or that its text does not match.',
    why: 'Tags change what a value means in ways that differ between readers.',
    remedy: 'Remove the tag; put the value in quotes if it must be text.',
    bad: 'ticket: !ref CHG-1\n',
    good: 'ticket: CHG-1\n',
  },
  'syntax/too-deep': {
    summary: 'Lists and mappings are nested over 100 deep.',
    why: 'No document that people write is; deeper nesting only serves to exhaust a reader.',
    remedy: 'Flatten the value, or check where unclosed brackets come from.',
    bad: '(101 opening brackets)',
    good: 'zones: [[eu-1a]]\n',
  },
  'syntax/too-large': {
    summary: 'The file is larger than 4 MiB.',
    why: 'A file of that size is not written by hand, and checking it would block the editor.',
    remedy: 'Split it into several files.',
    bad: '(a file of 5 MiB)',
    good: 'name: shop\n',
  },
  'syntax/yaml': {
    summary: 'The text is not valid YAML.',
    why: 'What cannot be read cannot be checked, and other tools would refuse the file.',
    remedy: 'Mend the line as the message says.',
    bad: 'zones: [eu-1a, eu-1b\n',
    good: 'zones: [eu-1a, eu-1b]\n',
  },
};
