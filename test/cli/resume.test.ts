import { once } from 'node:events';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openResults } from '../../shared/store/open-results.ts';
import { runCli, startCli, testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const cli = (...args: string[]) => runCli(args, { cwd: folder });
const inFolder = (name: string): string => path.join(folder, name);

/** The lines and the figures of the only run of a results file. */
function kept(name: string) {
  const results = openResults(inFolder(name), { readonly: true });
  try {
    const [run] = results.runs();
    if (run === undefined) throw new Error(`${name} has no run`);
    const { status, verdict, completed, samples, rtaP95Us } = run;
    return {
      lines: [...results.lines(run.id)],
      samples: results.samples(run.id),
      row: { status, verdict, completed, samples, rtaP95Us },
    };
  } finally {
    results.close();
  }
}

/** Starts a drill and ends it by a signal when it has made some hundred runs. */
async function cutOff(signal: 'SIGINT' | 'SIGKILL', ...options: string[]): Promise<string> {
  const child = startCli(
    ['drill', 'bad-canary.scenario.yaml', ...options, '--results', 'cut.db'],
    folder,
  );
  let out = '';
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  const made = (): number => (existsSync(inFolder('cut.db')) ? linesIn('cut.db') : 0);
  await expect.poll(made, { timeout: 30_000, interval: 10 }).toBeGreaterThan(400);
  child.kill(signal);
  await once(child, 'exit');
  return out;
}

function linesIn(name: string): number {
  try {
    return kept(name).lines.length;
  } catch {
    return 0;
  }
}

describe('a drill that was interrupted', () => {
  test.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s goes on, and its journal ends byte for byte as if it had not been',
    async (signal) => {
      const asked = ['--runs', '20000'];
      const out = await cutOff(signal, ...asked);
      const before = kept('cut.db');
      expect(before.lines.length).toBeLessThan(20_000);
      if (signal === 'SIGINT') expect(out).toContain('drill --resume ');
      // Its evidence is that of an attempt, however it was cut off.
      const signed = cli('evidence', 'export', 'last', '--results', 'cut.db');
      const verify = /backstep (evidence verify .*)/u.exec(signed.out)?.[1] ?? '';
      expect(cli(...verify.split(' ')).out).toMatch(/INCOMPLETE/);
      // What is in the folder now does not matter: the drill goes on with what it began with.
      cli('drill', 'bad-canary.scenario.yaml', ...asked, '--results', 'whole.db');
      rmSync(inFolder('shop.system.yaml'));
      const resumed = cli('drill', '--resume', 'last', '--results', 'cut.db', '--workers', '1');
      expect(resumed.err).toBe('');
      expect(resumed.code).toBe(0);
      expect(resumed.out).toContain('20,000 runs');
      const [cut, whole] = [kept('cut.db'), kept('whole.db')];
      expect(cut.row).toEqual(whole.row);
      expect(cut.row).toMatchObject({ status: 'closed', completed: true, samples: 20_000 });
      // As one text each, because a difference of two arrays of that size takes minutes to print.
      expect(cut.lines.join('\n') === whole.lines.join('\n')).toBe(true);
      expect(cut.samples).toHaveLength(20_000);
    },
    120_000,
  );
});

test('what cannot go on says why', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '5');
  const whole = cli('drill', '--resume', 'last');
  expect(whole.code).toBe(2);
  expect(whole.err).toContain('No run was interrupted.');
  const results = openResults(inFolder('.backstep/results.db'));
  const id = results.runs()[0]?.id ?? '';
  results.close();
  expect(cli('drill', '--resume', id).err).toContain(`Run ${id} has ended.`);
  expect(cli('drill', '--resume', 'zz').err).toContain('There is no run zz.');
  expect(cli('drill', 'bad-canary.scenario.yaml', '--resume', id).err).toContain(
    'goes on with the files that it began with',
  );
});

test('a run whose kept files mean something else now, or that another version began, does not go on', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '5');
  const file = inFolder('.backstep/results.db');
  const results = openResults(file);
  const [run] = results.runs();
  results.close();
  const change = (sql: string): void => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };
  change(
    `UPDATE run SET status = 'interrupted', verdict = NULL, completed = NULL, tool = 'backstep 0.0.1'`,
  );
  expect(cli('drill', '--resume', 'last').err).toContain('was begun by backstep 0.0.1');
  change(`UPDATE run SET tool = '${run?.tool ?? ''}'`);
  change(
    `UPDATE input SET bytes = CAST(replace(CAST(bytes AS TEXT), 'takes', 'tokes') AS BLOB) WHERE role = 'playbook'`,
  );
  expect(cli('drill', '--resume', 'last').err).toContain('do not make the plan');
});
