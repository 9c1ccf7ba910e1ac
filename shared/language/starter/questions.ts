import type { Starter } from './starter.ts';
import { EnvironmentError } from '../../model/environment-error.ts';
import { parseDuration } from '../../model/quantities/duration.ts';
import { parseRate } from '../../model/quantities/rate.ts';

/** What has been told of a first playbook. */
export type Answers = Partial<Record<keyof Starter, string>>;

/** Something that must be known of a first playbook. */
export interface Question {
  readonly key: keyof Starter;
  readonly text: string;
  /** The usual answer; empty where none is one. */
  readonly usual: (told: Answers) => string;
  /** What is wrong with an answer, after those before it; undefined when nothing is. */
  readonly fault: (answer: string, told: Answers) => string | undefined;
}

const name = (answer: string): string | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(answer)
    ? undefined
    : 'Use letters, digits, dots, dashes and underscores, and begin with a letter or digit.';

const word = (answer: string): string | undefined =>
  /^[^\s@]+$/.test(answer) ? undefined : 'Write it without blanks and `@`.';

/** In the order in which they are asked: later ones may build on the answers before. */
export const starterQuestions: readonly Question[] = [
  { key: 'service', text: 'Which service is deployed?', usual: () => 'web', fault: name },
  { key: 'from', text: 'Which version runs now?', usual: () => '1.0.0', fault: word },
  {
    key: 'to',
    text: 'Which version replaces it?',
    usual: () => '1.1.0',
    fault: (answer, { from }) =>
      answer === from ? 'This is the version that runs now.' : word(answer),
  },
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

/** What answers amount to, with the usual ones for those that are missing. Throws a EnvironmentError about one that cannot be used. */
export function parseAnswers(answers: Answers): Starter {
  const whole: Answers = { ...answers };
  for (const { key, usual, fault } of starterQuestions) {
    const answer = whole[key] ?? usual(whole);
    const wrong = fault(answer, {});
    if (wrong !== undefined) throw new EnvironmentError(`\`${answer}\` is no ${key}.`, wrong);
    whole[key] = answer;
  }
  if (whole.from === whole.to)
    throw new EnvironmentError(
      'Both versions are the same.',
      'Name the one that runs and the one that replaces it.',
    );
  const { store, ...rest } = whole as Record<keyof Starter, string>;
  return store === '' ? rest : { ...rest, store };
}
