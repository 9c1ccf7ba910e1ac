import { createInterface } from 'node:readline/promises';
import type { Interface } from 'node:readline/promises';
import type { Starter } from './starter.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { parseDuration } from '../../model/quantities/duration.ts';
import { parseRate } from '../../model/quantities/rate.ts';

type Answers = Partial<Record<keyof Starter, string>>;

interface Question {
  readonly key: keyof Starter;
  readonly text: string;
  /** The usual answer; empty where none is one. */
  readonly usual: (told: Answers) => string;
  /** What is wrong with an answer; undefined when nothing is. */
  readonly fault: (answer: string) => string | undefined;
}

const name = (answer: string): string | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(answer)
    ? undefined
    : 'Use letters, digits, dots, dashes and underscores, and begin with a letter or digit.';

const word = (answer: string): string | undefined =>
  /^[^\s@]+$/.test(answer) ? undefined : 'Write it without blanks and `@`.';

const questions: readonly Question[] = [
  { key: 'service', text: 'Which service is deployed?', usual: () => 'web', fault: name },
  { key: 'from', text: 'Which version runs now?', usual: () => '1.0.0', fault: word },
  { key: 'to', text: 'Which version replaces it?', usual: () => '1.1.0', fault: word },
  {
    key: 'image',
    text: 'Its image, without tag?',
    usual: ({ service = 'web' }) => `registry.example/${service}`,
    fault: word,
  },
  { key: 'team', text: 'Which team owns the playbook?', usual: () => 'my-team', fault: word },
  {
    key: 'rto',
    text: 'Within what time must it be well again (RTO)?',
    usual: () => '30m',
    fault: (answer) => {
      const parsed = parseDuration(answer);
      return parsed.ok && parsed.value > 0 ? undefined : 'Write a duration such as 15m or 1h30m.';
    },
  },
  {
    key: 'traffic',
    text: 'How many requests reach it?',
    usual: () => '50/s',
    fault: (answer) => (parseRate(answer).ok ? undefined : 'Write a rate such as 50/s or 3k/m.'),
  },
  {
    key: 'store',
    text: 'Which store does it keep its data in (empty for none)?',
    usual: () => '',
    fault: (answer) => (answer === '' ? undefined : name(answer)),
  },
];

/** What has not been told, asked on the terminal. Throws a CommandFailure where nobody can be asked. */
export async function askAll(told: Answers): Promise<Answers> {
  const open = questions.filter(({ key }) => told[key] === undefined);
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
    const wrong = fault(answer);
    if (wrong === undefined) return answer;
    process.stderr.write(`  ${wrong}\n`);
  }
}

/** What answers amount to, with the usual ones for those that are missing. Throws a CommandFailure about one that cannot be used. */
export function parseAnswers(answers: Answers): Starter {
  const whole: Answers = { ...answers };
  for (const { key, usual, fault } of questions) {
    const answer = whole[key] ?? usual(whole);
    const wrong = fault(answer);
    if (wrong !== undefined) throw new CommandFailure(`\`${answer}\` is no ${key}.`, wrong);
    whole[key] = answer;
  }
  if (whole.from === whole.to)
    throw new CommandFailure(
      'Both versions are the same.',
      'Name the one that runs and the one that replaces it.',
    );
  const { store, ...rest } = whole as Record<keyof Starter, string>;
  return store === '' ? rest : { ...rest, store };
}
