import { describe, expect, it } from 'vitest';
import { elements, textOf } from './markup.ts';
import { madeReport, madeSample, minute } from './made-report.ts';
import { makeCompared } from './make-overviews.ts';
import {
  renderComparison,
  renderReport,
  renderTimelineSvg,
  renderTrends,
} from '../../shared/ui/render-report.tsx';
import type { RunReport, TrendRun } from '../../shared/ui/report-data.ts';
import { drilledReport } from './drilled-report.ts';
import { findings } from '../../shared/ui/findings.ts';
import { layOutTrend } from '../../shared/ui/trend-layout.ts';
import { story } from '../../shared/ui/story.ts';

const tooLate = drilledReport('samples/online-boutique', '2-too-late.scenario.yaml', 60);

describe('the page of a run', () => {
  const html = renderReport(tooLate);

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html).toContain(
      'default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;; img-src data:',
    );
    expect(html).not.toMatch(/<script|<link|<img|@import|https?:\/\/(?!www\.w3\.org)/);
    expect(html).not.toMatch(/ on\w+="/);
  });

  it('gives the same bytes for the same report', () => {
    expect(renderReport(tooLate)).toBe(html);
    expect(renderTimelineSvg(tooLate)).toBe(renderTimelineSvg(tooLate));
  });

  it('tells the story in order', () => {
    const headings = [...html.matchAll(/<h2>([^<]*)/g)].map(([, text]) => text);
    expect(headings).toEqual([
      'Not every objective was met.',
      'Objectives and what was measured',
      'What happened in one run, seed 1',
      'How long recovery took, over all runs',
      'How much data was lost, in time',
      'Findings',
      'Where the time went',
      'How runs ended',
      'Which step to shorten',
      'Who was asked, seed 1',
      'Everything that happened, seed 1',
      'Where these figures come from',
      'What this can support, and how strongly',
      'What this does not prove',
    ]);
  });

  it('says the verdict in a word, and how to see a run again', () => {
    expect(html).toContain('✗ Failed');
    expect(html).toContain('backstep drill 2-too-late.scenario.yaml --seed 1 --runs 1');
    for (const { digest } of tooLate.opened.inputs) expect(html).toContain(digest);
  });

  it('says beside a figure what was missed, the expectations of the scenario too', () => {
    const made = madeReport({ samples: [madeSample(1, 16 * minute)] });
    const { checks } = made.summary;
    const own = {
      name: 'expect.rto.max',
      expected: 'max within 1m',
      measured: '16m in one run',
      result: 'failed',
    } as const;
    const summary = { ...made.summary, checks: [...checks, own] };
    const shown = textOf(renderReport({ ...made, summary }));
    expect(shown).toMatch(/RTO 15m, missed\s*expected max within 1m, missed/);
    expect(shown).toMatch(/RPO 1m(?!, missed)/);
  });

  it('has every row of the timeline in a table', () => {
    const text = textOf(html);
    for (const { subject, kind } of tooLate.events)
      if (kind === 'step.started') expect(text).toContain(subject);
    expect(html).toContain('<summary>The timeline as a table</summary>');
  });

  it('escapes what others have named', () => {
    const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';
    const made = madeReport({ name: () => evil });
    const { opened } = made;
    const hostile = {
      ...made,
      runId: evil,
      opened: {
        ...opened,
        playbook: evil,
        scenario: evil,
        system: evil,
        tool: evil,
        inputs: [{ role: 'scenario' as const, file: evil, digest: evil }],
      },
    };
    for (const markup of [renderReport(hostile), renderTimelineSvg(hostile)]) {
      expect(markup).not.toMatch(/<script|<img/);
      expect(markup).toContain('&lt;script&gt;');
    }
    const point = {
      runId: evil,
      recordedAt: evil,
      scenario: evil,
      verdict: 'passed',
      successRate: 1,
      rtaP95Us: 1,
      rpaP95Us: 0,
      lostRecordsMax: 0,
    } as const;
    expect(renderTrends([{ playbook: evil, points: [point] }])).not.toMatch(/<script|<img/);
  });

  it.each([
    ['of nothing', []],
    ['of one run', [madeSample(1, 5 * minute)]],
    ['where none recovered', [madeSample(1, null), madeSample(2, null)]],
    [
      'where some recovered',
      [madeSample(1, null), madeSample(2, minute), madeSample(3, minute, minute)],
    ],
  ])('renders a drill %s', (_, samples) => {
    const page = renderReport(madeReport({ samples }));
    expect(textOf(page)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    const { measures: __, ...unended } = madeReport({ samples, events: [] });
    expect(textOf(renderReport(unended))).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
});

describe('story and findings', () => {
  it('say what was tried, what happened and what stands out', () => {
    expect(story(tooLate)).toContain('against the scenario too-late');
    expect(story(tooLate)).toContain('In all 60 runs the rollback brought the service back.');
    const found = findings(tooLate);
    expect(found[0]).toMatch(/^RTO was missed: wanted p95 within 15m/);
    expect(found.filter((text) => text.includes('was missed'))).toHaveLength(1);
    expect(
      found.some((text) => /the step redeploy failed \d+ times: registry unreachable/.test(text)),
    ).toBe(true);
  });

  it('name every step that decides as often as the first', () => {
    const samples = [1, 2].map((seed) => ({
      ...madeSample(seed, minute),
      critical: ['a', 'b', 'c'],
    }));
    const found = findings(madeReport({ samples }));
    expect(found).toContain(
      'The steps a, b and c decide how long the outage lasts in 100% of runs.',
    );
  });

  it('name the share and the seed of runs that did not recover', () => {
    const samples = [
      madeSample(1, minute),
      madeSample(2, null),
      madeSample(3, minute),
      madeSample(4, minute),
    ];
    const report = madeReport({ samples });
    expect(findings(report)).toContain(
      '1 run of 4 did not recover: step drain failed (seed 2 shows it).',
    );
    expect(story(report)).toContain('in 75% the rollback brought the service back and in 25%');
  });
});

const point = (index: number, rtaP95Us: number | null, rtoUs: number): TrendRun => ({
  runId: `run-${index}`,
  recordedAt: `2026-0${1 + (index % 9)}-01T00:00:00.000Z`,
  scenario: 'bad-canary',
  verdict: rtaP95Us !== null && rtaP95Us <= rtoUs ? 'passed' : 'failed',
  successRate: 1,
  rtaP95Us,
  rtoUs,
  rpaP95Us: 0,
  lostRecordsMax: 0,
});

describe('the page of trends', () => {
  it('draws every run, with the objective of its time', () => {
    const points = [5, 6, 16, null, 7].map((n, index) =>
      point(index, n === null ? null : n * minute, (index < 3 ? 15 : 20) * minute),
    );
    const { objectives, highestUs, y } = layOutTrend(points);
    expect(objectives.map(({ us }) => us)).toEqual([15 * minute, 20 * minute]);
    expect(highestUs).toBeGreaterThan(20 * minute);
    expect(y(16 * minute)).toBeLessThan(y(15 * minute));
    const html = renderTrends([{ playbook: 'checkout', points }]);
    expect(elements(html, 'circle')).toHaveLength(points.length);
    expect(textOf(html)).toContain('no recovery time, failed');
    expect(html).toContain('RTO 20m');
  });

  it('has no dates that touch, however many runs there are', () => {
    const points = Array.from({ length: 300 }, (_, index) => point(index, minute, minute));
    const { dated, x } = layOutTrend(points);
    for (const [at, index] of dated.entries())
      if (at > 0) expect(x(index) - x(dated[at - 1]!)).toBeGreaterThanOrEqual(80);
  });

  it('says what to do where there is nothing', () => {
    expect(textOf(renderTrends([]))).toContain('There are no finished runs yet.');
    expect(renderTrends([{ playbook: 'one', points: [point(0, null, minute)] }])).not.toMatch(
      /NaN/,
    );
  });
});

describe('the page of two runs', () => {
  const { before, after, comparison } = makeCompared();
  const shown = (one: RunReport, other: RunReport): string =>
    textOf(renderComparison({ before: one, after: other, ...(comparison && { comparison }) }));

  it('says that the verdict is another, and whether something else was asked', () => {
    expect(shown(before, after)).toContain(
      'The verdict was passed, and is failed. Something else was asked of it.',
    );
    const same = { ...after, summary: { ...before.summary, verdict: 'failed' as const } };
    expect(shown(before, same)).toMatch(/The verdict was passed, and is failed\.(?! Something)/);
  });

  it('says nothing of a verdict that is the same', () => {
    expect(shown(before, before)).not.toMatch(/The verdict was/);
  });
});
