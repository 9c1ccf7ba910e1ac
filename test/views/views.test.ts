import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { derive, type Derived } from '../../shared/store/derive.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { followChain } from '../../shared/store/chain.ts';
import { formatLines, firstPrev } from '../../shared/store/journal-line.ts';
import { renderTextViews } from '../../shared/views/render-text-views.ts';
import { renderViews } from '../../shared/views/render-views.ts';
import { RunsCsv } from '../../shared/views/runs-csv.ts';
import {
  closed,
  event,
  opened,
  others,
  recovery,
  sampled,
  startsUs,
} from '../store/drill-trace.ts';
import { xmlFault } from '../graph/check-xml.ts';

const facts = { run: '01ARZ3NDEKTSV4RRFFQ69G5FAV', recordedAt: '2026-03-01T09:00:00.000Z' };

function derived(
  events: readonly TraceEvent[] = [...recovery(), ...others(), closed()],
  change: Parameters<typeof opened>[0] = {},
): Derived {
  const from = { seq: 0, prev: firstPrev, startsUs };
  return derive(followChain(formatLines([opened(change), ...events], from).lines).events);
}

/** Every sort of drill that a view must be able to tell about. */
const drills: readonly (readonly [what: string, derived: Derived])[] = [
  ['that passed', derived()],
  [
    'that failed',
    derived([
      ...recovery(),
      ...[8, 9, 10, 11, 12].map((seed) =>
        sampled(seed, { outcome: 'not-recovered', rtaUs: null, mode: 'stuck' }),
      ),
      closed({ verdict: 'failed' }),
    ]),
  ],
  ['that was interrupted', derived(recovery().slice(0, 6))],
  ['of nothing', derived([])],
  [
    'of hostile names',
    derived(undefined, { scenario: '=cmd|"/c"!A1', playbook: '</script>&\u0001', system: '\n x ' }),
  ],
];

const textOf = (what: Derived, name: string): string =>
  new TextDecoder().decode(renderTextViews(facts, what).find((view) => view.name === name)?.bytes);

test.each(drills)('a drill %s gives the same bytes every time', async (_, what) => {
  const once = await renderViews(facts, what);
  const again = await renderViews(facts, what);
  expect(again).toEqual(once);
  expect(once.map(({ name }) => name)).toEqual([
    'report.html',
    'timeline.svg',
    'junit.xml',
    'oscal-assessment-results.json',
    'otlp-trace.json',
    'report.pdf',
  ]);
});

describe('JUnit', () => {
  test.each(drills)('of a drill %s is well-formed', (_, what) => {
    expect(
      xmlFault(
        textOf(what, 'junit.xml')
          .replace(/^<\?xml.*\n/, '')
          .trimEnd(),
      ),
    ).toBeUndefined();
  });

  test('counts what failed and what could not be judged', () => {
    const failed = textOf(drills[1]![1], 'junit.xml');
    expect(failed).toMatch(/<testsuites tests="3" failures="[12]"/);
    expect(failed).toMatch(/<failure message="wanted/);
    expect(textOf(drills[2]![1], 'junit.xml')).toMatch(/errors="[1-3]"/);
    expect(textOf(drills[0]![1], 'junit.xml')).toMatch(/failures="0" errors="0"/);
  });
});

describe('OSCAL assessment results', () => {
  const schema = new URL('oscal/assessment-results-1.2.1.schema.json', import.meta.url);
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    unicodeRegExp: true,
    validateFormats: false,
  });
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);

  test.each(drills)('of a drill %s are valid by the official schema', (_, what) => {
    validate(JSON.parse(textOf(what, 'oscal-assessment-results.json')));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('a document that is not one is refused', () => {
    expect(validate({ 'assessment-results': { uuid: 'x' } })).toBe(false);
  });

  test('a simulation supports controls, and never more', () => {
    const text = textOf(derived(), 'oscal-assessment-results.json');
    expect(text).toMatch(/CP-4: supporting\./);
    expect(text).not.toMatch(/: (?:full|partial)\. /);
    expect(text).not.toMatch(/\bcompliant\b/i);
    const live = textOf(
      derived(undefined, { environment: 'production' }),
      'oscal-assessment-results.json',
    );
    expect(live).toMatch(/CP-4: full\./);
  });
});

describe('OTLP trace', () => {
  interface Span {
    readonly traceId: string;
    readonly spanId: string;
    readonly parentSpanId?: string;
    readonly name: string;
    readonly startTimeUnixNano: string;
    readonly endTimeUnixNano: string;
    readonly status: { readonly code: number };
  }
  const spansOf = (what: Derived): Span[] =>
    (
      JSON.parse(textOf(what, 'otlp-trace.json')) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      }
    ).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));

  test.each(drills)('of a drill %s is one tree in time', (_, what) => {
    const spans = spansOf(what);
    const [root] = spans;
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
      expect(span.parentSpanId).toBe(span === root ? undefined : root?.spanId);
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
    }
  });

  test('has the steps and phases at their times', () => {
    const step = spansOf(derived()).find(({ name }) => name === 'step: deploy-old');
    const nano = (seconds: number): string =>
      `${BigInt(startsUs) * 1000n + BigInt(seconds) * 1_000_000_000n}`;
    expect(step).toMatchObject({
      startTimeUnixNano: nano(180),
      endTimeUnixNano: nano(300),
      status: { code: 1 },
    });
    expect(spansOf(derived()).map(({ name }) => name)).toContain('phase: Execution');
  });

  test('shows an attempt that failed as failed', () => {
    const failing = recovery().map((each) =>
      each.kind === 'step.succeeded'
        ? event(300, 'step.failed', { attempt: 1, reason: 'no image', final: true }, 'deploy-old')
        : each,
    );
    const step = spansOf(derived([...failing, ...others(), closed()])).find(
      ({ name }) => name === 'step: deploy-old',
    );
    expect(step?.status).toEqual({ code: 2, message: 'no image' });
  });
});

describe('seeds as CSV', () => {
  const csvOf = (modes: readonly string[]): string => {
    let text = '';
    const csv = new RunsCsv((piece) => (text += piece));
    modes.forEach((mode, seed) => {
      const { data } = sampled(seed, { mode }) as Extract<TraceEvent, { kind: 'run.sampled' }>;
      csv.add(data);
    });
    csv.end();
    return text;
  };

  test('come back as they were, as many as there are', () => {
    const modes = Array.from({ length: 2_500 }, (_, seed) => `mode "${seed}", with\na line end`);
    const rows = parse<{
      seed: string;
      mode: string;
      rta_s: string;
    }>(csvOf(modes), { columns: true });
    expect(rows.map(({ mode }) => mode)).toEqual(modes);
    expect(rows[7]).toMatchObject({ seed: '7', rta_s: '310.000000' });
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is no formula', (mode) => {
    const [, row] = parse(csvOf([mode]));
    expect(row?.[10]).toBe(`'${mode}`);
  });
});

test('a PDF has its fonts in it and nothing that runs or is fetched', async () => {
  const pdf = (await renderViews(facts, derived())).find(({ name }) => name === 'report.pdf');
  const text = new TextDecoder('latin1').decode(pdf?.bytes);
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(text.match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(2);
  expect(text).not.toMatch(/\/(?:JavaScript|Launch|URI|EmbeddedFile)\b/);
});
