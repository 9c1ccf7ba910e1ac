import type { Document } from '../document.ts';
import type { Fix } from '../../model/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { Surroundings } from '../surroundings.ts';
import { basename, dirname, resolvePath } from '../file-path.ts';
import { nearest } from '../nearest.ts';
import { replaceValue } from './replace-value.ts';

/**
 * Fixes for a path at `at`, relative to the document, to which there is no file: files of the same folder with a like name.
 * Undefined where the file is there, or that cannot be told.
 */
export function missingFile(
  document: Document,
  around: Surroundings,
  at: Path,
  written: string,
): Fix[] | undefined {
  const file = resolvePath(dirname(document.file), written);
  const names = around.list?.(dirname(file));
  const name = basename(file);
  if (names === undefined || names.includes(name)) return undefined;
  const folder = written.slice(0, written.lastIndexOf('/') + 1);
  return nearest(name, names)
    .slice(0, 3)
    .flatMap((meant) => replaceValue(document, at, folder + meant));
}
