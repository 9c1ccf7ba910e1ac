import type { Rule } from '../rule.ts';
import { downScripts } from '../down-scripts.ts';
import { writeKey } from '../edits.ts';

/** What a statement throws away, in words; statements are told apart well enough by their first words. */
const losses: readonly (readonly [RegExp, string])[] = [
  [/\bDROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?["`]?([\w.]+)/i, 'drops table'],
  [/\bDROP\s+COLUMN\s+(?:IF\s+EXISTS\s+)?["`]?(\w+)/i, 'drops column'],
  [/\bTRUNCATE\s+(?:TABLE\s+)?["`]?([\w.]+)/i, 'empties'],
  [/\bDELETE\s+FROM\s+["`]?([\w.]+)/i, 'deletes rows of'],
];

/** Finds migrations that lose data on the way back and are said to be reversible. */
export const lossyDownScript: Rule = {
  code: 'data/lossy-down-script',
  severity: 'warning',
  what: 'A step takes a schema back with a script that throws data away, and is not marked as irreversible.',
  why: 'What was written since the change is gone afterwards; whoever approves the step must know that.',
  fix: 'Write `reversible: false` at the step, or keep what the script drops.',
  bad: 'steps:\n  - id: stop\n    freeze: orders-db\n  - id: schema-down\n    migrate: { store: orders-db, to: 40 }\n    timeout: 5m\nchange:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 40, to: 41 } }   # 0041.down.sql: DROP COLUMN note',
  good: 'steps:\n  - id: stop\n    freeze: orders-db\n  - id: schema-down\n    migrate: { store: orders-db, to: 40 }\n    timeout: 5m\n    reversible: false\nchange:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 40, to: 41 } }',
  looksAt: 'Playbook',
  check({ document, playbook, system, around }, report) {
    for (const { move, file, name } of downScripts(playbook, system, around)) {
      const text = file === undefined ? undefined : around.read?.(file);
      const loss = text === undefined ? undefined : firstLoss(text);
      if (loss === undefined) continue;
      for (const { at, id, action, reversible } of playbook.steps) {
        if (action.kind !== 'migrate' || action.store !== move.name || !reversible) continue;
        report({
          at: [...at, 'migrate', 'to'],
          message: `Step \`${id}\` runs \`${name ?? ''}\`, which ${loss}.`,
          fixes: writeKey(document, at, 'reversible', 'false'),
        });
      }
      return;
    }
  },
};

/** The first thing that a script loses, comments left out. */
function firstLoss(sql: string): string | undefined {
  const code = sql.replaceAll(/--.*$|\/\*[\s\S]*?\*\//gm, '');
  for (const [pattern, words] of losses) {
    const name = pattern.exec(code)?.[1];
    if (name !== undefined) return `${words} \`${name}\``;
  }
  return undefined;
}
