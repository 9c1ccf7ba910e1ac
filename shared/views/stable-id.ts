import { v5 } from 'uuid';

/** The namespace of all ids made here. */
const namespace = '6f1d3c52-9a0e-4b58-8a8e-0d0c2f7b6a31';

/** A UUID (RFC 9562, version 5) that is always the same for the same names. */
export function stableUuid(...names: readonly string[]): string {
  return v5(JSON.stringify(names), namespace);
}

/** Hexadecimal digits, two for a byte and 16 bytes at most, always the same for the same names. */
export function stableHex(bytes: number, ...names: readonly string[]): string {
  return stableUuid(...names)
    .replaceAll('-', '')
    .slice(0, 2 * bytes);
}
