import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../shared/model/scenario.ts';
import {
  held,
  interruptedReport,
  late,
  makeReport,
  neverRecovering,
  passing,
} from './make-report.ts';
import { story } from '../../shared/ui/story.ts';

const nonsense = /undefined|null|NaN|\[object|Infinity/;
const outcomes: readonly Outcome[] = [
  'recovered',
  'held',
  'mitigated',
  'rolled-forward',
  'not-needed',
  'not-recovered',
];

function ending(outcome: Outcome): string {
  const report = makeReport(passing(), 1);
  const summary = { ...report.summary, outcomes: [{ outcome, count: 1 }] };
  return story({ ...report, summary });
}

describe('story', () => {
  it('tells every outcome apart', () => {
    const told = outcomes.map(ending);
    expect(new Set(told).size).toBe(outcomes.length);
    for (const text of told) expect(text).not.toMatch(nonsense);
  });

  it('names the playbook, the scenario and the system', () => {
    const text = story(makeReport(passing()));
    for (const name of ['test-playbook', 'test-scenario', 'test-system'])
      expect(text).toContain(name);
  });

  it('names every playbook of several', () => {
    const beside = [{ name: 'cart-back', triggers: [], steps: [] }];
    const text = story(makeReport(passing({ beside })));
    expect(text).toContain('playbooks test-playbook and cart-back were tried at the same time');
  });

  it('says of a drill that recovered in time how long that took, and what was allowed', () => {
    const report = makeReport(passing());
    expect(report.summary.verdict).toBe('passed');
    expect(story(report)).toMatch(/recover.*30m/s);
    expect(story(report)).not.toMatch(/not every/i);
  });

  it('says of a drill that took too long how long, beside what was allowed, and does not praise it', () => {
    const report = makeReport(late());
    expect(report.summary.verdict).toBe('failed');
    expect(story(report).replaceAll('\u00a0', ' ')).toMatch(/1m \d+s.*objective is 1m\b/);
    expect(story(report)).not.toMatch(/(?<!not )every objective was met/i);
    expect(story(report).replaceAll('\u00a0', ' ')).toMatch(
      /Not met: RTO \(wanted p95 within 1m, measured p95 1m \d+s\)/,
    );
  });

  it('gives no recovery time where nothing recovered', () => {
    const report = makeReport(neverRecovering());
    expect(report.summary.outcomes[0]?.outcome).toBe('not-recovered');
    expect(story(report)).toMatch(/not recover/);
    expect(story(report)).not.toMatch(/at most/);
  });

  it('says that the team held, and not that it rolled back', () => {
    const report = makeReport(held());
    expect(report.summary.outcomes[0]?.outcome).toBe('held');
    expect(story(report)).toMatch(/decided to hold on/);
    expect(story(report)).not.toMatch(/the rollback recovered/i);
  });

  it('says that a drill was interrupted', () => {
    const report = makeReport(passing(), 20, true);
    expect(story(report)).toMatch(/interrupted/);
    expect(story(makeReport(passing(), 20))).not.toMatch(/interrupted/);
  });

  it('has something to say of a drill that was interrupted before its first run ended', () => {
    expect(story(interruptedReport())).not.toMatch(nonsense);
  });
});
