import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { signatureOf } from '../../shared/evidence/timestamps/check-timestamps.ts';
import { generateKey } from '../../shared/evidence/signing/keys.ts';
import { signEndorsement } from '../../shared/evidence/signing/sign-endorsement.ts';
import { timestampRequest } from '../../shared/evidence/timestamps/timestamp.ts';
import { sha256 } from '../../shared/evidence/sums.ts';
import type { JournalEvent } from '../../shared/model/journal.ts';
import { recovery, sampled } from '../store/drill-trace.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { makeAuthority } from './authority.ts';
import { edit, rejournal } from './damage.ts';
import { type Made, makeBundle, resign, resum, rewrite } from './make-bundle.ts';

const tools = [
  ['sqlite3', '--version'],
  ['openssl', 'version'],
  ['sha256sum', '--version'],
  ['sh', '-c', ':'],
];
const missing = tools
  .filter(([name, ...given]) => spawnSync(name!, given).status !== 0)
  .map(([name]) => name);

/** Runs the commands of a bundle's own guide, and nothing else, as a reader would; perhaps without some that take long. */
function follow(
  { dir, key }: Made,
  trusted = key,
  without = /^$/u,
  given: Readonly<Record<string, string>> = {},
): { ok: boolean; output: string } {
  const guide = readFileSync(join(dir, 'VERIFY.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```sh\n([^]*?)^```$/gmu)].map(([, commands]) => commands);
  expect(blocks.length).toBe(11);
  const keyFile = `${dir}.pub.pem`;
  writeFileSync(keyFile, trusted.publicKey.export({ type: 'spki', format: 'pem' }));
  const run = spawnSync(
    'sh',
    ['-eu', '-c', blocks.filter((block = '') => !without.test(block)).join('\n')],
    {
      cwd: dir,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', KEY: keyFile, ...given },
    },
  );
  return { ok: run.status === 0, output: run.stdout + run.stderr };
}

/** One process for each line of the journal. */
const withoutChain = /PREV=/u;

const title =
  missing.length === 0
    ? 'the commands of VERIFY.md'
    : `the commands of VERIFY.md (not run: ${missing.join(', ')} missing here)`;

describe.skipIf(missing.length > 0)(title, () => {
  test.each(['p256', 'ed25519'] as const)(
    'accept an untouched bundle signed with %s',
    async (kind) => {
      const made = await makeBundle({ kind });
      const { ok, output } = follow(made);
      expect(output).toMatch(kind === 'p256' ? /Verified OK/u : /Signature Verified Successfully/u);
      expect(output).toMatch(/23 events, [0-9a-f]{64}/u);
      expect(output).toMatch(/^passed\|6\|310000000\|310000000\|5000000\|5000000$/mu);
      expect(ok, output).toBe(true);
    },
  );

  test('accept percentiles that are rounded up, of more different times than are kept', async () => {
    const runs = 20_000;
    const many = Array.from({ length: runs - 1 }, (_, index) => {
      const seed = 8 + index;
      return sampled(seed, { rtaUs: 300_000_000 + index * 9_973 });
    });
    const made = await makeBundle({ events: [...recovery(), ...many] });
    const { ok, output } = follow(made, made.key, withoutChain);
    expect(ok, output).toBe(true);
    const [, exact] = /^passed\|20000\|(\d+)/mu.exec(output) ?? [];
    const statement = JSON.parse(readFileSync(join(made.dir, 'attestation.json'), 'utf8')) as {
      payload: string;
    };
    const stated = Buffer.from(statement.payload, 'base64').toString();
    const [, rounded] = /"rtaP50Us":(\d+)/u.exec(stated) ?? [];
    expect(Number(rounded)).toBeGreaterThan(Number(exact));
    expect(Number(rounded)).toBeLessThan(Number(exact) * 1.004);
    resign(made, (predicate) =>
      Object.assign(predicate, { rtaP50Us: Math.round(Number(exact) * 1.01) }),
    );
    expect(follow(made, made.key, withoutChain).ok).toBe(false);
  });

  test('accept a drill in which not every seed recovered', async () => {
    const events = [
      ...recovery(),
      sampled(8, { outcome: 'not-recovered', rtaUs: null }),
      ...[9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((seed) => sampled(seed)),
    ];
    const { ok, output } = follow(await makeBundle({ events }));
    expect(output).toMatch(/^passed\|13\|310000000\|\|5000000\|$/mu);
    expect(ok, output).toBe(true);
  });

  describe('with decisions of others', () => {
    const others = [generateKey(), generateKey('ed25519')];
    let made: Made;
    let keys: string;

    beforeEach(async () => {
      made = await makeBundle();
      keys = temporaryFolder();
      mkdirSync(join(made.dir, 'approvals'));
      const attestation = sha256(readFileSync(join(made.dir, 'attestation.json')));
      others.forEach((key, index) => {
        const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
        writeFileSync(join(keys, `${index}.pem`), pem);
        const decision = { kind: 'approval', decision: 'approved', by: 'Ada', at: '2026' } as const;
        const text = signEndorsement(decision, attestation, key);
        writeFileSync(join(made.dir, 'approvals', `approval-${index}.json`), text);
      });
    });

    const followed = (): ReturnType<typeof follow> =>
      follow(made, made.key, withoutChain, { OTHERS: keys });

    test('accept those of keys that were given', () => {
      const { ok, output } = followed();
      expect(ok, output).toBe(true);
      expect(output).toMatch(/approval-0\.json by .*0\.pem[^]*approval-1\.json by .*1\.pem/u);
    });

    test('refuse those of other keys, and those about another bundle', async () => {
      rmSync(join(keys, '1.pem'));
      expect(followed().ok).toBe(false);
      const other = await makeBundle({ change: { playbook: 'another' } });
      mkdirSync(join(other.dir, 'approvals'));
      for (const name of ['approval-0.json', 'approval-1.json'])
        cpSync(join(made.dir, 'approvals', name), join(other.dir, 'approvals', name));
      made = other;
      expect(followed().ok).toBe(false);
    });
  });

  test('accept the timestamp of an authority, and refuse that over other bytes', async () => {
    const made = await makeBundle();
    const authority = makeAuthority();
    const tsr = join(made.dir, 'timestamps/attestation.tsr');
    mkdirSync(join(made.dir, 'timestamps'));
    const signature = signatureOf(readFileSync(join(made.dir, 'attestation.json')));
    const stamp = (bytes: Uint8Array): void =>
      writeFileSync(tsr, authority.answer(timestampRequest(bytes)));
    stamp(signature ?? new Uint8Array());
    const given = { AUTHORITY: authority.rootFile };
    const { ok, output } = follow(made, made.key, withoutChain, given);
    expect(output).toMatch(/Verification: OK[^]*Time stamp: /u);
    expect(ok, output).toBe(true);
    stamp(Buffer.from('other'));
    expect(follow(made, made.key, withoutChain, given).ok).toBe(false);
  });

  test('refuse an interrupted drill', async () => {
    expect(follow(await makeBundle({ events: recovery(), closing: null })).ok).toBe(false);
  });

  test('refuse a bundle of somebody else', async () => {
    expect(follow(await makeBundle(), generateKey()).ok).toBe(false);
  });

  test.each<readonly [string, (made: Made) => void]>([
    ['an edited view', ({ dir }) => appendFileSync(join(dir, 'views/report.html'), ' ')],
    [
      'an edited view with fitting sums',
      ({ dir }) => {
        appendFileSync(join(dir, 'views/report.html'), ' ');
        resum(dir);
      },
    ],
    ['a file more', ({ dir }) => writeFileSync(join(dir, 'extra'), '')],
    ['a file less', ({ dir }) => rmSync(join(dir, 'views/timeline.svg'))],
    ['a link', ({ dir }) => symlinkSync('/', join(dir, 'root'))],
    [
      'an edited statement',
      ({ dir }) =>
        rewrite(dir, 'attestation.json', (text) => text.replace(/"payload": "./u, '"payload": "f')),
    ],
    [
      'an edited type',
      ({ dir }) => rewrite(dir, 'attestation.json', (text) => text.replace('in-toto', 'in-tota')),
    ],
    [
      'a broken chain, signed',
      (made) => {
        rewrite(made.dir, 'record/events.jsonl', (text) => text.replace('half', 'some'));
        edit(made, `UPDATE event SET line = replace(line, 'half', 'some')`);
        resign(made);
      },
    ],
    [
      'another journal in the database, signed',
      (made) => {
        edit(made, `UPDATE event SET line = replace(line, 'half', 'some')`);
        resign(made);
      },
    ],
    [
      'a view in place of a table, signed',
      (made) => {
        edit(made, 'ALTER TABLE event RENAME TO e; CREATE VIEW event AS SELECT * FROM e');
        resign(made);
      },
    ],
    [
      'another input, signed',
      (made) => {
        writeFileSync(join(made.dir, 'subject/system/system.yaml'), 'system: other\n');
        resign(made);
      },
    ],
    ['a better recovery time, signed', (made) => resign(made, (p) => (p['rtaP95Us'] = 1))],
    ['a better recovery point, signed', (made) => resign(made, (p) => (p['rpaP50Us'] = 1))],
    ['another verdict, signed', (made) => resign(made, (p) => (p['verdict'] = 'failed'))],
    [
      'a seed left out, signed',
      (made) => {
        const last = (event: JournalEvent): boolean =>
          event.kind === 'run.sampled' && event.data.seed === 12;
        const { head, events } = rejournal(made, (all) => all.filter((event) => !last(event)));
        resign(made, (p) => Object.assign(p, { samples: 5, events, chainHead: head }));
      },
    ],
    ['another chain head, signed', (made) => resign(made, (p) => (p['chainHead'] = 'x'))],
  ])('refuse %s', async (_, damage) => {
    const made = await makeBundle();
    damage(made);
    const { ok, output } = follow(made);
    expect(ok, output).toBe(false);
  });
});
