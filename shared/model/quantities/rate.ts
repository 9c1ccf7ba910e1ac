import type { Parsed } from './parsed.ts';
import { parsed, unreadable } from './parsed.ts';

const seconds = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);

const remedy = 'Write a number per time: 120/s, 3k/m.';

/** Events per second, of a text such as `120/s` or `3k/m`. */
export function parseRate(text: string): Parsed<number> {
  const match = /^(\d+(?:\.\d+)?)([kM]?)\/([smhd])$/.exec(text);
  const per = seconds.get(match?.[3] ?? '');
  if (!match || per === undefined) {
    const bare = /^\d+(?:\.\d+)?[kM]?$/.test(text);
    return unreadable(
      bare ? 'does not say per what time' : 'is not a rate',
      remedy,
      bare ? `${text}/s` : undefined,
    );
  }
  const scale = match[2] === 'k' ? 1_000 : match[2] === 'M' ? 1_000_000 : 1;
  return parsed((Number(match[1]) * scale) / per);
}

/** Events per second as people read it: `120/s`, `0.5/s`. */
export function formatRate(perS: number): string {
  return `${Number(perS.toPrecision(3))}/s`;
}
