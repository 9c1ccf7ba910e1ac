import type { Parsed } from './parsed.ts';
import { parsed, unreadable } from './parsed.ts';

const remedy = 'Write a percentage such as 2% or a number from 0 to 1 such as 0.02.';

/** A share from 0 to 1, of a text such as `2%` or a number such as 0.02. */
export function parseShare(written: string | number): Parsed<number> {
  if (typeof written === 'number') {
    if (written >= 0 && written <= 1) return parsed(written);
    return unreadable(
      'is not between 0 and 1',
      remedy,
      written > 1 && written <= 100 ? `${written}%` : undefined,
    );
  }
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(written);
  if (!match || /\s/.test(written))
    return unreadable('is not a share', remedy, match ? `${match[1] ?? ''}%` : undefined);
  const value = Number(match[1]) / 100;
  return value <= 1 ? parsed(value) : unreadable('is more than 100%', remedy);
}

/** A share as people read it: `99.9%`, `2%`, `0.05%`. What is short of everything, or more than nothing, never reads as that. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const near = Math.min(percent, 100 - percent);
  const digits = near <= 0 || near >= 0.1 ? 1 : near >= 0.01 ? 2 : 4;
  return `${Number(percent.toFixed(digits))}%`;
}
