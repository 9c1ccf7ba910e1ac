/** The manual entry of a code that no rule file holds. */
export interface CodeEntry {
  readonly summary: string;
  readonly why: string;
  readonly bad: string;
  readonly good: string;
}

/** Every code of a document that does not have the form the language gives it. */
export const schemaCodes = {
  'schema/unknown-key': {
    summary: 'A key the language does not have here.',
    why: 'What an unknown key asks for would silently not happen.',
    bad: 'objectives: { rtoo: 15m }',
    good: 'objectives: { rto: 15m }',
  },
  'schema/missing-key': {
    summary: 'A key that must be there is not.',
    why: 'Without it the rest has no meaning.',
    bad: 'deploy: { service: checkout }',
    good: 'deploy: { service: checkout, version: 2.13.4 }',
  },
  'schema/type': {
    summary: 'A value of the wrong sort: a text where a list belongs, and so on.',
    why: 'It cannot be understood as what belongs here.',
    bad: 'needs: drain',
    good: 'needs: [drain]',
  },
  'schema/word': {
    summary: 'A word that is none of those that may stand here.',
    why: 'Only these words have a meaning here.',
    bad: 'strategy: kanary',
    good: 'strategy: canary',
  },
  'schema/value': {
    summary:
      'A value of the right sort that cannot be read, or does not fit what stands beside it.',
    why: 'A value that is not read as it was meant makes the plan, and every figure of a drill, wrong.',
    bad: 'timeout: 1:30',
    good: 'timeout: 1m30s',
  },
  'schema/range': {
    summary: 'A number or list outside its limits.',
    why: 'Outside of these limits it has no meaning.',
    bad: 'retry: { attempts: 0 }',
    good: 'retry: { attempts: 1 }',
  },
  'schema/kind': {
    summary: 'The document does not say what it is, or says something unknown.',
    why: 'The kind decides what every other key means.',
    bad: 'kind: Playbok',
    good: 'kind: Playbook',
  },
  'schema/language-version': {
    summary: 'The document does not say its version of the language, or one that is not known.',
    why: 'Another version may give the same keys another meaning.',
    bad: 'backstep: v7',
    good: 'backstep: v1',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type SchemaCode = keyof typeof schemaCodes;
