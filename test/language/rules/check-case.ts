import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { DefaultFile } from './default-files.ts';
import type { Mark } from '../../support/marked-yaml.ts';
import { aroundIn, defaultFiles, replaceKeys } from './default-files.ts';
import { Workspace } from '../../../shared/language/workspace.ts';
import { diagnose } from '../../../shared/language/diagnose.ts';
import { parseMarkedYaml, splitFiles } from '../../support/marked-yaml.ts';

const folder = '/work';

/** What was found in each file of a case, and what its marks say should be. */
export interface CheckedCase {
  readonly file: DefaultFile;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly found: readonly Diagnostic[];
}

/**
 * Opens the default workspace with the keys of `fragment` in place of its own and finds everything in it. The fragment
 * belongs to `first`; a line `### file: name` begins the keys of another file, or the whole of one that is not among the
 * default ones.
 */
export function checkCase(first: DefaultFile, fragment: string): CheckedCase[] {
  const parts = splitFiles(fragment, first);
  const files = (Object.keys(defaultFiles) as DefaultFile[]).map((file) => ({
    file,
    ...parseMarkedYaml(replaceKeys(file, parts.get(file) ?? '')),
  }));
  const workspace: Workspace = new Workspace(
    aroundIn(folder, (file) => workspace.get(file)?.tree.text),
  );
  for (const [file, text] of parts) {
    if (!(file in defaultFiles)) workspace.set(`${folder}/${file}`, text);
  }
  for (const { file, text } of files) workspace.set(`${folder}/${file}`, text);
  return files.map((each) => ({ ...each, found: diagnose(workspace, `${folder}/${each.file}`) }));
}

/** One line for each finding of `code`: file, place and the text it points to. */
export function summarise(checked: readonly CheckedCase[], code: string): string[] {
  return checked.flatMap(({ file, text, found }) =>
    found
      .filter((each) => each.code === code)
      .map(({ span }) => `${file} ${span.start} ${text.slice(span.start, span.end)}`),
  );
}

/** The lines that `summarise` gives when everything is found as marked. */
export function expected(checked: readonly CheckedCase[], code: string): string[] {
  return checked.flatMap(({ file, text, marks }) =>
    marks
      .filter((mark) => mark.code === code)
      .map(({ span }) => `${file} ${span.start} ${text.slice(span.start, span.end)}`),
  );
}
