import type { KeyDuty } from '../../model/policy.ts';
import type { TrustedKey } from './keys.ts';
import { type Finding, finding } from '../verify-findings.ts';

/** When something was signed. */
export interface SigningTime {
  /** What the signer says, milliseconds since 1970; NaN where it says nothing. */
  readonly claimedMs: number;
  /** What a trusted authority says; absent without a timestamp that holds. */
  readonly provenMs?: number;
}

/**
 * Holds a key that made a signature against its terms. Where no authority says when that was, the
 * signer's own word decides about the time a key was for, but never about a revoked key: whoever
 * stole it would say that it was earlier.
 */
export function checkKey(
  { terms }: TrustedKey,
  duty: KeyDuty,
  { claimedMs, provenMs }: SigningTime,
  file: string,
): Finding[] {
  if (terms === undefined) return [];
  const { name, may, fromMs, untilMs, revokedMs, why } = terms;
  if (!may.includes(duty)) {
    return [finding('key-not-allowed', `the key ${name} may not ${duty}`, file)];
  }
  if (revokedMs !== undefined && !(provenMs !== undefined && provenMs < revokedMs)) {
    const reason = why === undefined ? '' : ` (${why})`;
    const since = new Date(revokedMs).toISOString();
    return [finding('key-revoked', `the key ${name} was revoked ${since}${reason}`, file)];
  }
  const atMs = provenMs ?? claimedMs;
  if (fromMs !== undefined && !(atMs >= fromMs)) {
    return [finding('key-not-yet-valid', `the key ${name} is for later`, file)];
  }
  if (untilMs !== undefined && !(atMs < untilMs)) {
    return [finding('key-expired', `the key ${name} was no longer in use`, file)];
  }
  return [];
}
