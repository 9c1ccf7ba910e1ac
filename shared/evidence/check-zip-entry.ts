/** What an archive says about one of its files. */
export interface ZipEntry {
  readonly name: string;
  readonly externalFileAttributes: number;
  readonly isEncrypted: boolean;
  /** Stored as it is, or deflated. */
  readonly isDecodable: boolean;
}

const fileMode = 0o100000;
const modeMask = 0o170000;

/** Why an entry would be unpacked differently by others; undefined when it would not. `seen` gets its name. */
export function strangeEntry(entry: ZipEntry, seen: Set<string>): string | undefined {
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
export function rootFolder(first: string): string {
  const slash = first.indexOf('/');
  return slash > 0 && /^evidence-|^period-/u.test(first) ? first.slice(0, slash + 1) : '';
}
