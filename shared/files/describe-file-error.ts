const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** The same for a file that was to be written, as the end of "cannot be written: …". */
export function describeWriteError(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return code === 'ENOENT' ? 'its folder does not exist' : describeFileError(error);
}

/** What to do about it: `otherwise`, unless it is the disk that is full. */
export function writeRemedy(error: unknown, otherwise: string): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return code === 'ENOSPC' ? 'Make room on its disk; what was there is as it was.' : otherwise;
}

/** Why the file system refused, as the end of "cannot be read: …". */
export function describeFileError(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? (reasons[code] ?? code) : String(error);
}
