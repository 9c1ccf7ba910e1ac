import { window, workspace } from 'vscode';
import { formatCount } from '../../../shared/model/quantities/count.ts';

/** As many seeds as a drill may have. */
const mostRuns = 10_000_000;

/** How many seeds a drill plays unless told otherwise. */
export function usualRuns(): number {
  return workspace.getConfiguration('backstep').get('drill.runs', 1000);
}

/** Asks for a number of seeds; undefined when the question was dismissed. */
export async function askRuns(): Promise<number | undefined> {
  const answer = await window.showInputBox({
    title: 'How many seeds are to be played?',
    prompt: `From 1 to ${formatCount(mostRuns)}; each seed is the same incident with other luck.`,
    value: String(usualRuns()),
    validateInput: (text) => (parse(text) === undefined ? 'Write a whole number.' : undefined),
  });
  return answer === undefined ? undefined : parse(answer);
}

function parse(text: string): number | undefined {
  const digits = text.replaceAll(/[\s,_]/gu, '');
  const count = /^\d+$/u.test(digits) ? Number(digits) : NaN;
  return count >= 1 && count <= mostRuns ? count : undefined;
}
