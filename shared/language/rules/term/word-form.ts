import type { Document } from '../../document.ts';
import type { Fix } from '../../../model/diagnostic.ts';
import type { Path } from '../../../model/path.ts';
import type { Rule } from '../rule.ts';
import { nodeAt } from '../../syntax/find.ts';
import { prose } from '../prose.ts';

/** A wrong form, and what belongs in its place. */
interface Form {
  readonly pattern: RegExp;
  readonly right: string;
}

const verbs = '(?:to|please|must|should|can|cannot|will|we|you|they|not)';

const forms: readonly Form[] = [
  { pattern: /\broll-back(?=s?\b)/gi, right: 'rollback' },
  { pattern: /\bfail-over(?=s?\b)/gi, right: 'failover' },
  { pattern: /\bfail-back(?=s?\b)/gi, right: 'failback' },
  {
    pattern: new RegExp(`(?<=\\b${verbs} )rollback(?= (?:the|all|it|this)\\b)`, 'gi'),
    right: 'roll back',
  },
  {
    pattern: new RegExp(`(?<=\\b${verbs} )failover(?= (?:the|all|it|this)\\b)`, 'gi'),
    right: 'fail over',
  },
];

/** Finds the terms of recovery written in forms that mix noun and verb. */
export const wordForm: Rule = {
  code: 'term/word-form',
  severity: 'info',
  what: 'A text writes `roll-back`, `fail-over` or `fail-back`, or uses `rollback` or `failover` as a verb.',
  why: 'One term in one form can be searched for, and nobody wonders whether two things are meant.',
  fix: 'Write the nouns `rollback`, `failover`, `failback` and the verbs `roll back`, `fail over`, `fail back`.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "The roll-back has begun." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "The rollback has begun." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  check({ document }, report) {
    for (const { at, text } of prose(document)) {
      for (const { pattern, right } of forms) {
        for (const [word] of text.matchAll(pattern)) {
          report({
            at,
            message: `\`${word}\` is written \`${right}\` here.`,
            fixes: replaceWord(document, at, pattern, word, right),
          });
        }
      }
    }
  },
};

function replaceWord(
  { tree }: Document,
  at: Path,
  pattern: RegExp,
  word: string,
  right: string,
): Fix[] {
  const span = nodeAt(tree, at)?.span;
  if (span === undefined) return [];
  const places = [...tree.text.slice(span.start, span.end).matchAll(pattern)];
  const place = places.find(([found]) => found === word);
  if (place === undefined) return [];
  const start = span.start + place.index;
  const isCapital = word.charAt(0) !== word.charAt(0).toLowerCase();
  const newText = isCapital ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  return [
    {
      title: `Change to \`${newText}\``,
      edits: [{ span: { start, end: start + word.length }, newText }],
    },
  ];
}
