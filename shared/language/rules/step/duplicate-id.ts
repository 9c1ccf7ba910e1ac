import type { Path } from '../../../model/path.ts';
import type { Step } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { spanOf } from '../../schema-diagnostic.ts';
import { writeKey } from '../edits.ts';

/** Finds steps with the same name. */
export const duplicateId: Rule = {
  code: 'step/duplicate-id',
  severity: 'error',
  what: 'Two steps have the same `id`.',
  why: 'What `needs`, `goto` and faults mean by that name cannot be told.',
  fix: 'Rename one of the steps, and what refers to it.',
  bad: 'steps:\n  - id: back\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: back\n    needs: []\n    deploy: { service: checkout, version: 1.0.0 }',
  good: 'steps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }',
  looksAt: 'Playbook',
  check({ document, playbook: { steps } }, report) {
    const first = new Map<string, Path>();
    for (const { at, id } of steps) {
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, at);
        continue;
      }
      const line = lineOf(document.tree, [...earlier, 'id']);
      report({
        at: [...at, 'id'],
        message: `The step in line ${line} is already named \`${id}\`.`,
        fixes: writeKey(document, at, 'id', freeName(id, steps)),
      });
    }
  },
};

/** The name with the first number behind it that makes it another one. */
function freeName(id: string, steps: readonly Step[]): string {
  const taken = new Set(steps.map((step) => step.id));
  let number = 2;
  while (taken.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

function lineOf(tree: SyntaxTree, at: Path): number {
  return tree.lines.positionAt(spanOf(tree, at).start).line + 1;
}
