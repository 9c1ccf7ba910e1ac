import type { Diagnostic } from '../model/diagnostic.ts';
import type { Plan } from '../model/plan.ts';
import type { Workspace } from './workspace.ts';
import { assumeUndeclared } from './assume-undeclared.ts';
import { diagnose } from './diagnose.ts';
import { link } from './link.ts';

/** A plan that can be drilled with the files it was made of, or the errors that stand in the way. */
export type PlanResult =
  | { readonly ok: true; readonly plan: Plan; readonly files: readonly string[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

/** The plan a scenario asks for. Errors anywhere in its playbook or system stand in the way; warnings do not. */
export function planOf(workspace: Workspace, scenarioFile: string): PlanResult {
  const document = workspace.get(scenarioFile);
  if (document === undefined) return { ok: false, errors: [] };
  const linked = link(workspace, document);
  const { system, playbook, scenario, policy, beside = [] } = linked;
  const files = [
    ...new Set([scenarioFile, playbook?.file, ...beside.map(({ file }) => file), system?.file]),
  ].filter((file) => file !== undefined);
  const errors = files
    .flatMap((file) => diagnose(workspace, file))
    .filter(({ severity }) => severity === 'error');
  const playbookDocument = playbook === undefined ? undefined : workspace.get(playbook.file);
  if (errors.length > 0 || !system || !playbook || !scenario || !playbookDocument)
    return { ok: false, errors };
  const others = beside.flatMap(({ file }) => workspace.get(file) ?? []);
  const assumed = assumeUndeclared(
    system,
    [playbookDocument, ...others].map((each) => link(workspace, each)).concat(linked),
  );
  return {
    ok: true,
    plan: {
      system: assumed,
      playbook,
      beside,
      scenario,
      ...(policy === undefined ? {} : { policy }),
    },
    files: policy === undefined ? files : [...files, policy.file],
  };
}
