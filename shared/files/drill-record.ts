import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DrillOnRecord } from '../language/surroundings.ts';
import { readRegularFile } from './read-regular-file.ts';

/** The file in which a repository keeps on record what was drilled, so that checks know without the results. */
export const drillRecordName = 'backstep-drills.json';

/** One drill on record: the last of its playbook and scenario. */
export interface RecordedDrill {
  readonly playbook: string;
  readonly scenario: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly verdict: DrillOnRecord['verdict'];
  readonly run: string;
  /** SHA-256 of the files it was made from, by path relative to the record. */
  readonly files: Readonly<Record<string, string>>;
}

/** The text of a record, in an order that makes changes of it readable. */
export function formatRecord(drills: readonly RecordedDrill[]): string {
  const key = ({ playbook, scenario }: RecordedDrill): string => `${playbook}\n${scenario}`;
  const sorted = [...drills].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return `${JSON.stringify({ version: 1, drills: sorted }, undefined, 2)}\n`;
}

/** The drills on record in a file; undefined where there is none, or it is none. */
export function readDrillRecord(file: string): readonly RecordedDrill[] | undefined {
  try {
    const { drills } = JSON.parse(textOf(file)) as { readonly drills?: unknown };
    return Array.isArray(drills) && drills.every(isRecorded) ? drills : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing of a pipe or a device, which could be waited for for ever. */
const textOf = (file: string): string => Buffer.from(readRegularFile(file) ?? []).toString('utf8');

function isRecorded(value: unknown): value is RecordedDrill {
  const { playbook, scenario, at, verdict, files } = (value ?? {}) as Partial<
    Record<keyof RecordedDrill, unknown>
  >;
  return (
    typeof playbook === 'string' &&
    typeof scenario === 'string' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof verdict === 'string' &&
    typeof files === 'object' &&
    files !== null
  );
}

/** The nearest record at or above a folder, within its repository. */
export function findDrillRecord(folder: string): string | undefined {
  for (let here = folder; ; here = path.dirname(here)) {
    const file = path.join(here, drillRecordName);
    if (existsSync(file)) return file;
    if (existsSync(path.join(here, '.git')) || path.dirname(here) === here) return undefined;
  }
}

/** SHA-256 of some bytes, 64 hexadecimal digits. */
export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The name of the record around a playbook, where it is none that can be read. */
export function damagedRecord(playbook: string): string | undefined {
  const record = findDrillRecord(path.dirname(playbook));
  return record === undefined || readDrillRecord(record) !== undefined
    ? undefined
    : drillRecordName;
}

/** What is on record of drills of a playbook, and which of their files have changed since; undefined without a record. */
export function drillsOnRecord(playbook: string): readonly DrillOnRecord[] | undefined {
  const record = findDrillRecord(path.dirname(playbook));
  const drills = record === undefined ? undefined : readDrillRecord(record);
  if (record === undefined || drills === undefined) return undefined;
  const root = path.dirname(record);
  const own = path.relative(root, playbook).replaceAll(path.sep, '/');
  return drills
    .filter(({ files }) => own in files)
    .map(({ scenario, at, verdict, files }) => ({
      scenario,
      day: at.slice(0, 10),
      ageUs: (Date.now() - Date.parse(at)) * 1000,
      verdict,
      changed: Object.entries(files)
        .filter(([file, digest]) => digestOfFile(path.join(root, file)) !== digest)
        .map(([file]) => file),
    }));
}

function digestOfFile(file: string): string | undefined {
  try {
    return digestOf(readFileSync(file));
  } catch {
    return undefined;
  }
}
