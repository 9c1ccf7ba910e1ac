import type { Distribution } from '../../model/distribution.ts';
import type { Path } from '../../model/path.ts';
import { parseDuration } from '../../model/quantities/duration.ts';

type Report = (path: Path, message: string, remedy: string) => void;

const forms = [['min', 'likely', 'max'], ['p50', 'p95'], ['mean'], ['values']] as const;
const formsRemedy =
  'Write one of `90s`, `{min, likely, max}`, `{p50, p95}`, `{mean}` or `{values: [...]}`.';

const duration = (written: unknown, path: Path, report: Report): number | undefined => {
  if (typeof written !== 'string') return undefined;
  const result = parseDuration(written);
  if (result.ok) return result.value;
  report(path, `\`${written}\` ${result.reason}.`, result.remedy);
  return undefined;
};

/** The distribution written as `value`; undefined when it is absent or unusable, which is then reported. */
export function readDistribution(value: unknown, report: Report): Distribution | undefined {
  if (typeof value === 'string') {
    const valueUs = duration(value, [], report);
    return valueUs === undefined ? undefined : { kind: 'constant', valueUs };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const written = value as Readonly<Record<string, unknown>>;
  const used = forms.filter((form) => form.some((key) => written[key] !== undefined));
  if (used.length > 1) {
    report([], 'This mixes several forms of a distribution.', formsRemedy);
    return undefined;
  }
  const read = (key: string): number | undefined => duration(written[key], [key], report);
  switch (used[0]?.[0]) {
    case 'min':
      return pert(read('min'), read('likely'), read('max'), report);
    case 'p50':
      return lognormal(read('p50'), read('p95'), report);
    case 'mean': {
      const meanUs = read('mean');
      return meanUs === undefined ? undefined : { kind: 'exponential', meanUs };
    }
    case 'values':
      return empirical(written['values'], report);
    case undefined:
      return undefined;
  }
}

function pert(
  minUs: number | undefined,
  likelyUs: number | undefined,
  maxUs: number | undefined,
  report: Report,
): Distribution | undefined {
  if (minUs === undefined || likelyUs === undefined || maxUs === undefined) return undefined;
  if (minUs <= likelyUs && likelyUs <= maxUs) return { kind: 'pert', minUs, likelyUs, maxUs };
  report(
    [],
    '`min`, `likely` and `max` are not in this order.',
    'Write the least, the usual and the most it takes.',
  );
  return undefined;
}

function lognormal(
  p50Us: number | undefined,
  p95Us: number | undefined,
  report: Report,
): Distribution | undefined {
  if (p50Us === undefined || p95Us === undefined) return undefined;
  if (p50Us > 0 && p50Us <= p95Us) return { kind: 'lognormal', p50Us, p95Us };
  report(
    [],
    p50Us > 0 ? '`p95` is less than `p50`.' : '`p50` is zero.',
    'Write what half, and what 95 of 100, stay below.',
  );
  return undefined;
}

function empirical(values: unknown, report: Report): Distribution | undefined {
  if (!Array.isArray(values)) return undefined;
  const valuesUs = values.flatMap(
    (value, index) => duration(value, ['values', index], report) ?? [],
  );
  return valuesUs.length === 0 ? undefined : { kind: 'empirical', valuesUs };
}
