import { Ajv } from 'ajv';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** What the standard requires of a report; its schema is of an older draft, which differs only in how it names itself. */
function sarifFaults(log: unknown): unknown[] {
  const file = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  const validate = new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    allErrors: true,
  }).compile(schema);
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('SARIF is valid: findings with fixes, suppressed ones with their reason, what could not be read', () => {
  const folder = testFolder();
  writeFileSync(
    path.join(folder, 'a.system.yaml'),
    `${broken.replace('{ replcas: 2 }', '{ replcas: 2, depends_on: { a: hard } }')}# backstep-disable-file infra/depends-on-itself: it polls itself\n`,
  );
  mkdirSync(path.join(folder, 'no.system.yaml'));
  writeFileSync(path.join(folder, 'no.playbook.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
  const { out } = runCli(['lint', '.', '--format', 'sarif'], { cwd: folder });
  const log = JSON.parse(out) as {
    runs: [
      {
        tool: { driver: { rules: { id: string; helpUri: string }[] } };
        results: Record<string, unknown>[];
      },
    ];
  };
  expect(sarifFaults(log)).toEqual([]);
  expect(sarifFaults({ version: '2.1.0', runs: [{}] })).not.toEqual([]);
  const [{ results, tool }] = log.runs;
  const unknownKey = results.find(({ ruleId }) => ruleId === 'schema/unknown-key');
  expect(unknownKey).toMatchObject({
    fixes: [
      {
        description: { text: 'Change to `replicas`' },
        artifactChanges: [
          {
            replacements: [
              {
                deletedRegion: { startLine: 4, startColumn: 18 },
                insertedContent: { text: 'replicas' },
              },
            ],
          },
        ],
      },
      {},
    ],
  });
  const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
  expect(suppressed).toMatchObject([
    { suppressions: [{ kind: 'inSource', justification: 'it polls itself' }] },
  ]);
  expect(tool.driver.rules.find(({ id }) => id === 'infra/depends-on-itself')?.helpUri).toMatch(
    /RULES\.md#infra\/depends-on-itself$/,
  );
  const prints = results.map((each) => JSON.stringify(each['partialFingerprints']));
  expect(new Set(prints).size).toBe(prints.length);
});

test('JUnit has a test for each file, which fails with its errors', () => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 'a&b.system.yaml'), broken);
  writeFileSync(
    path.join(folder, 'c.system.yaml'),
    'backstep: v1\nkind: System\nname: s\nservices: { a: {} }\n',
  );
  const { out } = runCli(['lint', '.', '--format', 'junit'], { cwd: folder });
  expect(out).toContain('<testsuites tests="2" failures="1" errors="0">');
  expect(out).toContain('<testcase name="a&amp;b.system.yaml"');
  expect(out).toMatch(
    /<failure type="schema\/unknown-key" message="error: [^"]+`replcas`[^"]*">a&amp;b\.system\.yaml:4:18\n/,
  );
  expect(out).toContain(
    '<testcase name="c.system.yaml" classname="backstep.lint" file="c.system.yaml"/>',
  );
});

test('GitLab gets a code quality report whose fingerprints stay when lines move', () => {
  const folder = testFolder();
  const file = path.join(folder, 'a.system.yaml');
  const report = (content: string) => {
    writeFileSync(file, content);
    return JSON.parse(runCli(['lint', '.', '--format', 'gitlab'], { cwd: folder }).out) as {
      fingerprint: string;
      location: { path: string; lines: { begin: number } };
    }[];
  };
  const [before] = report(broken);
  const [after] = report(`# more\n${broken}`);
  expect(before).toMatchObject({
    check_name: 'schema/unknown-key',
    severity: 'major',
    location: { path: 'a.system.yaml', lines: { begin: 4 } },
  });
  expect(after?.location.lines.begin).toBe(5);
  expect(after?.fingerprint).toBe(before?.fingerprint);
});

test('Markdown is a table that no message can break', () => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 'a.system.yaml'), broken.replace('replcas', '"a|b<c"'));
  const { out } = runCli(['lint', '.', '--format', 'markdown'], { cwd: folder });
  expect(out).toMatch(/^### Backstep: 1 error, 0 warnings in 1 file\n/);
  const row = out.split('\n').find((line) => line.includes('schema/unknown-key')) ?? '';
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  expect(row).not.toContain('<c');
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
