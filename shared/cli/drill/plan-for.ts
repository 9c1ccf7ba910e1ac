import type { Plan } from '../../model/plan.ts';
import type { WorkspaceLoader } from '../../files/load-workspace.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { locate } from '../formats/located.ts';
import { makeInputs } from '../../files/make-inputs.ts';
import { planOf } from '../../language/plan-of.ts';
import { relativePath } from '../../files/relative-path.ts';
import { textFormat } from '../formats/text.ts';
import { toolVersion } from '../tool-version.ts';

/** A plan, and the files it was made of. */
export type Prepared = { readonly plan: Plan; readonly inputs: ReturnType<typeof makeInputs> };

/** The plan of a scenario. Prints its errors and throws a CommandFailure when it has any. */
export function planFor(loaded: WorkspaceLoader, file: string): Prepared {
  const result = planOf(loaded.workspace, file);
  if (result.ok) {
    const { plan, files } = result;
    return { plan, inputs: makeInputs(loaded, files, plan, process.cwd()) };
  }
  const findings = locate(loaded.workspace, result.errors);
  process.stderr.write(
    `${textFormat({ findings, suppressed: [], files: [relativePath(file)], unreadable: [], version: toolVersion })}\n`,
  );
  throw new CommandFailure(
    `${relativePath(file)} cannot be drilled: its files have errors.`,
    'Mend the errors above; `backstep lint` shows them again.',
    exitCodes.findings,
  );
}
