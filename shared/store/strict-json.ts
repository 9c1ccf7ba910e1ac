/** Why a JSON text is refused. */
export type JsonFault =
  'too-big' | 'too-deep' | 'not-json' | 'duplicate-key' | 'lone-surrogate' | 'number-out-of-range';

/** A value that came from JSON. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonResult =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly fault: JsonFault; readonly message: string };

export interface JsonLimits {
  /** Longest text in UTF-16 code units. */
  readonly maxLength: number;
  /** Deepest nesting of arrays and objects, at least 1. */
  readonly maxDepth: number;
}

/** Generous for a journal line, and small enough that no text exhausts memory or stack. */
export const lineLimits: JsonLimits = { maxLength: 1_000_000, maxDepth: 16 };

const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/gu;

/**
 * Reads JSON that means the same to every reader (RFC 8259 section 4 and 6, RFC 7493): besides
 * bad syntax it returns a fault for duplicate keys, lone surrogates, integers beyond 2^53, numbers
 * that overflow, and texts longer or deeper than `limits`. Never throws.
 */
export function parseStrictJson(text: string, limits: JsonLimits = lineLimits): JsonResult {
  if (text.length > limits.maxLength) {
    return refuse('too-big', `longer than ${limits.maxLength} characters`);
  }
  if (depthExceeds(text, limits.maxDepth)) {
    return refuse('too-deep', `nested deeper than ${limits.maxDepth} levels`);
  }
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return refuse('not-json', 'not valid JSON');
  }
  return ambiguity(text) ?? { ok: true, value };
}

function refuse(fault: JsonFault, message: string): JsonResult {
  return { ok: false, fault, message };
}

/** Before the real parser runs: counts brackets outside strings, without building anything. */
function depthExceeds(text: string, maxDepth: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (quoted) {
      if (unit === 0x5c) index++;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > maxDepth) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}

/** Walks the tokens of a text known to be valid JSON; one set of keys per open object. */
function ambiguity(text: string): JsonResult | undefined {
  const open: (Set<string> | undefined)[] = [];
  let mayBeKey = false;
  for (const [part] of text.matchAll(token)) {
    if (part === '{') open.push(new Set());
    else if (part === '[') open.push(undefined);
    else if (part === '}' || part === ']') open.pop();
    else if (part.startsWith('"')) {
      const fault = faultOfString(part, mayBeKey ? open.at(-1) : undefined);
      if (fault !== undefined) return fault;
    } else if (part !== ',' && part !== ':' && !isSafeNumber(part)) {
      return refuse('number-out-of-range', `the number ${part.slice(0, 40)} is out of range`);
    }
    mayBeKey = part === '{' || part === ',';
  }
  return undefined;
}

function faultOfString(quoted: string, keys: Set<string> | undefined): JsonResult | undefined {
  const content = JSON.parse(quoted) as string;
  if (!content.isWellFormed()) return refuse('lone-surrogate', 'a string holds half a character');
  if (keys === undefined) return undefined;
  if (keys.has(content)) return refuse('duplicate-key', `the key "${content}" occurs twice`);
  keys.add(content);
  return undefined;
}

function isSafeNumber(digits: string): boolean {
  return isSafe(Number(digits));
}

/** Whether every reader takes a number for the same: it is finite, and whole only within 2^53. */
export function isSafe(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
