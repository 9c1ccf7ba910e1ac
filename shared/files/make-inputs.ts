import type { InputFile } from '../conduct/drill-request.ts';
import type { Plan } from '../model/plan.ts';
import type { WorkspaceLoader } from './load-workspace.ts';
import { downScripts } from '../language/rules/down-scripts.ts';
import { readRegularFile } from './read-regular-file.ts';
import { relativePath } from './relative-path.ts';

const roles = {
  System: 'system',
  Playbook: 'playbook',
  Scenario: 'scenario',
  Policy: 'policy',
} as const;

/** The files a plan was made of, with their bytes as they were read, and the scripts that take its schemas back, named relative to `root`. */
export function makeInputs(
  loaded: WorkspaceLoader,
  files: readonly string[],
  plan: Plan,
  root: string,
): InputFile[] {
  const { workspace, bytes } = loaded;
  const documents = files.flatMap((file): InputFile[] => {
    const kind = workspace.get(file)?.model?.kind;
    const content = bytes.get(file);
    return kind === undefined || content === undefined
      ? []
      : [{ role: roles[kind], file: relativePath(file, root), bytes: content }];
  });
  return [...documents, ...migrationsOf(loaded, plan, root)];
}

/** The scripts that the rollback would run to take schemas back; where they cannot be read, none. */
function migrationsOf({ workspace }: WorkspaceLoader, plan: Plan, root: string): InputFile[] {
  const scripts = [plan.playbook, ...plan.beside].flatMap((playbook) =>
    downScripts(playbook, plan.system, workspace.around),
  );
  const files = new Set(scripts.flatMap(({ file }) => file ?? []));
  return [...files].flatMap((file): InputFile[] => {
    const bytes = readRegularFile(file);
    return bytes === undefined
      ? []
      : [{ role: 'migration', file: relativePath(file, root), bytes }];
  });
}
