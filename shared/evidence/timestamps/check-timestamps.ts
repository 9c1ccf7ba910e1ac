import { decodeUtf8 } from '../decode-utf8.ts';
import type { Demands } from '../signing/demands.ts';
import { parseEnvelope } from '../signing/dsse.ts';
import { verifyTimestamp } from './timestamp.ts';
import { type Finding, finding } from '../verify-findings.ts';

/** A moment that a trusted authority has confirmed; milliseconds since 1970. */
export interface ProvenTime {
  readonly atMs: number;
  readonly accuracyMs: number;
}

export interface TimestampReport {
  readonly findings: readonly Finding[];
  /** By what was timestamped: `opening`, or the path of a signed file. */
  readonly proven: ReadonlyMap<string, ProvenTime>;
}

/** What the opening timestamp is called; it is over the first line of the journal. */
export const openingName = 'opening';

/** The signed file that a timestamp beside it is about, `timestamps/<name>.tsr`. */
export function stampedPath(path: string): string | undefined {
  const name = /^timestamps\/([A-Za-z0-9-]+)\.tsr$/u.exec(path)?.[1];
  if (name === undefined || name === openingName) return name;
  return name === 'attestation' ? 'attestation.json' : `approvals/${name}.json`;
}

/** Where the timestamp of a signed file lies. */
export function timestampPath(signed: string): string {
  const name = signed.replace(/^approvals\//u, '').replace(/\.json$/u, '');
  return `timestamps/${name}.tsr`;
}

/** The bytes of a signature, which is what a timestamp of an envelope is over. */
export function signatureOf(envelope: Uint8Array): Uint8Array | undefined {
  const parsed = parseEnvelope(decodeUtf8(envelope) ?? '');
  return parsed.ok ? parsed.envelope.signatures[0]?.sig : undefined;
}

/** Holds every timestamp of a bundle against what it should be for. */
export async function checkTimestamps(
  files: ReadonlyMap<string, Uint8Array>,
  firstLine: string | undefined,
  { authorities, timestampRequired }: Demands,
): Promise<TimestampReport> {
  const findings: Finding[] = [];
  const proven = new Map<string, ProvenTime>();
  for (const [path, response] of files) {
    if (!path.startsWith('timestamps/')) continue;
    const about = stampedPath(path);
    const signed = about === undefined ? undefined : files.get(about);
    const bytes =
      about === openingName && firstLine !== undefined
        ? Buffer.from(firstLine)
        : signed === undefined
          ? undefined
          : signatureOf(signed);
    if (about === undefined || bytes === undefined) {
      findings.push(finding('timestamp-mismatch', 'is for nothing in this bundle', path));
      continue;
    }
    const result = await verifyTimestamp(response, bytes, authorities);
    // Without authorities nobody asked who made it; that it is for these bytes still counts.
    const isUnasked =
      !result.ok && result.code === 'timestamp-untrusted' && authorities.length === 0;
    if (result.ok) proven.set(about, result);
    else if (!isUnasked) findings.push(finding(result.code, result.message, path));
  }
  if (timestampRequired && !proven.has('attestation.json')) {
    findings.push(
      finding(
        'timestamp-missing',
        'no trusted authority says when it was signed',
        'attestation.json',
      ),
    );
  }
  return { findings, proven };
}

/** What the recorder says about when the drill was; milliseconds since 1970. */
export interface ClaimedTimes {
  readonly recordedMs: number;
  /** Of the last event, where the journal follows the wall clock. */
  readonly lastMs?: number;
}

/** Holds what the recorder says of its time against what authorities say. */
export function checkBracket(
  proven: TimestampReport['proven'],
  { recordedMs, lastMs }: ClaimedTimes,
): Finding[] {
  const opening = proven.get(openingName);
  const closing = proven.get('attestation.json');
  const findings: Finding[] = [];
  const slackOf = (time: ProvenTime): number => time.accuracyMs + roundingMs;
  if (opening !== undefined && closing !== undefined) {
    const slack = slackOf(opening) + slackOf(closing);
    if (closing.atMs + slack < opening.atMs) {
      findings.push(
        finding(
          'clock-backwards',
          'its closing timestamp is older than its opening one',
          'timestamps/attestation.tsr',
        ),
      );
    }
  }
  // The opening event is written before it is sent to an authority.
  if (opening !== undefined && recordedMs > opening.atMs + slackOf(opening)) {
    findings.push(outside('recorded after its opening timestamp'));
  }
  if (opening !== undefined && lastMs !== undefined && lastMs + slackOf(opening) < opening.atMs) {
    findings.push(outside('over before its opening timestamp'));
  }
  if (
    closing !== undefined &&
    Math.max(recordedMs, lastMs ?? 0) > closing.atMs + slackOf(closing)
  ) {
    findings.push(outside('recorded after its closing timestamp'));
  }
  return findings;
}

/** Authorities write whole seconds. */
const roundingMs = 1000;

const outside = (message: string): Finding =>
  finding('outside-bracket', `says that it was ${message}`, 'attestation.json');
