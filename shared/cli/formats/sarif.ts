import type { LintReport } from './lint-report.ts';
import type { LocatedDiagnostic } from './located.ts';
import type { Position } from '../../model/position.ts';
import { createHash } from 'node:crypto';
import { explainCode, manualEntry } from '../../language/rules-manual.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const manualPage = 'https://github.com/backstep/backstep/blob/main/schema/RULES.md';

const regionOf = (start: Position, end: Position): object => ({
  startLine: start.line + 1,
  startColumn: start.column + 1,
  endLine: end.line + 1,
  endColumn: end.column + 1,
});

/** Where on the line a finding is may change, what it says does not; several alike are told apart by their number. */
function fingerprints(): (finding: LocatedDiagnostic) => string {
  const seen = new Map<string, number>();
  return ({ diagnostic, path }) => {
    const key = [path, diagnostic.code, diagnostic.message].join('\n');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}\n${count}`).digest('hex');
  };
}

const result = (
  { diagnostic, path, start, end, fixes }: LocatedDiagnostic,
  ruleIndex: number,
  fingerprint: string,
): object => {
  const artifactLocation = { uri: uri(path), uriBaseId: '%SRCROOT%' };
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: levels[diagnostic.severity],
    message: { text: [diagnostic.message, diagnostic.remedy].filter(Boolean).join(' ') },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(start, end) } }],
    partialFingerprints: { 'backstep/v1': fingerprint },
    ...(fixes.length === 0
      ? {}
      : {
          fixes: fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation,
                replacements: edits.map((edit) => ({
                  deletedRegion: regionOf(edit.start, edit.end),
                  insertedContent: { text: edit.newText },
                })),
              },
            ],
          })),
        }),
  };
};

/** Findings as SARIF 2.1.0 (OASIS), paths relative to the working directory; what is suppressed says so and why. */
export function sarifFormat({ findings, suppressed, version, unreadable }: LintReport): string {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const used = [...new Set(all.map(({ diagnostic }) => diagnostic.code))].sort();
  const rules = used.map((id) => {
    const entry = manualEntry(id);
    return {
      id,
      shortDescription: { text: entry?.what ?? id },
      fullDescription: { text: entry?.why ?? id },
      helpUri: `${manualPage}#${id}`,
      help: { text: entry?.fix ?? entry?.why ?? id, markdown: explainCode(id) ?? id },
      defaultConfiguration: { level: levels[(entry?.severity ?? 'error') as keyof typeof levels] },
      properties: { tags: [id.split('/')[0]] },
    };
  });
  const fingerprint = fingerprints();
  const toResult = (finding: LocatedDiagnostic): object =>
    result(finding, used.indexOf(finding.diagnostic.code), fingerprint(finding));
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
    results: [
      ...findings.map(toResult),
      ...suppressed.map(({ finding, reason }) => ({
        ...toResult(finding),
        suppressions: [{ kind: 'inSource', justification: reason }],
      })),
    ],
  };
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
