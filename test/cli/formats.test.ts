import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

const broken = 'backstep: v1\nkind: System\nname: s\nservices: { a: { replcas: 2 } }\n';

const lint = (format: string) => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 'a b.system.yaml'), broken);
  return runCli(['lint', '.', '--format', format], { cwd: folder });
};

test('text shows the line with carets under the mistake', () => {
  const { out, code } = lint('text');
  expect(code).toBe(1);
  const lines = out.split('\n');
  const at = lines.findIndex((line) => line.includes('replcas: 2'));
  expect(lines[at + 1]?.indexOf('^')).toBe(lines[at]?.indexOf('replcas'));
  expect(lines[at + 1]?.match(/\^+/)?.[0]).toHaveLength('replcas'.length);
  expect(out).not.toContain('\u001b');
});

test('JSON counts lines and columns from 1', () => {
  const report = JSON.parse(lint('json').out) as { findings: Record<string, unknown>[] };
  expect(report.findings[0]).toMatchObject({
    code: 'schema/unknown-key',
    path: 'a b.system.yaml',
    line: 4,
    column: 18,
    endColumn: 25,
  });
});

test('SARIF names the rule, and its paths are relative URIs', () => {
  const log = JSON.parse(lint('sarif').out) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
      }[];
    }[];
  };
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  const [result] = run?.results ?? [];
  expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe(result?.ruleId);
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('a%20b.system.yaml');
});

test('GitHub gets workflow commands', () => {
  expect(lint('github').out).toMatch(
    /^::error file=a b\.system\.yaml,line=4,col=18,endLine=4,endColumn=25,title=schema\/unknown-key::/,
  );
});

test('warnings fail only beyond what is allowed', () => {
  const folder = testFolder();
  writeFileSync(
    path.join(folder, 'a.system.yaml'),
    'backstep: v1\nkind: System\nname: s\nservices: { a: { depends_on: { ghost: hard } } }\n',
  );
  expect(runCli(['lint', '.'], { cwd: folder }).code).toBe(0);
  expect(runCli(['lint', '.', '--max-warnings', '0'], { cwd: folder }).code).toBe(1);
});

test('a code and a field are explained, and a misspelling is answered with the right name', () => {
  expect(runCli(['explain', 'artifact/mutable-tag']).out).toContain('digest');
  expect(runCli(['explain', 'objectives.rto']).out).toMatch(/Recovery time objective/);
  const nothing = runCli(['explain', 'replcas']);
  expect(nothing.code).toBe(2);
  expect(nothing.err).toContain('`replicas`');
});
