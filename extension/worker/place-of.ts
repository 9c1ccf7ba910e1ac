import path from 'node:path';
import type { Place } from '../jobs.ts';
import { digestLine } from '../../shared/store/journal-line.ts';

/** Where the runs of a workspace are kept: in it, or in a file of its own in the folder `apart`. */
export function placeOf(root: string, apart: string | undefined): Place {
  if (apart === undefined) return { root };
  return { root, results: path.join(apart, `${digestLine(root).slice(0, 16)}.db`) };
}
