import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openResults } from '../../shared/store/open-results.ts';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const cli = (...args: string[]) => runCli(args, { cwd: folder });

/** The lines of every run of a results file, newest first. */
function journals(name: string): string[][] {
  const results = openResults(path.join(folder, name), { readonly: true });
  try {
    return results.runs().map(({ id }) => [...results.lines(id)]);
  } finally {
    results.close();
  }
}

const drill = (file: string, ...options: string[]) =>
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '400', '--results', file, ...options);

describe('parts of a drill', () => {
  test('make the same journal as the whole, byte for byte', () => {
    expect(drill('whole.db').code).toBe(0);
    for (const part of ['3/3', '1/3', '2/3']) {
      const made = drill(`${part[0] ?? ''}.db`, '--shard', part);
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(made.out).toMatch(/INCONCLUSIVE +part . of 3, which decides nothing/);
    }
    const merged = cli('results', 'merge', '1.db', '2.db', '3.db', '--results', 'all.db');
    expect(merged).toMatchObject({ code: 0, err: '' });
    expect(merged.out).toMatch(/one drill of 3 parts: passed/);
    expect(journals('all.db')).toEqual(journals('whole.db'));
    expect(cli('results', 'check', '--results', 'all.db').code).toBe(0);
    // Once is enough.
    cli('results', 'merge', '1.db', '2.db', '3.db', '--results', 'all.db');
    expect(journals('all.db')).toHaveLength(1);
  });

  test('decide nothing until all of them are there', () => {
    drill('1.db', '--shard', '1/2');
    const signed = cli('evidence', 'export', 'last', '--results', '1.db');
    const verify = /backstep (evidence verify .*)/u.exec(signed.out)?.[1] ?? '';
    const verified = cli(...verify.split(' '), '--format', 'json');
    expect(JSON.parse(verified.out)).toMatchObject({
      status: 'sound',
      facts: { verdict: 'inconclusive' },
    });
    const results = openResults(path.join(folder, '1.db'), { readonly: true });
    expect(results.trend('checkout-2.14')).toEqual([]);
    results.close();
    const partial = cli('results', 'merge', '1.db', '--results', 'all.db');
    expect(partial.code).toBe(1);
    expect(partial.out).toMatch(/without part 2/);
    drill('2.db', '--shard', '2/2');
    const whole = cli('results', 'merge', '2.db', '--results', 'all.db', '--format', 'json');
    expect(JSON.parse(whole.out)).toMatchObject({ joined: [{ parts: 2, verdict: 'passed' }] });
  });

  test.each([
    [['--shard', '0/2'], /part of several/],
    [['--shard', '3/2'], /part of several/],
    [['--shard', '1/2', '--precision', '5%'], /--precision/],
    [['--shard', '1/999'], /cannot be shared out/],
  ])('%j is refused', (options, message) => {
    const { code, err } = drill('x.db', ...options);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('results check', () => {
  test('finds what was changed and computes anew what can be', () => {
    drill('r.db');
    const db = new Database(path.join(folder, 'r.db'));
    db.exec('UPDATE result SET rta_p95_us = 1');
    db.close();
    const found = cli('results', 'check', '--results', 'r.db');
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/derived-differs/);
    expect(cli('results', 'check', '--repair', '--results', 'r.db').code).toBe(0);
    expect(cli('results', 'check', '--results', 'r.db').out).toMatch(/✓ sound/);
  });

  test('does not create what it should check', () => {
    const { code, err } = cli('results', 'check', '--results', 'none.db');
    expect(code).toBe(2);
    expect(err).toMatch(/There are no results/);
  });
});

describe('results prune', () => {
  test('says what would go, and removes it when told to', () => {
    const playbook = path.join(folder, 'checkout.playbook.yaml');
    writeFileSync(
      playbook,
      readFileSync(playbook, 'utf8').replace(/^retention:.*\n(?: .*\n)*/mu, ''),
    );
    drill('r.db');
    drill('r.db');
    const asked = cli('results', 'prune', '--older-than', '0s', '--results', 'r.db');
    expect(asked.out).toMatch(/1 of 2 old runs would go/);
    expect(journals('r.db')).toHaveLength(2);
    const done = cli('results', 'prune', '--older-than', '0s', '--yes', '--results', 'r.db');
    expect(done.out).toMatch(/Removed 1 of 2/);
    expect(journals('r.db')).toHaveLength(1);
    expect(cli('results', 'check', '--results', 'r.db').code).toBe(0);
  });

  test('knows no other age than a duration', () => {
    expect(cli('results', 'prune', '--older-than', 'long').err).toMatch(/such as 90d/);
  });
});

test('a merge that cannot begin leaves nothing', () => {
  writeFileSync(path.join(folder, 'broken.db'), 'no database'.repeat(100));
  expect(cli('results', 'merge', 'broken.db', '--results', 'new.db').code).toBe(2);
  expect(existsSync(path.join(folder, 'new.db'))).toBe(false);
});

test('a merge names the file whose journal is broken', () => {
  drill('sound.db');
  cpSync(path.join(folder, 'sound.db'), path.join(folder, 'broken.db'));
  const db = new Database(path.join(folder, 'broken.db'));
  db.exec(`UPDATE event SET line = replace(line, '"seq":3', '"seq":4')`);
  db.close();
  const merge = () => cli('results', 'merge', 'sound.db', 'broken.db', '--results', 'all.db');
  expect(merge()).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /journal of run \w{26} in .*broken\.db is broken at line \d/,
    ) as string,
  });
});

test('a results file is not merged into itself', () => {
  drill('r.db');
  const { code, err } = cli('results', 'merge', 'r.db', '--results', './r.db');
  expect(code).toBe(2);
  expect(err).toMatch(/into itself/);
});
