import type { Rule } from '../rule.ts';
import { dirname, resolvePath } from '../../file-path.ts';
import { missingFile } from '../missing-file.ts';

/** Finds pipelines that deploy a change without having its rollback checked. */
export const pipelineUnguarded: Rule = {
  code: 'governance/pipeline-unguarded',
  severity: 'warning',
  what: 'The pipeline that deploys the change does not exist, or runs neither `backstep lint` nor `backstep drill`.',
  why: 'The plan and the change drift apart between two deployments, and nothing stops the one that has no way back.',
  fix: 'Correct the path, or run `backstep lint` and `backstep drill` in the pipeline before it deploys.',
  bad: 'change:\n  severity: medium\n  pipeline: ./pipelines/bare.yaml   # it only deploys\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  good: 'change:\n  severity: medium\n  pipeline: ./pipelines/guarded.yaml\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  looksAt: 'Playbook',
  check({ document, playbook: { change }, around }, report) {
    const { pipeline } = change;
    if (pipeline === undefined) return;
    const at = [...change.at, 'pipeline'];
    const fixes = missingFile(document, around, at, pipeline);
    if (fixes !== undefined) {
      report({ at, message: `There is no pipeline \`${pipeline}\`.`, fixes });
      return;
    }
    const text = around.read?.(resolvePath(dirname(document.file), pipeline));
    if (text === undefined || runsBackstep(text)) return;
    report({
      at,
      message: `\`${pipeline}\` deploys the change and checks none of its rollback.`,
    });
  },
};

/** Pipelines are written in many languages; a command is a command in each of them, unless its line is a comment. */
const runsBackstep = (text: string): boolean =>
  text
    .split('\n')
    .some(
      (line) => !/^\s*(?:#|\/\/)/.test(line) && /\bbackstep(?:@\S+)?\s+(?:lint|drill)\b/.test(line),
    );
