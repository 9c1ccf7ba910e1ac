import type { InputFile } from '../conduct/drill-request.ts';
import type { WorkspaceLoader } from './load-workspace.ts';
import { relativePath } from './relative-path.ts';

const roles = {
  System: 'system',
  Playbook: 'playbook',
  Scenario: 'scenario',
  Policy: 'policy',
} as const;

/** The files a plan was made of, with their bytes as they were read, named relative to `root`. */
export function makeInputs(
  { workspace, bytes }: WorkspaceLoader,
  files: readonly string[],
  root: string,
): InputFile[] {
  return files.flatMap((file) => {
    const kind = workspace.get(file)?.model?.kind;
    const content = bytes.get(file);
    return kind === undefined || content === undefined
      ? []
      : [{ role: roles[kind], file: relativePath(file, root), bytes: content }];
  });
}
