import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { starterQuestions } from '../../shared/language/starter/questions.ts';

const numbers = ['six', 'seven', 'eight', 'nine', 'ten'];

test.each(['package.json', 'README.md', 'walkthrough/write.md'])(
  '%s says how many questions are asked for a first playbook',
  (file) => {
    const text = readFileSync(`extension/${file}`, 'utf8');
    const said = [...text.matchAll(/(\w+) questions/giu)].map(([, word]) => word?.toLowerCase());
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said)).toEqual(new Set([numbers[starterQuestions.length - 6]]));
  },
);

/** Everything the client is made of. */
const client = readdirSync('extension/client', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`extension/client/${file}`, 'utf8'))
  .join('\n');

test('a step of the walkthrough is done when its work is done, not when somebody has begun it', () => {
  const { contributes } = JSON.parse(readFileSync('extension/package.json', 'utf8')) as {
    contributes: { walkthroughs: { steps: { completionEvents: string[] }[] }[] };
  };
  const events = contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap(({ completionEvents }) => completionEvents),
  );
  expect(events.filter((event) => event.startsWith('onCommand:backstep.'))).toEqual([]);
  const keys = events.flatMap((event) => /^onContext:backstep\.(\w+)$/u.exec(event)?.[1] ?? []);
  expect(keys).toEqual(['hasPlaybook', 'hasShownGraph', 'hasDrilled']);
  for (const key of keys) expect(client).toMatch(new RegExp(`['.]${key}'`, 'u'));
});

test('commands that are for a row of a view are offered nowhere else', () => {
  const { contributes } = JSON.parse(readFileSync('extension/package.json', 'utf8')) as {
    contributes: {
      commands: { command: string }[];
      menus: Record<string, { command: string; when: string }[]>;
    };
  };
  const { menus, commands } = contributes;
  const known = commands.map(({ command }) => command);
  for (const { command } of Object.values(menus).flat()) expect(known).toContain(command);
  const hidden = menus['commandPalette']?.filter(({ when }) => when === 'false');
  expect(hidden?.map(({ command }) => command)).toEqual([
    'backstep.drillScenario',
    'backstep.drillAll',
    'backstep.showMoreRuns',
  ]);
});
