import { formatShare } from '../model/quantities/share.ts';
import { writeDuration } from '../model/quantities/duration.ts';
import type { Rule, RuleGroup } from './rules/rule.ts';
import type { CodeEntry } from './schema-codes.ts';
import { allRules } from './rules/all-rules.ts';
import { referenceCodes } from './reference-codes.ts';
import { schemaCodes } from './schema-codes.ts';
import { suppressionCodes } from './suppression-codes.ts';
import { syntaxCodes } from './syntax/codes.ts';

/** What the manual says of one code. */
export interface ManualEntry {
  readonly code: string;
  readonly severity: string;
  readonly what: string;
  readonly why: string;
  readonly fix?: string;
  readonly bad: string;
  readonly good: string;
  readonly source?: string;
  readonly options?: Rule['options'];
}

const groupTitles: Readonly<Record<RuleGroup, string>> = {
  scope: 'Scope',
  trigger: 'Triggers',
  artifact: 'Versions and artifacts',
  infra: 'Infrastructure and configuration',
  data: 'Data',
  step: 'Steps',
  drill: 'Drills and scenarios',
  governance: 'Governance',
  comms: 'Communication',
  term: 'Terms',
};

const introduction = `# Rules

Every code that \`backstep lint\` reports. Syntax, schema and reference codes say that a document cannot be read or linked;
their severity is fixed. All others are rules: each looks for one mistake, and a policy can change its severity, and of some where they draw the line.

\`\`\`yaml
# backstep.policy.yaml
rules:
  artifact/mutable-tag: error
  step/no-timeout: off
  trigger/fires-by-chance: { severity: error, every: 4w }
\`\`\`

One finding of a rule is suppressed by a comment above its line that says why, and all of a file by one anywhere in it:

\`\`\`yaml
# backstep-disable-file governance/no-ticket: this playbook is for practice only
steps:
  # backstep-disable-next-line step/no-timeout: a person watches this step and stops it
  - id: drain
\`\`\`
`;

/** The whole of schema/RULES.md: every code with what it finds, why that matters, how to mend it and an example of both. */
export function rulesManual(): string {
  const sections: [string, readonly ManualEntry[]][] = [
    ['Syntax', fixedEntries(withSummary(syntaxCodes))],
    ['Schema', fixedEntries(schemaCodes)],
    ['References', fixedEntries(referenceCodes)],
    ['Suppressions', fixedEntries(suppressionCodes)],
    ...Object.entries(groupTitles).map(([group, title]): [string, readonly ManualEntry[]] => [
      title,
      allRules.filter(({ code }) => code.startsWith(`${group}/`)),
    ]),
  ];
  const contents = sections.map(([title, entries]) => {
    const links = entries.map(({ code }) => `[\`${code}\`](#${code})`);
    return `- ${title}: ${links.join(', ')}`;
  });
  const body = sections.map(([title, entries]) =>
    [`## ${title}`, ...entries.map(describeEntry)].join('\n\n'),
  );
  return `${[introduction + '\n' + contents.join('\n'), ...body].join('\n\n')}\n`;
}

/** The entry of one code; undefined when there is no such code. */
export function manualEntry(code: string): ManualEntry | undefined {
  const rule: Rule | undefined = allRules.find((each) => each.code === code);
  if (rule !== undefined) return rule;
  const fixed = {
    ...withSummary(syntaxCodes),
    ...schemaCodes,
    ...referenceCodes,
    ...suppressionCodes,
  };
  return fixedEntries(fixed).find((each) => each.code === code);
}

/** The entry of one code as Markdown, without its heading: for hovers and `explain`; undefined when there is no such code. */
export function explainCode(code: string): string | undefined {
  const entry = manualEntry(code);
  return entry === undefined ? undefined : describeBody(entry);
}

/** Every code that can be reported. */
export function allCodes(): string[] {
  const fixed = { ...syntaxCodes, ...schemaCodes, ...referenceCodes, ...suppressionCodes };
  return [...Object.keys(fixed), ...allRules.map(({ code }) => code)];
}

type FixedEntry = CodeEntry & { readonly remedy?: string };

function withSummary(codes: typeof syntaxCodes): Readonly<Record<string, FixedEntry>> {
  return codes;
}

/** Entries whose severity no policy changes. */
function fixedEntries(codes: Readonly<Record<string, FixedEntry>>): ManualEntry[] {
  return Object.entries(codes).map(([code, { summary, why, remedy, bad, good }]) => ({
    code,
    severity: isWarning(code) ? 'warning' : 'error',
    what: summary,
    why,
    ...(remedy === undefined ? {} : { fix: remedy }),
    bad,
    good,
  }));
}

const isWarning = (code: string): boolean =>
  code.startsWith('reference/undeclared-') || /^suppression\/(?!no-reason)/.test(code);

function describeEntry(entry: ManualEntry): string {
  return `<a id="${entry.code}"></a>\n\n### ${entry.code}\n\n${describeBody(entry)}`;
}

function describeBody({
  severity,
  what,
  why,
  fix,
  bad,
  good,
  source,
  options,
}: ManualEntry): string {
  const parts = [
    `*${severity}* · ${what}`,
    `**Why:** ${why}`,
    ...(fix === undefined ? [] : [`**Fix:** ${fix}`]),
    ...describeOptions(options),
    example('Found', bad),
    example('Not found', good),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ];
  return parts.join('\n\n');
}

function describeOptions(options: Rule['options']): string[] {
  const share = options?.share;
  const every = options?.everyUs;
  const told = [
    ...(share === undefined ? [] : [['share', formatShare(share.usual), share.what] as const]),
    ...(every === undefined ? [] : [['every', writeDuration(every.usual), every.what] as const]),
  ];
  return told.map(([key, usual, what]) => `**Option** \`${key}\`, otherwise ${usual}: ${what}.`);
}

/** An example as a code block; one in parentheses is a description of a text that cannot be shown. */
function example(title: string, text: string): string {
  if (/^\(.*\)$/.test(text)) return `${title}: ${text.slice(1, -1)}.`;
  return `${title}:\n\n\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}
