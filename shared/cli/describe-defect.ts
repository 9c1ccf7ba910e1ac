import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toolVersion } from './tool-version.ts';

/** What is printed when Backstep itself is wrong: what to do, and where the details were written. */
export function describeDefect(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  let where = '';
  try {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'backstep-')), 'defect.txt');
    writeFileSync(
      file,
      `backstep ${toolVersion}, node ${process.version}, ${process.platform}\n${process.argv.slice(2).join(' ')}\n${details}\n`,
    );
    where = `  The details are in ${file}; please report them.\n`;
  } catch {
    where = '  The details could not be written to a file.\n';
  }
  return `backstep: this is a defect of Backstep: ${message}\n${where}`;
}
