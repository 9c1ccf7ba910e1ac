import type { LintReport } from './lint-report.ts';
import type { LocatedDiagnostic } from './located.ts';
import { allRules } from '../../language/rules/all-rules.ts';
import { referenceCodes } from '../../language/reference-codes.ts';
import { schemaCodes } from '../../language/schema-codes.ts';
import { syntaxCodes } from '../../language/syntax/codes.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

interface CodeText {
  readonly summary: string;
  readonly why: string;
}

/** Every code with what it finds and why that matters. */
function codeTexts(): Map<string, CodeText> {
  const tables: Readonly<Record<string, CodeText>>[] = [syntaxCodes, schemaCodes, referenceCodes];
  return new Map([
    ...tables.flatMap((table) => Object.entries(table)),
    ...allRules.map((rule): [string, CodeText] => [
      rule.code,
      { summary: rule.what, why: rule.why },
    ]),
  ]);
}

const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const result = (
  { diagnostic, path, start, end }: LocatedDiagnostic,
  ruleIndex: number,
): object => ({
  ruleId: diagnostic.code,
  ruleIndex,
  level: levels[diagnostic.severity],
  message: { text: [diagnostic.message, diagnostic.remedy].filter(Boolean).join(' ') },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uri(path), uriBaseId: '%SRCROOT%' },
        region: {
          startLine: start.line + 1,
          startColumn: start.column + 1,
          endLine: end.line + 1,
          endColumn: end.column + 1,
        },
      },
    },
  ],
});

/** Findings as SARIF 2.1.0 (OASIS), paths relative to the working directory. */
export function sarifFormat({ findings, version, unreadable }: LintReport): string {
  const texts = codeTexts();
  const used = [...new Set(findings.map(({ diagnostic }) => diagnostic.code))].sort();
  const rules = used.map((id) => ({
    id,
    shortDescription: { text: texts.get(id)?.summary ?? id },
    fullDescription: { text: texts.get(id)?.why ?? id },
  }));
  const run = {
    tool: { driver: { name: 'backstep', version, semanticVersion: version, rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: unreadable.map(({ path, reason }) => ({
          level: 'error',
          message: { text: `${path} cannot be read: ${reason}` },
        })),
      },
    ],
    results: findings.map((finding) => result(finding, used.indexOf(finding.diagnostic.code))),
  };
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
