import type { Parsed } from './parsed.ts';
import { parsed, unreadable } from './parsed.ts';

/** Microseconds in one of each unit, largest first; a year has 365 days. */
const units = [
  ['y', 31_536_000_000_000],
  ['w', 604_800_000_000],
  ['d', 86_400_000_000],
  ['h', 3_600_000_000],
  ['m', 60_000_000],
  ['s', 1_000_000],
  ['ms', 1_000],
] as const;

const sizes: ReadonlyMap<string, number> = new Map(units);
const words = new Map(
  Object.entries({
    ms: 'ms milli millis millisecond milliseconds',
    s: 's sec secs second seconds',
    m: 'm min mins minute minutes',
    h: 'h hr hrs hour hours',
    d: 'd day days',
    w: 'w wk week weeks',
    y: 'y yr year years',
  }).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
);

/** Longest duration that is read: 100 years, in microseconds. */
export const longestUs = 3_153_600_000_000_000;

const remedy = 'Write numbers with units, largest first: 90s, 15m, 1h30m, 250ms, 7d.';

const suggestionFor = (text: string): string | undefined => {
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock?.[3] !== undefined)
    return writeDuration(
      Number(clock[1]) * 3.6e9 + Number(clock[2]) * 6e7 + Number(clock[3]) * 1e6,
    );
  if (clock) return writeDuration(Number(clock[1]) * 6e7 + Number(clock[2]) * 1e6);
  if (/^\d+(?:\.\d+)?$/.test(text)) return `${text}s`;
  const spelled = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim());
  const unit = words.get(spelled?.[2]?.toLowerCase() ?? '');
  return spelled?.[1] !== undefined && unit !== undefined ? spelled[1] + unit : undefined;
};

/** Whole microseconds of a text such as `1h30m`; units y w d h m s ms, each at most once, largest first, up to 100 years. */
export function parseDuration(text: string): Parsed<number> {
  const pattern = /(\d+(?:\.\d+)?)(ms|[ywdhms])/y;
  let total = 0;
  let smallest = Number.POSITIVE_INFINITY;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    const size = sizes.get(match?.[2] ?? '');
    if (!match || size === undefined) {
      const bare = /^\d+(?:\.\d+)?$/.test(text);
      return unreadable(bare ? 'has no unit' : 'is not a duration', remedy, suggestionFor(text));
    }
    if (size >= smallest)
      return unreadable('does not have its units largest first, each once', remedy);
    smallest = size;
    total += Number(match[1]) * size;
  }
  if (text === '') return unreadable('is empty', remedy);
  if (total > longestUs)
    return unreadable('is longer than 100 years', 'Write a duration of at most 100y.');
  return parsed(Math.round(total));
}

/** `us` microseconds as people read it, at most its two largest units: `1h 30m`, `4m 12s`, `250ms`, `0s`. */
export function formatDuration(us: number): string {
  if (us < 0) return `-${formatDuration(-us)}`;
  if (us > 0 && us < 1_000) return `${Math.round(us)}µs`;
  const shown =
    us >= 60_000_000 ? Math.round(us / 1_000_000) * 1_000_000 : Math.round(us / 1_000) * 1_000;
  if (shown >= 1_000_000 && shown < 60_000_000 && shown % 1_000_000 !== 0) {
    return `${(shown / 1_000_000).toFixed(1)}s`;
  }
  const parts: string[] = [];
  let rest = shown;
  for (const [unit, size] of units) {
    if (unit === 'w' || unit === 'y') continue;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
    if (parts.length > 0 && (parts.length === 2 || count === 0)) break;
  }
  return parts.length === 0 ? '0s' : parts.join(' ');
}

/** `us` microseconds as the language writes it, without loss from a millisecond up: `1h30m`. */
export function writeDuration(us: number): string {
  let rest = Math.round(us / 1_000) * 1_000;
  let text = '';
  for (const [unit, size] of units) {
    if (unit === 'w' || unit === 'y') continue;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text === '' ? '0s' : text;
}
