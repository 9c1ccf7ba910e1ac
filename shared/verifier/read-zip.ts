import { type BundleLimits, usualLimits } from '../evidence/bundle-source.ts';
import { ZipGate } from '../evidence/archive/check-zip-entry.ts';
import type { Finding } from '../evidence/verify-findings.ts';

/** The files of an archive, each unpacked. */
export interface ReadZip {
  readonly files: ReadonlyMap<string, Blob>;
  /** What no honest archive has. */
  readonly findings: readonly Finding[];
}

interface Entry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly externalFileAttributes: number;
  readonly offset: number;
}

/** A ZIP archive (PKWARE APPNOTE 6.3.10) that is not what it should be. */
class UnfitZip extends Error {
  override readonly name = 'UnfitZip';
}

const endSize = 22;
const centralSize = 46;
const localSize = 30;
/** What a size says that stands elsewhere, in an archive of more than 4 GB. */
const elsewhere = 0xffff_ffff;

/**
 * Unpacks an archive piece by piece. What some readers unpack differently, or into other places, is not unpacked but found,
 * as by `unzipBundle`. Never throws for what the archive holds.
 */
export async function readZip(zip: Blob, limits: BundleLimits = usualLimits): Promise<ReadZip> {
  const files = new Map<string, Blob>();
  const gate = new ZipGate(limits);
  try {
    await unpack(zip, gate, files);
  } catch (error) {
    if (!(error instanceof UnfitZip)) throw error;
    gate.refuse('hostile-zip', error.message);
  }
  return { files, findings: gate.findings };
}

async function unpack(zip: Blob, gate: ZipGate, files: Map<string, Blob>): Promise<void> {
  for (const entry of await entriesOf(zip)) {
    const path = gate.admit({
      ...entry,
      isEncrypted: (entry.flags & 1) !== 0,
      isDecodable: entry.method === 0 || entry.method === 8,
    });
    if (path !== undefined) files.set(path, await extract(zip, entry));
  }
  const both = [...files.keys()].find((path) =>
    parentsOf(path).some((folder) => files.has(folder)),
  );
  if (both !== undefined) throw new UnfitZip(`${both} lies in what is a file`);
}

const parentsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));

async function viewOf(zip: Blob, start: number, size: number): Promise<DataView<ArrayBuffer>> {
  const bytes = await zip.slice(start, start + size).arrayBuffer();
  if (start < 0 || bytes.byteLength !== size) throw new UnfitZip('ends too early');
  return new DataView(bytes);
}

/** The directory at the end; nothing may stand behind it but its comment. */
async function entriesOf(zip: Blob): Promise<Entry[]> {
  const longest = Math.min(zip.size, endSize + 0xffff);
  const tail = await viewOf(zip, zip.size - longest, longest);
  let at = longest - endSize;
  while (at >= 0 && tail.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0) throw new UnfitZip('is not a ZIP archive');
  if (at + endSize + tail.getUint16(at + 20, true) !== longest)
    throw new UnfitZip('holds something behind its end');
  const count = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (count === 0xffff || size === elsewhere || offset === elsewhere)
    throw new UnfitZip('is of more than 4 GB: `backstep evidence verify` reads it');
  const view = await viewOf(zip, offset, size);
  const entries: Entry[] = [];
  for (let start = 0; entries.length < count;) {
    const { entry, end } = entryAt(view, start);
    entries.push(entry);
    start = end;
  }
  return entries;
}

function entryAt(view: DataView<ArrayBuffer>, start: number): { entry: Entry; end: number } {
  if (start + centralSize > view.byteLength || view.getUint32(start, true) !== 0x02014b50)
    throw new UnfitZip('has a damaged directory');
  const nameSize = view.getUint16(start + 28, true);
  const end =
    start +
    centralSize +
    nameSize +
    view.getUint16(start + 30, true) +
    view.getUint16(start + 32, true);
  if (end > view.byteLength) throw new UnfitZip('has a damaged directory');
  const nameBytes = new Uint8Array(view.buffer, start + centralSize, nameSize);
  const entry = {
    name: new TextDecoder().decode(nameBytes),
    nameBytes,
    flags: view.getUint16(start + 8, true),
    method: view.getUint16(start + 10, true),
    packed: view.getUint32(start + 20, true),
    size: view.getUint32(start + 24, true),
    externalFileAttributes: view.getUint32(start + 38, true),
    offset: view.getUint32(start + 42, true),
  };
  return { entry, end };
}

/** The bytes of one file, once its own heading says the same as the directory. */
async function extract(zip: Blob, entry: Entry): Promise<Blob> {
  const { name, nameBytes, method, packed, size, offset } = entry;
  const local = await viewOf(zip, offset, localSize);
  const nameSize = local.getUint16(26, true);
  const localName = await viewOf(zip, offset + localSize, nameSize);
  const isSame =
    local.getUint32(0, true) === 0x04034b50 &&
    nameSize === nameBytes.length &&
    new Uint8Array(localName.buffer).every((byte, index) => byte === nameBytes[index]);
  if (!isSame) throw new UnfitZip(`${name} is called otherwise where its bytes begin`);
  const start = offset + localSize + nameSize + local.getUint16(28, true);
  const bytes = zip.slice(start, start + packed);
  if (bytes.size !== packed) throw new UnfitZip('ends too early');
  const unpacked = method === 0 ? bytes : await inflate(bytes, size);
  if (unpacked?.size !== size) throw new UnfitZip(`${name} is not of the size that it says`);
  return unpacked;
}

/** Unpacks until it is more than it should be; undefined when it is, or cannot be unpacked. */
async function inflate(packed: Blob, size: number): Promise<Blob | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > size) {
        await reader.cancel();
        return undefined;
      }
      pieces.push(next.value);
    }
  } catch {
    return undefined;
  }
  return new Blob(pieces);
}
