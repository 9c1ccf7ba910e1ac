import { createInterface } from 'node:readline/promises';
import type { Interface } from 'node:readline/promises';
import type { Answers, Question } from '../../language/starter/questions.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { starterQuestions } from '../../language/starter/questions.ts';

/** What has not been told, asked on the terminal. Throws a CommandFailure where nobody can be asked. */
export async function askAll(told: Answers): Promise<Answers> {
  const open = starterQuestions.filter(({ key }) => told[key] === undefined);
  if (open.length === 0) return told;
  if (!process.stdin.isTTY)
    throw new CommandFailure(
      'Nobody can be asked here.',
      `Write --yes for the usual answers, or tell ${open.map(({ key }) => `--${key}`).join(' ')}.`,
    );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const controller = new AbortController();
  terminal.once('SIGINT', () => {
    controller.abort();
  });
  try {
    const answers = { ...told };
    for (const question of open)
      answers[question.key] = await ask(terminal, question, answers, controller.signal);
    return answers;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw new CommandFailure(
      'Nothing was written.',
      'Begin again when you like.',
      exitCodes.interrupted,
    );
  } finally {
    terminal.close();
  }
}

async function ask(
  terminal: Interface,
  { text, usual, fault }: Question,
  answers: Answers,
  signal: AbortSignal,
): Promise<string> {
  const fallback = usual(answers);
  const shown = fallback === '' ? '' : ` (${fallback})`;
  for (;;) {
    const written = (await terminal.question(`${text}${shown} `, { signal })).trim();
    const answer = written === '' ? fallback : written;
    const wrong = fault(answer, answers);
    if (wrong === undefined) return answer;
    process.stderr.write(`  ${wrong}\n`);
  }
}
