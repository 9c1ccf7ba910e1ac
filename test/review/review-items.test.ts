import { expect, test } from 'vitest';
import { type ReviewDecision, reviewItems } from '../../shared/review/review-items.ts';

const key = 'checkout/absent-approver/approval-expired/production';

const standing = (today: string, ...decisions: ReviewDecision[]) =>
  reviewItems(
    decisions.map((decision) => ({ item: key, run: 'R1', line: JSON.stringify(decision) })),
    today,
  )[0];

const opened: ReviewDecision = { what: 'opened', message: 'm', owner: 'ada', due: '2026-10-02' };
const accepted: ReviewDecision = {
  what: 'accepted',
  by: 'eve',
  because: 'it is the drill',
  until: '2026-12-31',
};

test('what was accepted may stay until its day, which is included, and is open and overdue after it', () => {
  expect(standing('2026-12-31', opened, accepted)).toMatchObject({ state: 'accepted' });
  expect(standing('2027-01-01', opened, accepted)).toMatchObject({
    state: 'open',
    due: '2026-12-31',
    accepted: { by: 'eve', because: 'it is the drill' },
  });
});

test('what was found again after a retest is not accepted for that', () => {
  const closed: ReviewDecision = { what: 'closed', retest: 'R2' };
  expect(standing('2026-11-01', opened, accepted, closed)).toMatchObject({ state: 'closed' });
  const again: ReviewDecision = { ...opened, what: 'reopened' };
  expect(standing('2026-11-01', opened, accepted, closed, again)).toMatchObject({ state: 'open' });
});

test('lines that are no decisions, and decisions about nothing, are left out', () => {
  expect(standing('2026-11-01', accepted)).toBeUndefined();
  const lines = ['{', '{"what":"forgotten"}'].map((line) => ({ item: key, run: 'R1', line }));
  expect(reviewItems(lines, '2026-11-01')).toEqual([]);
});
