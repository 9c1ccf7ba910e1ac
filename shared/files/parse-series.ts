import type { Incident, MetricSeries, RecordedSample } from '../model/metric-series.ts';
import type { Metric } from '../model/playbook.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { parseDuration } from '../model/quantities/duration.ts';
import { parseInstant } from '../model/quantities/instant.ts';
import { parseShare } from '../model/quantities/share.ts';
import { readCsv } from './read-csv.ts';

type Row = Partial<Record<'time' | 'value' | 'requests' | 'incident', string>>;

const durations: ReadonlySet<Metric> = new Set([
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'replication_lag',
]);

/**
 * Reads a recorded series of `metric`: the JSON that Prometheus answers to a range query, or CSV with a heading. The columns `time`
 * (RFC 3339, or seconds since 1970) and `value` are needed; `requests` is how many requests a value was worked out
 * from, `incident` is 1 or true while something was wrong. Plain numbers are shares, seconds or counts, as Prometheus
 * has them. Throws an EnvironmentError that says where and why when it cannot be read.
 */
export function parseSeries(text: string, metric: Metric, name: string): MetricSeries {
  const isJson = /^\s*[{[]/.test(text);
  const read = isJson ? readPrometheus(text, metric, name) : readColumns(text, metric, name);
  const samples = [...read.samples].sort((one, other) => one.atUs - other.atUs);
  const unique = samples.filter(({ atUs }, index) => atUs !== samples[index + 1]?.atUs);
  if (unique.length < 2) {
    throw new EnvironmentError(
      `${name} holds ${unique.length === 0 ? 'no value' : 'a single value'}.`,
      'A series needs values over a time, the longer the better.',
    );
  }
  return { samples: unique, incidents: read.incidents };
}

function readColumns(text: string, metric: Metric, name: string): MetricSeries {
  const rows: readonly Row[] = readCsv(
    text,
    name,
    ['time', 'value'],
    'Write a heading `time,value`, then a row for each value; `requests` and `incident` may stand beside them.',
  );
  const samples: RecordedSample[] = [];
  const marked: { readonly atUs: number; readonly isWrong: boolean }[] = [];
  rows.forEach((row, index) => {
    const where = `${name}, row ${index + 2}`;
    const atUs = readTime(row.time ?? '', where);
    const { value = '', requests = '', incident = '' } = row;
    if (value !== '' && !/^nan$/i.test(value)) {
      samples.push({
        atUs,
        value: readValue(value, metric, where),
        ...(requests === '' ? {} : { requests: readNumber(requests, where, 'requests') }),
      });
    }
    marked.push({ atUs, isWrong: /^(?:1|true|yes)$/i.test(incident) });
  });
  return { samples, incidents: incidentsOf(marked) };
}

/** Times in which rows are marked, each until the next that is not. */
function incidentsOf(
  rows: readonly { readonly atUs: number; readonly isWrong: boolean }[],
): Incident[] {
  const incidents: Incident[] = [];
  let fromUs: number | undefined;
  for (const { atUs, isWrong } of [...rows].sort((one, other) => one.atUs - other.atUs)) {
    if (isWrong) fromUs ??= atUs;
    else if (fromUs !== undefined) {
      incidents.push({ fromUs, toUs: atUs });
      fromUs = undefined;
    }
  }
  const lastUs = rows.reduce((most, { atUs }) => Math.max(most, atUs), 0);
  if (fromUs !== undefined) incidents.push({ fromUs, toUs: lastUs });
  return incidents;
}

/** As much of the answer of `/api/v1/query_range` as is needed. */
interface RangeAnswer {
  readonly data?: { readonly result?: readonly { readonly values?: readonly unknown[] }[] };
}

function readPrometheus(text: string, metric: Metric, name: string): MetricSeries {
  let answer: RangeAnswer;
  try {
    answer = JSON.parse(text) as RangeAnswer;
  } catch (error) {
    throw new EnvironmentError(
      `${name} is no JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Save the answer of /api/v1/query_range, or write CSV with a heading `time,value`.',
      error,
    );
  }
  const results = answer.data?.result;
  const [only, second] = Array.isArray(results)
    ? (results as readonly { values?: unknown[] }[])
    : [];
  if (only?.values === undefined || second !== undefined) {
    const count = Array.isArray(results) ? results.length : 0;
    throw new EnvironmentError(
      second === undefined
        ? `${name} is no answer to a range query.`
        : `${name} holds ${count} series.`,
      'Save the answer of /api/v1/query_range to a query that gives one series, such as sum(…).',
    );
  }
  const samples = only.values.flatMap((pair, index): RecordedSample[] => {
    const where = `${name}, value ${index + 1}`;
    const [time, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    const atUs = readNumber(String(time), where, 'time') * 1e6;
    if (/^[+-]?nan$/i.test(String(value))) return [];
    return [{ atUs: Math.round(atUs), value: readValue(String(value), metric, where) }];
  });
  return { samples, incidents: [] };
}

function readTime(text: string, where: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1e6);
  const instant = parseInstant(text);
  if (instant.ok) return instant.value;
  throw new EnvironmentError(
    `${where}: the time \`${text}\` ${instant.reason}.`,
    'Write 2026-10-02T14:30:00Z, or seconds since 1970.',
  );
}

function readValue(text: string, metric: Metric, where: string): number {
  const plain = Number(text);
  if (text !== '' && Number.isFinite(plain)) return durations.has(metric) ? plain * 1e6 : plain;
  const parsed = durations.has(metric) ? parseDuration(text) : parseShare(text);
  if (parsed.ok) return parsed.value;
  throw new EnvironmentError(
    `${where}: the value \`${text}\` ${parsed.reason}.`,
    durations.has(metric)
      ? 'Write seconds such as 0.25, or a duration such as 250ms.'
      : 'Write a number such as 0.02, or a percentage such as 2%.',
  );
}

function readNumber(text: string, where: string, what: string): number {
  const value = Number(text);
  if (text !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new EnvironmentError(
    `${where}: ${what} \`${text}\` is no number.`,
    'Write a number of at least 0.',
  );
}
