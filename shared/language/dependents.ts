import type { Document } from './document.ts';
import type { Workspace } from './workspace.ts';
import { policyPlaces } from './workspace.ts';
import { referencedFiles } from './link.ts';

/** The documents whose findings may change with `file`: itself, those that refer to it, directly or not, and those that it is a policy for. */
export function dependentsOf(workspace: Workspace, file: string): Document[] {
  const isPolicy = file.endsWith('/backstep.policy.yaml');
  return [...workspace.documents()].filter(
    (document) => reaches(workspace, document, file) || (isPolicy && isUnder(document, file)),
  );
}

/** References lead from a scenario to a playbook to a system, so that three steps reach everything. */
function reaches(workspace: Workspace, document: Document, file: string, steps = 3): boolean {
  if (document.file === file) return true;
  if (steps === 0) return false;
  return referencedFiles(document).some((next) => {
    const target = workspace.get(next);
    return next === file || (target !== undefined && reaches(workspace, target, file, steps - 1));
  });
}

function isUnder({ file }: Document, policy: string): boolean {
  for (const place of policyPlaces(file)) if (place === policy) return true;
  return false;
}
