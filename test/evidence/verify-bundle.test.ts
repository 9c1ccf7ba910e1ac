import {
  appendFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateKey, loadTrustedKey } from '../../shared/evidence/keys.ts';
import type { FindingCode } from '../../shared/evidence/verify-findings.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { JournalEvent, TraceEvent } from '../../shared/model/journal.ts';
import { followChain } from '../../shared/store/chain.ts';
import { firstPrev, formatLines } from '../../shared/store/journal-line.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { closed, event, recovery, sampled, startsUs } from '../store/drill-trace.ts';
import {
  filesOf,
  type Made,
  makeBundle,
  resign,
  resum,
  rewrite,
  statementOf,
  views,
} from './make-bundle.ts';

function codesOf({ dir, key }: Pick<Made, 'dir' | 'key'>): FindingCode[] {
  const report = verifyBundle(dir, { keys: [key] });
  expect(report.ok).toBe(report.findings.length === 0);
  expect(report.status === 'sound').toBe(report.ok);
  return [...new Set(report.findings.map(({ code }) => code))].sort();
}

function edit(made: Made, sql: string): void {
  const db = new (loadSqlite())(join(made.dir, 'record/drill.db'));
  db.exec(sql);
  db.close();
}

/** Writes another journal, sound in itself, into the file and the database of a bundle. */
function rejournal(made: Made, change: (events: readonly JournalEvent[]) => TraceEvent[]): void {
  const path = join(made.dir, 'record/events.jsonl');
  const { events } = followChain(readFileSync(path, 'utf8').trimEnd().split('\n'));
  const { lines } = formatLines(change(events), { seq: 0, prev: firstPrev, startsUs });
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const db = new (loadSqlite())(join(made.dir, 'record/drill.db'));
  db.exec('DELETE FROM event');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  lines.forEach((line, seq) => insert.run(made.runId, seq, line));
  db.close();
}

test.each(['p256', 'ed25519'] as const)('an untouched bundle signed with %s is sound', (kind) => {
  const made = makeBundle({ kind });
  const report = verifyBundle(made.dir, { keys: [generateKey(), made.key] });
  expect(report).toMatchObject({
    ok: true,
    status: 'sound',
    findings: [],
    signedBy: made.key.keyid,
    facts: { verdict: 'passed', samples: 3, rtaP50Us: 310_000_000, rpaP95Us: 5_000_000 },
  });
});

test('a failed drill is sound evidence of a failure', () => {
  const events = [
    ...recovery(),
    sampled(8, { outcome: 'not-recovered', rtaUs: null }),
    sampled(9, { outcome: 'not-recovered', rtaUs: null }),
  ];
  const made = makeBundle({ events, closing: closed({ verdict: 'failed' }) });
  expect(verifyBundle(made.dir, { keys: [made.key] })).toMatchObject({
    ok: true,
    facts: { verdict: 'failed', rtaP50Us: null },
  });
});

test('an interrupted drill is incomplete, whatever else is right', () => {
  const made = makeBundle({ events: recovery().slice(0, 6), closing: null });
  const report = verifyBundle(made.dir, { keys: [made.key] });
  expect(report).toMatchObject({ ok: false, status: 'incomplete' });
  expect(report.findings.map(({ code }) => code)).toEqual(['incomplete']);
  expect(report.facts?.verdict).toBe('inconclusive');
});

test('an interrupted drill that is also damaged is unsound', () => {
  const made = makeBundle({ events: recovery().slice(0, 6), closing: null });
  appendFileSync(join(made.dir, 'VERIFY.md'), 'x');
  expect(verifyBundle(made.dir, { keys: [made.key] }).status).toBe('unsound');
});

test('changing any byte of any file is found', () => {
  const made = makeBundle();
  const paths = filesOf(made.dir);
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (path, at, flip) => {
        const file = join(made.dir, path);
        const before = readFileSync(file);
        const bytes = Buffer.from(before);
        const place = at % bytes.length;
        bytes[place] = bytes[place]! ^ flip;
        writeFileSync(file, bytes);
        const { ok } = verifyBundle(made.dir, { keys: [made.key] });
        writeFileSync(file, before);
        // The key id is a hint that nothing depends on, and JSON has room for spaces.
        if (path !== 'attestation.json') expect(ok).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
  expect(codesOf(made)).toEqual([]);
});

test('truncating any file is found', () => {
  const made = makeBundle();
  for (const path of filesOf(made.dir)) {
    const before = readFileSync(join(made.dir, path));
    for (const length of [0, 1, before.length >> 1]) {
      writeFileSync(join(made.dir, path), before.subarray(0, length));
      expect(codesOf(made), `${path} cut to ${length}`).not.toEqual([]);
    }
    writeFileSync(join(made.dir, path), before);
  }
  expect(codesOf(made)).toEqual([]);
});

type Damage = readonly [what: string, damage: (made: Made) => void, codes: readonly FindingCode[]];

const unsigned: readonly Damage[] = [
  [
    'a file removed',
    ({ dir }) => rmSync(join(dir, 'views/report.html')),
    ['missing-file', 'sums-mismatch'],
  ],
  [
    'a file added',
    ({ dir }) => writeFileSync(join(dir, 'views/x'), ''),
    ['extra-file', 'sums-mismatch'],
  ],
  [
    'a file edited',
    ({ dir }) => appendFileSync(join(dir, 'views/report.html'), ' '),
    ['digest-mismatch', 'sums-mismatch'],
  ],
  [
    'a file edited and the sums made to fit',
    ({ dir }) => {
      appendFileSync(join(dir, 'views/report.html'), ' ');
      resum(dir);
    },
    ['digest-mismatch'],
  ],
  [
    'a link in place of a file',
    ({ dir }) => {
      renameSync(join(dir, 'VERIFY.md'), join(dir, '..', 'elsewhere'));
      symlinkSync(join(dir, '..', 'elsewhere'), join(dir, 'VERIFY.md'));
    },
    ['link', 'missing-file', 'sums-mismatch'],
  ],
  ['a link to a folder', ({ dir }) => symlinkSync('/', join(dir, 'views', 'root')), ['link']],
  [
    'names that differ by case',
    ({ dir }) => writeFileSync(join(dir, 'verify.MD'), ''),
    ['case-collision', 'extra-file', 'sums-mismatch'],
  ],
  [
    'a log beside the database',
    ({ dir }) => writeFileSync(join(dir, 'record/drill.db-wal'), ''),
    ['extra-file', 'sums-mismatch'],
  ],
  [
    'deep folders',
    ({ dir }) => mkdirSync(join(dir, 'a/b/c/d/e/f/g/h/i'), { recursive: true }),
    ['too-big'],
  ],
];

const envelope: readonly Damage[] = [
  [
    'no signature',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) =>
        text.replace(/"signatures": \[[^\]]*\]/u, '"signatures": []'),
      ),
    ['signature-count'],
  ],
  [
    'two signatures',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) =>
        text.replace(/"signatures": \[([^\]]*)\]/u, '"signatures": [$1,$1]'),
      ),
    ['signature-count'],
  ],
  [
    'another payload type',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) => text.replace('vnd.in-toto+json', 'json')),
    ['payload-type'],
  ],
  [
    'a payload named twice',
    ({ dir }) =>
      rewrite(dir, 'attestation.json', (text) => text.replace('{', '{"payload":"e30=",')),
    ['hostile-json'],
  ],
  [
    'deep nesting',
    ({ dir }) => writeFileSync(join(dir, 'attestation.json'), '['.repeat(1e5)),
    ['hostile-json'],
  ],
  [
    'no JSON',
    ({ dir }) => writeFileSync(join(dir, 'attestation.json'), 'hello'),
    ['statement-malformed'],
  ],
  [
    'a list',
    ({ dir }) => writeFileSync(join(dir, 'attestation.json'), '[]'),
    ['statement-malformed'],
  ],
  [
    'the signature of other bytes',
    ({ dir, key }) => {
      const text = readFileSync(join(dir, 'attestation.json'), 'utf8');
      resign({ dir, key }, (predicate) => (predicate['verdict'] = 'failed'));
      const [sig] = /"sig": "[^"]*"/u.exec(readFileSync(join(dir, 'attestation.json'), 'utf8')) ?? [
        '',
      ];
      writeFileSync(join(dir, 'attestation.json'), text.replace(/"sig": "[^"]*"/u, sig));
    },
    ['signature-invalid'],
  ],
  [
    'the signature of another key',
    ({ dir }) => resign({ dir, key: generateKey() }),
    ['key-untrusted'],
  ],
];

const dishonest: readonly Damage[] = [
  [
    'a better verdict in the statement',
    (made) => resign(made, (predicate) => (predicate['rtaP50Us'] = 1)),
    ['signed-lie'],
  ],
  [
    'an invented claim in the statement',
    (made) => resign(made, (predicate) => (predicate['compliant'] = true)),
    ['signed-lie'],
  ],
  [
    'no word about what is left open',
    (made) => resign(made, (predicate) => (predicate['doesNotProve'] = [])),
    ['signed-lie'],
  ],
  [
    'a better figure in a table',
    (made) => {
      edit(made, 'UPDATE sample SET rta_us = 1 WHERE seed = 8');
      resign(made);
    },
    ['signed-lie'],
  ],
  [
    'a check removed from a table',
    (made) => {
      edit(made, 'DELETE FROM check_result');
      resign(made);
    },
    ['signed-lie'],
  ],
  [
    'another run in the row of the run',
    (made) => {
      edit(made, `UPDATE run SET playbook = 'other'`);
      resign(made);
    },
    ['signed-lie'],
  ],
  [
    'a line of the journal edited',
    (made) => {
      rewrite(made.dir, 'record/events.jsonl', (text) => text.replace('half', 'some'));
      resign(made);
    },
    ['chain-broken'],
  ],
  [
    'a last line without its end',
    (made) => {
      rewrite(made.dir, 'record/events.jsonl', (text) => text.trimEnd());
      resign(made);
    },
    ['chain-broken'],
  ],
  [
    'a duplicate key in the journal',
    (made) => {
      rewrite(made.dir, 'record/events.jsonl', (text) => text.replace('"t":0', '"t":1,"t":0'));
      resign(made);
    },
    ['hostile-json'],
  ],
  [
    'bytes that are not UTF-8 in the journal',
    (made) => {
      const path = join(made.dir, 'record/events.jsonl');
      writeFileSync(path, Buffer.concat([Buffer.from([0xff]), readFileSync(path)]));
      resign(made);
    },
    ['chain-broken'],
  ],
  [
    'another journal in the database',
    (made) => {
      edit(made, `UPDATE event SET line = replace(line, 'half', 'some')`);
      resign(made);
    },
    ['events-db-mismatch'],
  ],
  [
    'an event removed from the database',
    (made) => {
      edit(made, `DELETE FROM event WHERE seq = 3`);
      resign(made);
    },
    ['events-db-mismatch'],
  ],
  [
    'a second run in the database',
    (made) => {
      edit(
        made,
        `INSERT INTO run SELECT '7' || substr(id, 2), status, recorded_at, host, writer, starts_us, tool, environment, playbook, scenario, system, disruption, seed, runs, verdict, completed FROM run`,
      );
      resign(made);
    },
    ['events-db-mismatch'],
  ],
  [
    'a view in place of a table',
    (made) => {
      edit(made, 'ALTER TABLE event RENAME TO event_; CREATE VIEW event AS SELECT * FROM event_');
      resign(made);
    },
    ['db-not-table'],
  ],
  [
    'a trigger',
    (made) => {
      edit(made, 'CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM event; END');
      resign(made);
    },
    ['db-not-table'],
  ],
  [
    'a table missing',
    (made) => {
      edit(made, 'DROP TABLE check_result');
      resign(made);
    },
    ['db-not-table'],
  ],
  [
    'a write-ahead log',
    (made) => {
      edit(made, 'PRAGMA journal_mode = WAL');
      resign(made);
    },
    ['db-has-wal'],
  ],
  [
    'no database',
    (made) => {
      writeFileSync(join(made.dir, 'record/drill.db'), 'x'.repeat(5000));
      resign(made);
    },
    ['db-corrupt'],
  ],
  [
    'a damaged database',
    (made) => {
      const path = join(made.dir, 'record/drill.db');
      writeFileSync(path, readFileSync(path).fill(0x5a, 4096, 20_000));
      resign(made);
    },
    ['db-corrupt'],
  ],
  [
    'another playbook',
    (made) => {
      const [path] = filesOf(made.dir).filter((name) => name.startsWith('subject/playbook'));
      appendFileSync(join(made.dir, path!), '# harmless');
      resign(made);
    },
    ['events-db-mismatch', 'input-digest-mismatch'],
  ],
  [
    'one more input',
    (made) => {
      writeFileSync(join(made.dir, 'subject/notes.txt'), '');
      resign(made);
    },
    ['input-digest-mismatch'],
  ],
  [
    'a journal that closes with a verdict of its own',
    (made) => {
      rejournal(made, (events) => [...events.slice(0, -1), closed({ verdict: 'failed' })]);
      const { events } = followChain(
        readFileSync(join(made.dir, 'record/events.jsonl'), 'utf8').trimEnd().split('\n'),
      );
      edit(made, `UPDATE run SET verdict = 'failed'`);
      resign(made, (predicate) => {
        predicate['verdict'] = 'failed';
        predicate['chainHead'] = followChain(
          readFileSync(join(made.dir, 'record/events.jsonl'), 'utf8').trimEnd().split('\n'),
        ).head;
        predicate['events'] = events.length;
      });
    },
    ['signed-lie'],
  ],
  [
    'a journal that ends before its closing',
    (made) => {
      rejournal(made, (events) => events.slice(0, -1));
      resign(made);
    },
    ['incomplete', 'signed-lie'],
  ],
];

test.each([...unsigned, ...envelope])('%s is found', (_, damage, codes) => {
  const made = makeBundle();
  damage(made);
  const found = codesOf(made);
  for (const code of codes) expect(found).toContain(code);
});

test.each(dishonest)('%s is found although it was signed', (_, damage, codes) => {
  const made = makeBundle();
  damage(made);
  expect(codesOf(made)).toEqual([...codes].sort());
});

test('a bundle without trusted keys is never sound', () => {
  const { dir } = makeBundle();
  expect(verifyBundle(dir, { keys: [] })).toMatchObject({
    ok: false,
    findings: [{ code: 'key-untrusted' }],
  });
});

test('a key that lies in the bundle is not trusted', () => {
  const made = makeBundle();
  const path = join(made.dir, 'signer.pem');
  writeFileSync(path, made.key.publicKey.export({ type: 'spki', format: 'pem' }));
  resign(made);
  const report = verifyBundle(made.dir, { keys: [loadTrustedKey(path)] });
  expect(report.findings.map(({ code }) => code)).toEqual(['key-from-bundle']);
});

test('a story that cannot have happened gives no figures, and no crash', () => {
  const made = makeBundle();
  const impossible = [
    event(1, 'step.succeeded', { attempt: 3 }, 'nothing'),
    event(2, 'run.ended', {
      outcome: 'recovered',
      recoveredUs: null,
      reason: '',
      failedRequests: 0,
      events: 0,
    }),
  ];
  rejournal(made, ([first]) => [first!, ...impossible, closed()]);
  resign(made);
  expect(codesOf(made)).not.toEqual([]);
});

test('views are held against what a renderer makes of the journal', () => {
  const made = makeBundle();
  const render = (): typeof views => views;
  expect(verifyBundle(made.dir, { keys: [made.key], renderViews: render }).ok).toBe(true);
  writeFileSync(join(made.dir, 'views/report.html'), '<p>recovered in 1 s</p>');
  resign(made);
  expect(verifyBundle(made.dir, { keys: [made.key] }).ok).toBe(true);
  const report = verifyBundle(made.dir, { keys: [made.key], renderViews: render });
  expect(report.findings).toMatchObject([{ code: 'view-differs', file: 'views/report.html' }]);
});

test.each([
  ['nothing', () => undefined],
  ['a file', (dir: string) => writeFileSync(dir, 'x')],
  ['an empty folder', (dir: string) => mkdirSync(dir)],
])('%s is not a bundle', (_, make) => {
  const { dir, key } = makeBundle();
  const other = `${dir}-other`;
  make(other);
  expect(verifyBundle(other, { keys: [key] }).findings.map(({ code }) => code)).toEqual([
    'not-a-bundle',
  ]);
});

test('more than fits the limits is refused before it is read', () => {
  const { dir, key } = makeBundle();
  for (const limits of [
    { maxFiles: 3, maxDepth: 6, maxBytes: 1e9 },
    { maxFiles: 1000, maxDepth: 6, maxBytes: 5000 },
  ]) {
    const report = verifyBundle(dir, { keys: [key], limits });
    expect(report.findings.map(({ code }) => code)).toContain('too-big');
  }
});

test('a copy elsewhere, with hard links or without, is as sound as the bundle', () => {
  const made = makeBundle();
  const copy = `${made.dir}-copy`;
  cpSync(made.dir, copy, { recursive: true });
  rmSync(join(copy, 'VERIFY.md'));
  linkSync(join(made.dir, 'VERIFY.md'), join(copy, 'VERIFY.md'));
  expect(codesOf({ ...made, dir: copy })).toEqual([]);
});

test('the statement says what the drill does not prove', () => {
  const { dir } = makeBundle();
  expect(statementOf(dir).predicate['doesNotProve']).toContainEqual(
    expect.stringMatching(/simulated/u),
  );
});
