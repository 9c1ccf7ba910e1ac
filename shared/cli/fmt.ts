import type { ExitCode } from './failure.ts';
import { WorkspaceLoader } from '../files/load-workspace.ts';
import { exitCodes } from './failure.ts';
import { findFiles } from '../files/find-files.ts';
import { formatText } from '../language/verbs/format.ts';
import { relativePath } from '../files/relative-path.ts';
import { writeText } from './lint/fix-files.ts';

/** Writes documents in the usual form, or only says which are not in it. Those that cannot be read are left alone, and make it fail. */
export async function fmt(args: readonly string[], onlyChecks: boolean): Promise<ExitCode> {
  const { files, unreadable } = await findFiles(args);
  const loader = new WorkspaceLoader();
  const left = unreadable.map(({ path, reason }) => `${relativePath(path)}: ${reason}`);
  const changed: string[] = [];
  for (const file of files) {
    loader.load(file);
    const text = loader.workspace.get(file)?.tree.text;
    loader.release(file);
    if (text === undefined) continue;
    const formatted = await formatText(text);
    if (!formatted.ok) left.push(`${relativePath(file)}: ${formatted.reason}`);
    else if (formatted.text !== text) {
      changed.push(relativePath(file));
      if (!onlyChecks) writeText(file, formatted.text);
    }
  }
  left.push(...loader.unreadable.map(({ path, reason }) => `${relativePath(path)}: ${reason}`));
  for (const file of changed)
    process.stdout.write(`${onlyChecks ? 'would change' : 'changed'} ${file}\n`);
  for (const line of left) process.stderr.write(`left as it is: ${line}\n`);
  const good = files.length - changed.length - left.length + unreadable.length;
  process.stdout.write(`${good} of ${files.length} were in the usual form.\n`);
  if (left.length > 0) return exitCodes.usage;
  return onlyChecks && changed.length > 0 ? exitCodes.findings : exitCodes.good;
}
