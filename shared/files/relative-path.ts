import path from 'node:path';

/** `file` as a reader would type it from `cwd`, with `/`. */
export function relativePath(file: string, cwd = process.cwd()): string {
  const relative = path.relative(cwd, file);
  return (relative === '' ? '.' : relative).replaceAll('\\', '/');
}
