import type { Derived } from '../store/derive.ts';
import type { Json } from '../store/strict-json.ts';
import { recordOf } from './statement.ts';
import { type Finding, finding } from './verify-findings.ts';

const file = 'attestation.json';

/** The wording of what a drill leaves open may change between versions; that it is there may not. */
const worded = 'doesNotProve';

/** Holds a signed predicate field by field against what follows from the journal. */
export function comparePredicates(predicate: Json, truth: Stated): Finding[] {
  const given = recordOf(predicate) ?? {};
  const due = recordOf(JSON.parse(JSON.stringify(truth)) as Json) ?? {};
  const names = [...new Set([...Object.keys(due), ...Object.keys(given)])];
  const findings = names
    .filter((name) => name !== worded && !sameJson(given[name], due[name]))
    .map((name) => finding('signed-lie', `"${name}" does not follow from the journal`, file));
  const limits = given[worded];
  if (!Array.isArray(limits) || limits.length === 0) {
    findings.push(finding('signed-lie', 'it does not say what the drill leaves open', file));
  }
  return findings;
}

/** What every statement about drills has. */
type Stated = object & { readonly doesNotProve: readonly string[] };

/** Holds the journal's own closing words against what follows from its events. */
export function checkClosing({ closed, summary }: Derived): Finding[] {
  if (closed === undefined) {
    return [finding('incomplete', 'the drill was never closed', 'record/events.jsonl')];
  }
  const words = ({ verdict, completed, runs }: typeof closed | typeof summary): string =>
    `${verdict}, ${completed ? 'completed' : 'interrupted'}, ${runs} runs`;
  if (words(closed) === words(summary)) return [];
  const message = `it closes as ${words(closed)}, but its events make it ${words(summary)}`;
  return [finding('signed-lie', message, 'record/events.jsonl')];
}

/** The same value, whatever the order of keys. */
function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right] = [a as readonly Json[], b as readonly Json[]];
    return left.length === right.length && left.every((item, at) => sameJson(item, right[at]));
  }
  const [left, right] = [recordOf(a), recordOf(b)];
  if (left === undefined || right === undefined) return a === b;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => sameJson(left[key], right[key]))
  );
}
