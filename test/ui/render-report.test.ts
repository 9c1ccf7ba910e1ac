import { describe, expect, it } from 'vitest';
import type { Plan } from '../../shared/model/plan.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import { S, makeDeploy, makePlan, makeWait } from '../support/plan.ts';
import {
  held,
  interruptedReport,
  late,
  makeReport,
  makeTrend,
  neverRecovering,
  passing,
} from './make-report.ts';
import { renderReport, renderTimelineSvg, renderTrends } from '../../shared/ui/render-report.tsx';
import { xmlFault } from '../graph/check-xml.ts';

const hostile = `<script>alert("1")</script>&amp;'"--><img src=x onerror=alert(1)> ${'very long '.repeat(30)}`;

/** Everything that has a name has a hostile one. */
function hostileReport(): RunReport {
  const report = makeReport(passing(), 20);
  const names = /"(?:shop|test-playbook|test-scenario|test-system|on-call|deploy)"/g;
  const opened = {
    ...report.opened,
    inputs: [{ role: 'scenario', file: 'scenario.yaml', digest: 'sha256:0' }],
  };
  const text = JSON.stringify({ ...report, opened }).replace(names, () => JSON.stringify(hostile));
  return JSON.parse(text.replace('"scenario.yaml"', () => JSON.stringify(hostile))) as RunReport;
}

const manySteps = (): Plan =>
  makePlan({
    steps: [
      makeDeploy(),
      ...Array.from({ length: 60 }, (_, index) =>
        makeWait(`wait-${index}`, S, { needs: [index === 0 ? 'deploy' : `wait-${index - 1}`] }),
      ),
    ],
  });

const reports: Readonly<Record<string, () => RunReport>> = {
  passed: () => makeReport(passing()),
  failed: () => makeReport(late()),
  held: () => makeReport(held()),
  'never recovered': () => makeReport(neverRecovering()),
  'one run': () => makeReport(passing(), 1),
  interrupted: () => makeReport(passing(), 20, true),
  'sixty steps': () => makeReport(manySteps(), 20),
  'hostile names': hostileReport,
};

const tag = /<([a-z][\w:-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const active = new Set([
  'script',
  'img',
  'image',
  'iframe',
  'link',
  'object',
  'embed',
  'form',
  'base',
  'a',
  'use',
  'foreignobject',
]);

/** Whatever in a page runs, loads or leads elsewhere, and whatever was made of something that is not there. */
function faultsOf(html: string): string[] {
  const tags = [...html.matchAll(tag)];
  const attributes = tags.flatMap(([, , written = '']) => [
    ...written.matchAll(/([\w:-]+)(?:="([^"]*)")?/g),
  ]);
  const loading = attributes.filter(([, name = '']) =>
    /^(?:on.*|src|srcset|href|xlink:href|action)$/i.test(name),
  );
  const style = html.replace(/^.*?<style>|<\/style>.*$/gs, '');
  return [
    ...tags.map(([, name = '']) => name.toLowerCase()).filter((name) => active.has(name)),
    ...loading.map(([whole]) => whole),
    ...[...style.matchAll(/@import|url\(|https?:/gi)].map(([found]) => found),
    ...[...html.matchAll(/https?:\/\/(?!www\.w3\.org\/2000\/svg")[^\s"<]*/g)].map(
      ([found]) => found,
    ),
    ...[...html.matchAll(/\bundefined\b|\bNaN\b|\[object|\bInfinity\b/g)].map(([found]) => found),
  ];
}

// React writes an apostrophe as a hexadecimal reference, which XML allows and the small check does not know.
const fault = (svg: string): string | undefined =>
  xmlFault(svg.trim().replaceAll('&#x27;', '&#39;'));

describe('renderReport', () => {
  it.each(Object.entries(reports))('is inert and says nothing senseless: %s', (_, make) => {
    const html = renderReport(make());
    expect(faultsOf(html)).toEqual([]);
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html.includes('default-src &#x27;none&#x27;')).toBe(true);
  });

  it('gives the same bytes for the same report', () => {
    expect(renderReport(makeReport(late()))).toBe(renderReport(makeReport(late())));
  });

  it('shows a run that ended before anything was measured', () => {
    expect(faultsOf(renderReport(interruptedReport()))).toEqual([]);
  });

  it('shows the objectives, every step that ran and what it does not prove', () => {
    const report = makeReport(late());
    const html = renderReport(report);
    for (const { expected } of report.summary.checks)
      expect(html.replaceAll('\u00a0', ' ')).toContain(expected);
    expect(html).toContain('deploy');
    expect(html).toMatch(/does not prove/);
  });

  it('keeps names as text', () => {
    expect(renderReport(hostileReport())).toContain('&lt;script&gt;alert(');
  });
});

describe('renderTrends', () => {
  it('is inert, whatever a playbook is called', () => {
    const html = renderTrends([makeTrend(), makeTrend(hostile)]);
    expect(faultsOf(html)).toEqual([]);
    expect(html.includes('&lt;script&gt;')).toBe(true);
  });

  it('shows every run, also one without a recovery time, also a single one, also none', () => {
    const trend = makeTrend();
    const html = renderTrends([trend]);
    for (const { recordedAt } of trend.points) expect(html).toContain(recordedAt.slice(0, 10));
    expect(html).toContain('41m');
    expect(faultsOf(renderTrends([{ ...trend, points: trend.points.slice(2, 3) }]))).toEqual([]);
    expect(renderTrends([])).toMatch(/no finished runs/);
  });
});

describe('renderTimelineSvg', () => {
  it.each(Object.entries(reports))('is well-formed XML by itself: %s', (_, make) => {
    const svg = renderTimelineSvg(make());
    expect(fault(svg)).toBeUndefined();
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(faultsOf(svg)).toEqual([]);
  });

  it('has a size, so that a viewer need not guess one', () => {
    const [, wide, high] =
      / width="([\d.]+)" height="([\d.]+)"/.exec(renderTimelineSvg(makeReport(passing(), 1))) ?? [];
    expect(Number(wide)).toBeGreaterThan(600);
    expect(Number(high)).toBeGreaterThan(150);
  });

  it('stays well-formed when a run ended early', () => {
    expect(fault(renderTimelineSvg(interruptedReport()))).toBeUndefined();
  });
});
