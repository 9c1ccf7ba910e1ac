import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A new run's id: 26 letters and digits, 48 bits of time in milliseconds and 80 random bits, so
 * that ids sort by the time of their making and collide with nobody's (the ULID specification).
 * `random` must hold 10 bytes.
 */
export function newRunId(nowMs: number = Date.now(), random: Uint8Array = randomBytes(10)): string {
  let bits = BigInt(nowMs);
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let id = '';
  for (let digit = 0; digit < 26; digit++) {
    id = (alphabet[Number(bits & 31n)] ?? '') + id;
    bits >>= 5n;
  }
  return id;
}

/** When an id was made, milliseconds since 1970, by the id itself. */
export function timeOfRunId(id: string): number {
  let ms = 0;
  for (const digit of id.slice(0, 10)) ms = ms * 32 + alphabet.indexOf(digit);
  return ms;
}
