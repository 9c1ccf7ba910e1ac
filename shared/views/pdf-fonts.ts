import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of one family, by the names that pdfmake gives to styles. */
export interface FontFiles {
  readonly normal: string;
  readonly bold: string;
  readonly italics: string;
  readonly bolditalics: string;
}

/** Where the fonts are: beside the bundled program, or in the package they come with. */
export function fontFolder(): string {
  const beside = join(import.meta.dirname, 'fonts');
  if (existsSync(beside)) return beside;
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
}

/** Roboto (Apache-2.0); reports use two of its styles. */
export function robotoFiles(folder: string): FontFiles {
  const normal = join(folder, 'Roboto-Regular.ttf');
  const bold = join(folder, 'Roboto-Medium.ttf');
  return { normal, bold, italics: normal, bolditalics: bold };
}
