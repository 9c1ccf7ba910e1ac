/**
 * Keyed randomness without state: each number is a hash of what it is for, so that adding a draw
 * somewhere leaves every other draw as it was.
 */

const high = 4294967296;

/** One number for a text, 0 to 2^32 − 1; different texts share one with probability about 2^−32. */
export function hashKey(text: string): number {
  let hash = Math.imul(text.length, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) {
    hash ^= scramble(text.charCodeAt(index) + 1, 0xcc9e2d51, 15, 0x1b873593);
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  return avalanche(hash) >>> 0;
}

/**
 * A number strictly between 0 and 1, a multiple of 2^−53 (2^−54 in place of 0), that depends on
 * its arguments alone and looks independent and uniform over any of them.
 *
 * `seed` is a whole number, 0 to 2^53 − 1; `entityKey` and `purposeKey` come from `hashKey`;
 * `occurrence` and `attempt` are whole, 0 to 2^32 − 1. Two lanes of 32 bits absorb every word in
 * turn and end in the finaliser of MurmurHash3 (A. Appleby, public domain).
 */
export function uniform(
  seed: number,
  entityKey: number,
  purposeKey: number,
  occurrence: number,
  attempt: number,
): number {
  const above = Math.floor(seed / high);
  let left = 0x9368e53c | 0;
  let right = 0x586dcd20;
  left = absorbLeft(left, right, seed);
  right = absorbRight(right, left, seed);
  left = absorbLeft(left, right, above);
  right = absorbRight(right, left, above);
  left = absorbLeft(left, right, entityKey);
  right = absorbRight(right, left, entityKey);
  left = absorbLeft(left, right, purposeKey);
  right = absorbRight(right, left, purposeKey);
  left = absorbLeft(left, right, occurrence);
  right = absorbRight(right, left, occurrence);
  left = absorbLeft(left, right, attempt);
  right = absorbRight(right, left, attempt);
  return fraction(left, right);
}

function absorbLeft(left: number, right: number, word: number): number {
  const mixed = rotate(left ^ scramble(word, 0x239b961b, 15, 0xab0e9789), 19);
  return (Math.imul((mixed + right) | 0, 5) + 0x561ccd1b) | 0;
}

function absorbRight(right: number, left: number, word: number): number {
  const mixed = rotate(right ^ scramble(word, 0x38b34ae5, 16, 0xa1e38b93), 13);
  return (Math.imul((mixed + left) | 0, 5) + 0x32ac3b17) | 0;
}

/** Mixes both lanes until each bit depends on every bit of both, then takes 53 of the 64 bits. */
function fraction(left: number, right: number): number {
  let first = avalanche((left + right) | 0);
  const second = avalanche((right + first) | 0);
  first = avalanche((first + second) | 0);
  const bits = (first >>> 5) * 67108864 + (second >>> 6);
  return bits === 0 ? 1 / 18014398509481984 : bits / 9007199254740992;
}

function scramble(word: number, before: number, by: number, after: number): number {
  return Math.imul(rotate(Math.imul(word, before), by), after);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function avalanche(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
