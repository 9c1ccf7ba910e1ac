import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { closed } from '../store/drill-trace.ts';
import { codesOf, type Damage, edit, rejournal } from './damage.ts';
import { filesOf, makeBundle, resign, rewrite } from './make-bundle.ts';

function isOfSeed(event: TraceEvent, seed: number): boolean {
  return event.kind === 'run.sampled' && event.data.seed === seed;
}

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
      edit(made, 'UPDATE result SET rta_p95_us = 1');
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
    'another start in the row of the run',
    (made) => {
      edit(made, `UPDATE run SET starts_us = starts_us + 3600000000`);
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
      const { head, events } = rejournal(made, (all) => [
        ...all.slice(0, -1),
        closed({ verdict: 'failed' }),
      ]);
      edit(made, `UPDATE run SET verdict = 'failed'`);
      resign(made, (predicate) => {
        predicate['verdict'] = 'failed';
        predicate['chainHead'] = head;
        predicate['events'] = events;
      });
    },
    ['signed-lie'],
  ],
  [
    'a journal without its bad seeds',
    (made) => {
      const { head, events } = rejournal(made, (all) => all.filter((each) => !isOfSeed(each, 12)));
      edit(made, 'UPDATE result SET samples = 5, recovered = 5');
      resign(made, (predicate) => {
        Object.assign(predicate, { samples: 5, recovered: 5, events, chainHead: head });
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

test.each(dishonest)('%s is found although it was signed', async (_, damage, codes) => {
  const made = await makeBundle();
  damage(made);
  expect(await codesOf(made)).toEqual([...codes].sort());
});
