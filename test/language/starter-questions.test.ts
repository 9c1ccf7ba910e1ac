import { expect, test } from 'vitest';
import { starterQuestions } from '../../shared/language/starter/questions.ts';

test('that both versions are the same is said at the second, when no other answer is lost for it', () => {
  const to = starterQuestions.find(({ key }) => key === 'to');
  expect(to?.fault('1.0.0', { from: '1.0.0' })).toMatch(/runs now/);
  expect(to?.fault('1.1.0', { from: '1.0.0' })).toBeUndefined();
  expect(to?.fault('1 1', {})).toMatch(/without blanks/);
});

test('the usual answers are good ones, after those before them', () => {
  const told: Record<string, string> = {};
  for (const { key, usual, fault } of starterQuestions) {
    expect(fault(usual(told), told)).toBeUndefined();
    told[key] = usual(told);
  }
});
