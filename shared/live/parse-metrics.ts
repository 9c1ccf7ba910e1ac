/** One sample of a scrape. */
export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?[ \t]+(\S+)(?:[ \t]+-?\d+)?[ \t]*$/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/gy;

/**
 * Reads the Prometheus text exposition format. Throws an Error that names the line when it is none.
 * Source: Prometheus documentation, Exposition formats, text-based format 0.0.4.
 */
export function parseMetrics(text: string): MetricSample[] {
  return text.split('\n').flatMap((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return [];
    const [, name, labels = '', value = ''] = sampleLine.exec(trimmed) ?? [];
    const parsed = parseValue(value);
    if (name === undefined || parsed === undefined)
      throw new Error(`line ${index + 1} of the metrics is no sample: ${trimmed}`);
    return [{ name, labels: parseLabels(labels, index + 1), value: parsed }];
  });
}

function parseLabels(text: string, line: number): Record<string, string> {
  const labels: Record<string, string> = {};
  let read = 0;
  for (const [whole, name = '', value = ''] of text.matchAll(label)) {
    labels[name] = value.replace(/\\(.)/g, (_, escaped: string) =>
      escaped === 'n' ? '\n' : escaped,
    );
    read += whole.length;
  }
  if (read !== text.length) throw new Error(`line ${line} of the metrics has unreadable labels`);
  return labels;
}

function parseValue(text: string): number | undefined {
  if (text === '+Inf' || text === 'Inf') return Infinity;
  if (text === '-Inf') return -Infinity;
  if (text === 'NaN') return NaN;
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}
