import type { BundleLimits } from '../bundle-source.ts';
import { type Finding, finding } from '../verify-findings.ts';

/** What an archive says about one of its files. */
export interface ZipEntry {
  readonly name: string;
  /** Unpacked, bytes. */
  readonly size: number;
  readonly externalFileAttributes: number;
  readonly isEncrypted: boolean;
  /** Stored as it is, or deflated. */
  readonly isDecodable: boolean;
}

const fileMode = 0o100000;
const modeMask = 0o170000;

/** Why an entry would be unpacked differently by others; undefined when it would not. `seen` gets its name. */
function strangeEntry(entry: ZipEntry, seen: Set<string>): string | undefined {
  const { name } = entry;
  const folded = name.normalize('NFC').toLowerCase();
  const isKnown = seen.has(folded);
  seen.add(folded);
  if (isKnown) return 'occurs twice, or differs by case alone';
  if (
    !/^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/u.test(name) ||
    /(?:^|\/)\.{1,2}(?:\/|$)/u.test(name)
  ) {
    return 'is a name that leads elsewhere, or that not every system has';
  }
  const mode = (entry.externalFileAttributes >>> 16) & modeMask;
  if (mode !== 0 && mode !== fileMode) return 'is a link or another special file';
  if (entry.isEncrypted) return 'is encrypted';
  if (!entry.isDecodable) return 'is packed in a way that not every reader knows';
  return undefined;
}

/** The folder of the bundle within an archive whose first file is called so; empty where it has none. */
function rootFolder(first: string): string {
  const slash = first.indexOf('/');
  return slash > 0 && /^evidence-|^period-/u.test(first) ? first.slice(0, slash + 1) : '';
}

/** Decides, entry by entry, what of an archive is unpacked; what is not is among its findings. */
export class ZipGate {
  readonly findings: Finding[] = [];
  readonly #limits: BundleLimits;
  readonly #seen = new Set<string>();
  #bytesLeft: number;
  /** The folder around all of it, known from the first entry that is unpacked. */
  #root: string | undefined;

  constructor(limits: BundleLimits) {
    this.#limits = limits;
    this.#bytesLeft = limits.maxBytes;
  }

  /** The path of an entry within the bundle; undefined where it is a folder, or is not unpacked. */
  admit(entry: ZipEntry): string | undefined {
    const { name } = entry;
    if (name.endsWith('/') || this.#bytesLeft < 0) return undefined;
    const against = this.#reasonAgainst(entry);
    if (against === undefined) {
      this.#root ??= rootFolder(name);
      return name.slice(this.#root.length);
    }
    this.findings.push(against);
    return undefined;
  }

  /** Notes why an entry, or all of the archive, is not unpacked. */
  refuse(code: Finding['code'], message: string, name?: string): void {
    this.findings.push(finding(code, message, name));
  }

  #reasonAgainst(entry: ZipEntry): Finding | undefined {
    const { name, size } = entry;
    const strange = strangeEntry(entry, this.#seen);
    if (strange !== undefined) return finding('hostile-zip', strange, name);
    if (this.#seen.size > this.#limits.maxFiles || size > this.#bytesLeft) {
      this.#bytesLeft = -1;
      return finding('too-big', 'too many files, or too large', name);
    }
    this.#bytesLeft -= size;
    const root = this.#root ?? rootFolder(name);
    return name.startsWith(root)
      ? undefined
      : finding('extra-file', 'lies beside the bundle', name);
  }
}
