import type { EventData } from '../model/journal.ts';
import type { Json, JsonFault } from '../store/strict-json.ts';
import { parseStrictJson } from '../store/strict-json.ts';
import type { Figures } from './figures.ts';

/** The predicate type of a drill's statement. */
export const drillPredicateType = 'https://backstep.dev/attestation/drill/v1';

export const inTotoType = 'https://in-toto.io/Statement/v1';

/** An input file and where the bundle holds it. */
export type StatedInput = EventData['drill.opened']['inputs'][number] & { readonly path: string };

/** What the signer of a bundle states about its drill. */
export interface DrillPredicate extends Figures {
  readonly run: string;
  /** `interrupted`: the journal was never closed. */
  readonly status: 'closed' | 'interrupted';
  /** Wall clock of the recording machine, RFC 3339 in UTC. */
  readonly recordedAt: string;
  /** Program and platform that recorded the drill. */
  readonly host: string;
  readonly tool: string;
  readonly environment: string;
  readonly clock: string;
  readonly playbook: string;
  readonly scenario: string;
  readonly system: string;
  readonly disruption: string;
  readonly seed: number;
  /** Seeds asked for. */
  readonly runs: number;
  readonly inputs: readonly StatedInput[];
  /** Digest of the linked model. */
  readonly resolved: string;
  /** Lines in the journal, and SHA-256 of the last. */
  readonly events: number;
  readonly chainHead: string;
  readonly doesNotProve: readonly string[];
}

/** An in-toto Statement v1 about every file of a bundle but the attestation itself. */
export interface DrillStatement {
  readonly subjects: ReadonlyMap<string, string>;
  readonly predicate: DrillPredicate;
}

/** The exact text that is signed: subjects sorted by path in byte order. */
export function formatStatement({ subjects, predicate }: DrillStatement): string {
  return formatInToto(subjects, drillPredicateType, predicate);
}

/** The exact text of a statement of any type. */
export function formatInToto(
  subjects: ReadonlyMap<string, string>,
  predicateType: string,
  predicate: object,
): string {
  const names = [...subjects.keys()].sort();
  return JSON.stringify({
    _type: inTotoType,
    subject: names.map((name) => ({ name, digest: { sha256: subjects.get(name) } })),
    predicateType,
    predicate,
  });
}

interface Unreadable {
  readonly ok: false;
  readonly fault: JsonFault | 'wrong-shape';
  readonly message: string;
}

/** A statement whose subjects could be read, or why not. */
export type InTotoResult =
  | {
      readonly ok: true;
      readonly subjects: ReadonlyMap<string, string>;
      readonly predicateType: string;
      readonly predicate: Json;
    }
  | Unreadable;

/** Reads an in-toto Statement v1 strictly, but leaves its predicate as it is. Never throws. */
export function parseInToto(text: string): InTotoResult {
  const read = parseStrictJson(text, { maxLength: 12_000_000, maxDepth: 8 });
  if (!read.ok) return read;
  const { _type, predicateType, subject, predicate } = recordOf(read.value) ?? {};
  if (_type !== inTotoType || typeof predicateType !== 'string') {
    return malformed('not an in-toto statement');
  }
  if (!Array.isArray(subject) || predicate === undefined) {
    return malformed('it has no subjects or no predicate');
  }
  const subjects = new Map<string, string>();
  for (const entry of subject as Json[]) {
    const name = recordOf(entry)?.['name'];
    const digest = recordOf(recordOf(entry)?.['digest'])?.['sha256'];
    if (typeof name !== 'string' || typeof digest !== 'string' || subjects.has(name)) {
      return malformed('a subject has no name, no digest, or is named twice');
    }
    subjects.set(name, digest);
  }
  return { ok: true, subjects, predicateType, predicate };
}

/** An object's fields; undefined for anything else. */
export function recordOf(value: Json | undefined): Readonly<Record<string, Json>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, Json>>;
}

function malformed(message: string): Unreadable {
  return { ok: false, fault: 'wrong-shape', message };
}
