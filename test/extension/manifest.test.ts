import { readFileSync } from 'node:fs';
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
