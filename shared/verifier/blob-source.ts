import { type BundleSource, caseCollisions, usualLimits } from '../evidence/bundle-source.ts';
import { type Finding, finding } from '../evidence/verify-findings.ts';

/** What a worker reads a file with, without waiting. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const chunkBytes = 1 << 20;

/** A bundle whose files the browser holds; each is read piece by piece. `tell` is given the number of bytes read so far. */
export function blobSource(
  files: ReadonlyMap<string, Blob>,
  found: readonly Finding[],
  tell: (bytes: number) => void,
): BundleSource {
  const reader = new FileReaderSync();
  const sizes = new Map([...files].map(([path, { size }]) => [path, size] as const));
  const tooMany =
    files.size > usualLimits.maxFiles ? [finding('too-big', 'too many files, or too large')] : [];
  let read = 0;
  return {
    files: sizes,
    findings: [...found, ...tooMany, ...caseCollisions(sizes)],
    *chunks(path) {
      const blob = files.get(path);
      if (blob === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
      for (let start = 0; start < blob.size; start += chunkBytes) {
        const bytes = new Uint8Array(readPiece(reader, blob.slice(start, start + chunkBytes)));
        read += bytes.length;
        tell(read);
        yield bytes;
      }
    },
  };
}

/** A file that is changed or gone since it was chosen cannot be read any more. */
function readPiece(reader: FileReaderSync, piece: Blob): ArrayBuffer {
  try {
    return reader.readAsArrayBuffer(piece);
  } catch (error) {
    throw Object.assign(new Error('changed while it was read', { cause: error }), { code: 'EIO' });
  }
}
