import type { LocatedDiagnostic, LocatedSuppression } from '../formats/located.ts';
import type { UnreadableFile } from '../../files/load-workspace.ts';
import { WorkspaceLoader } from '../../files/load-workspace.ts';
import { examine } from '../../language/diagnose.ts';
import { locate } from '../formats/located.ts';

/** What was found in some files. */
export interface LintedFiles {
  readonly findings: readonly LocatedDiagnostic[];
  readonly suppressed: readonly LocatedSuppression[];
  readonly unreadable: readonly UnreadableFile[];
}

/** Checks files one after another; memory does not grow with their number. Places are relative to `cwd`. */
export function lintFiles(files: readonly string[], cwd: string): LintedFiles {
  const loader = new WorkspaceLoader();
  const { workspace } = loader;
  const findings: LocatedDiagnostic[] = [];
  const suppressed: LocatedSuppression[] = [];
  for (const file of files) {
    loader.load(file);
    const examined = examine(workspace, file);
    findings.push(...locate(workspace, examined.findings, cwd));
    for (const { finding, reason } of examined.suppressed)
      for (const located of locate(workspace, [finding], cwd))
        suppressed.push({ finding: located, reason });
    loader.release(file);
  }
  return { findings, suppressed, unreadable: loader.unreadable };
}
