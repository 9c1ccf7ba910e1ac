import type { LocatedDiagnostic } from '../formats/located.ts';
import type { UnreadableFile } from '../../files/load-workspace.ts';
import { WorkspaceLoader } from '../../files/load-workspace.ts';
import { diagnose } from '../../language/diagnose.ts';
import { locate } from '../formats/located.ts';

/** What was found in some files. */
export interface LintedFiles {
  readonly findings: readonly LocatedDiagnostic[];
  readonly unreadable: readonly UnreadableFile[];
}

/** Checks files one after another; memory does not grow with their number. Places are relative to `cwd`. */
export function lintFiles(files: readonly string[], cwd: string): LintedFiles {
  const loader = new WorkspaceLoader();
  const findings = files.flatMap((file) => {
    loader.load(file);
    const located = locate(loader.workspace, diagnose(loader.workspace, file), cwd);
    loader.release(file);
    return located;
  });
  return { findings, unreadable: loader.unreadable };
}
