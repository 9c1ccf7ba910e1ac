import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type BundleLimits, usualLimits } from '../bundle-source.ts';
import { type ZipEntry, ZipGate } from './check-zip-entry.ts';
import type { Finding } from '../verify-findings.ts';

/** An archive as a folder. */
export interface Unzipped {
  /** Where its files are, each within. */
  readonly dir: string;
  /** What no honest archive has. */
  readonly findings: readonly Finding[];
  /** Removes the folder. */
  readonly dispose: () => void;
}

/**
 * Unpacks an archive into a new folder of its own. What some readers unpack differently, or into
 * other places, is not unpacked but found: names that lead out, that occur twice or are no names,
 * links, encrypted entries, sizes that are not true, and more than the limits allow. Never throws
 * for what the archive holds.
 */
export async function unzipBundle(
  file: string,
  limits: BundleLimits = usualLimits,
): Promise<Unzipped> {
  const dir = mkdtempSync(join(tmpdir(), 'backstep-unzip-'));
  const dispose = (): void => rmSync(dir, { recursive: true, force: true });
  const gate = new ZipGate(limits);
  try {
    const zip = await openPromise(file, {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    try {
      await unpack(zip, dir, gate);
    } finally {
      zip.close();
    }
  } catch (error) {
    // Whatever this reader refuses, others may take for something else.
    gate.refuse('hostile-zip', messageOf(error));
  }
  return { dir, findings: gate.findings, dispose };
}

async function unpack(zip: ZipFile, dir: string, gate: ZipGate): Promise<void> {
  for await (const entry of zip.eachEntry()) {
    const path = gate.admit(factsOf(entry));
    if (path === undefined) continue;
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (local.fileName.equals(entry.fileNameRaw)) await extract(zip, entry, join(dir, path));
    else gate.refuse('hostile-zip', 'is called otherwise where its bytes begin', entry.fileName);
  }
}

const factsOf = (entry: Entry): ZipEntry => ({
  name: entry.fileName,
  size: entry.uncompressedSize,
  externalFileAttributes: entry.externalFileAttributes,
  isEncrypted: entry.isEncrypted(),
  isDecodable: entry.canDecodeFileData(),
});

async function extract(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const target = openSync(path, 'wx', 0o600);
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      writeSync(target, chunk as Uint8Array);
    }
  } finally {
    closeSync(target);
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'cannot be read';
