import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

const playbook =
  'backstep: v1\nkind: Playbook\nname: p\nsystem: ./s.system.yaml\nchange: {}\nsteps: [{ id: a, wait: 1s }]\n';
const system = 'backstep: v1\nkind: System\nname: s\nservices: { a: {} }\n';

interface Case {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  readonly place: string;
  readonly says: RegExp;
}

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index] ?? 'a'},`.repeat(9)}]`).join('\n')}\n`;

const cases: readonly Case[] = [
  { name: 'an empty file', content: '', code: 'syntax/empty', place: ':1:1', says: /empty/i },
  {
    name: 'only comments',
    content: '# nothing yet\n',
    code: 'syntax/empty',
    place: ':1',
    says: /./,
  },
  {
    name: 'a binary file',
    content: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]),
    code: 'syntax/binary',
    place: ':1:1',
    says: /control|binary|text/i,
  },
  {
    name: 'broken UTF-8',
    content: new Uint8Array([...Buffer.from('backstep: v1\nname: '), 0xff, 0xfe]),
    code: 'syntax/not-utf8',
    place: ':2:7',
    says: /0xFF/,
  },
  {
    name: 'tabs',
    content: playbook.replace('change: {}', 'change:\n\tstrategy: canary'),
    code: 'syntax/tab',
    place: ':6:1',
    says: /tab/i,
  },
  {
    name: 'a duplicate key',
    content: `${playbook}name: q\n`,
    code: 'syntax/duplicate-key',
    place: ':7:1',
    says: /name/,
  },
  {
    name: 'an alias bomb',
    content: `${playbook}${bomb}`,
    code: 'syntax/alias-bomb',
    place: ':',
    says: /./,
  },
  {
    name: 'a file of 5 MiB',
    content: `${playbook}#${'x'.repeat(5 * 1024 * 1024)}\n`,
    code: 'syntax/too-large',
    place: ':1:1',
    says: /5242\d\d\d bytes, more than the 4194304/,
  },
  {
    name: 'an unknown kind',
    content: playbook.replace('Playbook', 'Playbok'),
    code: 'schema/kind',
    place: ':2:7',
    says: /no kind `Playbok`/,
  },
  {
    name: 'an unknown version',
    content: playbook.replace('v1', 'v3'),
    code: 'schema/language-version',
    place: ':1:11',
    says: /`v3`/,
  },
  {
    name: 'a playbook that is its own system',
    content: playbook.replace('./s.system', './p.playbook'),
    code: 'reference/wrong-kind',
    place: ':4:9',
    says: /this very file/,
  },
  {
    name: 'a missing system',
    content: playbook.replace('./s.system', './t.system'),
    code: 'reference/missing-file',
    place: ':4:9',
    says: /no file `.\/t.system.yaml`/,
  },
  {
    name: 'something else',
    content: '- just\n- a list\n',
    code: 'schema/kind',
    place: ':1:1',
    says: /not a Backstep document/,
  },
];

test.each(cases)('$name gets one clear error', ({ name, content, code, place, says }) => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 's.system.yaml'), system);
  writeFileSync(path.join(folder, 'p.playbook.yaml'), content);
  const { code: exit, out, err } = runCli(['lint', 'p.playbook.yaml'], { cwd: folder });
  expect(err).toBe('');
  expect(exit).toBe(1);
  // The bomb's own keys are unknown to the language as well.
  const errors = (out.match(/^error\[.*$/gm) ?? []).filter(
    (line) => name !== 'an alias bomb' || line.includes('bomb'),
  );
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(code);
  expect(out).toMatch(says);
  expect(out).toContain(`--> p.playbook.yaml${place}`);
  expect(out).not.toMatch(/\n\s+at /);
});

test('playbooks whose systems lead in a circle are each reported once', () => {
  const folder = testFolder();
  writeFileSync(
    path.join(folder, 'a.playbook.yaml'),
    playbook.replace('./s.system', './b.playbook'),
  );
  writeFileSync(
    path.join(folder, 'b.playbook.yaml'),
    playbook.replace('./s.system', './a.playbook'),
  );
  const { code, out } = runCli(['lint', '.'], { cwd: folder });
  expect(code).toBe(1);
  expect(out.match(/reference\/wrong-kind/g)).toHaveLength(2);
});

test.each([
  [
    'a file that is not there',
    ['lint', 'nothing.playbook.yaml'],
    /no file or folder `nothing.playbook.yaml`/,
  ],
  [
    'a glob that matches nothing',
    ['lint', '*.playbook.yaml'],
    /no file or folder `\*.playbook.yaml`/,
  ],
  ['a folder without documents', ['lint', '.'], /no Backstep files in `.`/],
  ['an unknown command', ['lnit'], /unknown command 'lnit'/],
  ['an unknown option', ['lint', '--frmat', 'json'], /unknown option '--frmat'/],
  [
    'a format that does not exist',
    ['lint', '--format', 'xml'],
    /Allowed choices are text, json, sarif, junit, github, gitlab, markdown/,
  ],
  ['a number of runs that is none', ['drill', '--runs', 'many'], /whole number from 1/],
  ['a folder without scenarios', ['drill', '.'], /no Backstep files|no scenario/],
])('%s is wrong usage', (_, args, says) => {
  const { code, err } = runCli(args, { cwd: testFolder() });
  expect(code).toBe(2);
  expect(err).toMatch(says);
  expect(err).not.toMatch(/\n\s+at /);
});

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

test('a folder and a file without permission are named, and the rest is checked', () => {
  const folder = testFolder();
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'closed'));
  writeFileSync(path.join(folder, 's.system.yaml'), system);
  writeFileSync(path.join(folder, 'secret.system.yaml'), system);
  chmodSync(path.join(folder, 'secret.system.yaml'), 0);
  chmodSync(path.join(folder, 'closed'), 0);
  const { code, out } = runCli(['lint', '.'], { cwd: folder, ...(isRoot ? { uid: nobody } : {}) });
  expect(out).toMatch(/unreadable closed: permission denied/);
  expect(out).toMatch(/unreadable secret.system.yaml: permission denied/);
  expect(out).toMatch(/1 file checked/);
  expect(code).toBe(2);
});

test.skipIf(process.platform === 'win32')('a pipe is not waited for [no pipes on Windows]', () => {
  const folder = testFolder();
  spawnSync('mkfifo', [path.join(folder, 'a.system.yaml')]);
  const { code, out } = runCli(['lint', 'a.system.yaml'], { cwd: folder });
  expect(code).toBe(2);
  expect(out).toContain('it is not a regular file');
  writeFileSync(path.join(folder, 'p.playbook.yaml'), playbook.replace('./s.system', './a.system'));
  expect(runCli(['lint', 'p.playbook.yaml'], { cwd: folder }).out).toContain(
    'reference/unreadable-file',
  );
});

test('a bundle of evidence in the folder is not taken for documents', () => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 's.system.yaml'), system);
  mkdirSync(path.join(folder, 'evidence-1/subject'), { recursive: true });
  writeFileSync(path.join(folder, 'evidence-1/attestation.json'), '{}');
  writeFileSync(path.join(folder, 'evidence-1/subject/p.playbook.yaml'), playbook);
  expect(runCli(['lint', '.'], { cwd: folder }).out).toContain('1 file checked');
});
