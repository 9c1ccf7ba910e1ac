import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatEnvelope,
  parseEnvelope,
  statementType,
} from '../../shared/evidence/signing/dsse.ts';
import { signPayload } from '../../shared/evidence/signing/sign-payload.ts';
import { exportBundle } from '../../shared/evidence/export-bundle.ts';
import { generateKey, type KeyKind, type SigningKey } from '../../shared/evidence/signing/keys.ts';
import { formatSums, sha256 } from '../../shared/evidence/sums.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { openResults } from '../../shared/store/open-results.ts';
import type { ClosedEvent } from '../../shared/store/run-writer.ts';
import { closed, inputFiles, opened, others, recovery, startsUs } from '../store/drill-trace.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

export interface Made {
  readonly dir: string;
  readonly key: SigningKey;
  readonly runId: string;
}

export interface Plot {
  readonly kind?: KeyKind;
  readonly events?: readonly TraceEvent[];
  /** How it ends, rightly or not; null: the drill is interrupted. */
  readonly closing?: ClosedEvent | null;
  /** What its opening says otherwise. */
  readonly change?: Parameters<typeof opened>[0];
  /** When it began, and was recorded; milliseconds since 1970. */
  readonly startsMs?: number;
}

export const views = [
  { name: 'report.html', bytes: Buffer.from('<p>recovered in 300 s</p>') },
  { name: 'timeline.svg', bytes: Buffer.from('<svg/>') },
];

/** The views as the exporter asks for them. */
export const renderViews = (): Promise<typeof views> => Promise.resolve(views);

/** Records a drill of six seeds and exports it, in the folder of the running test. */
export async function makeBundle(plot: Plot = {}): Promise<Made> {
  const folder = temporaryFolder();
  const results = openResults(join(folder, 'results.db'));
  const { startsMs } = plot;
  const meta = {
    startsUs: startsMs === undefined ? startsUs : startsMs * 1000,
    host: 'test host',
    inputs: inputFiles,
    ...(startsMs === undefined ? {} : { nowMs: startsMs }),
  };
  const events = plot.events ?? [...recovery(), ...others()];
  const runs = 1 + events.filter(({ kind }) => kind === 'run.sampled').length;
  const writer = results.beginRun(opened({ runs, ...plot.change }), meta);
  writer.append(events);
  if (plot.closing === null) writer.interrupt();
  else writer.close(plot.closing ?? closed({ runs }));
  const key = generateKey(plot.kind ?? 'p256');
  const dir = await exportBundle(results, writer.runId, folder, { key, renderViews });
  results.close();
  return { dir, key, runId: writer.runId };
}

/** The paths of all files of a bundle. */
export function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

interface Statement {
  subject: { name: string; digest: { sha256: string | undefined } }[];
  predicate: Record<string, unknown>;
}

/** The statement inside a bundle's attestation. */
export function statementOf(dir: string): Statement {
  const parsed = parseEnvelope(readFileSync(join(dir, 'attestation.json'), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.message);
  return JSON.parse(Buffer.from(parsed.envelope.payload).toString()) as Statement;
}

/** Makes the sums fit the files again, as somebody without the key could. */
export function resum(dir: string): void {
  const digests = new Map(
    filesOf(dir)
      .filter((path) => path !== 'attestation.json' && path !== 'SHA256SUMS')
      .map((path) => [path, sha256(readFileSync(join(dir, path)))]),
  );
  writeFileSync(join(dir, 'SHA256SUMS'), formatSums(digests));
}

/** Signs an edited bundle anew, as a dishonest holder of a key could. */
export function resign(
  { dir, key }: Pick<Made, 'dir' | 'key'>,
  edit: (predicate: Record<string, unknown>) => void = () => undefined,
): void {
  resum(dir);
  const statement = statementOf(dir);
  statement.subject = filesOf(dir)
    .filter((path) => path !== 'attestation.json')
    .map((name) => ({ name, digest: { sha256: sha256(readFileSync(join(dir, name))) } }));
  edit(statement.predicate);
  const envelope = signPayload(statementType, Buffer.from(JSON.stringify(statement)), key);
  writeFileSync(join(dir, 'attestation.json'), formatEnvelope(envelope));
}

/** Changes one file of a bundle as text. */
export function rewrite(dir: string, path: string, edit: (text: string) => string): void {
  const before = readFileSync(join(dir, path), 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`The edit of ${path} changed nothing`);
  writeFileSync(join(dir, path), after);
}
