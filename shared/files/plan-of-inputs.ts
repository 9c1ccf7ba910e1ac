import type { InputFile } from '../conduct/drill-request.ts';
import type { Plan } from '../model/plan.ts';
import { Workspace } from '../language/workspace.ts';
import { planOf } from '../language/plan-of.ts';
import { resolvePath } from '../language/file-path.ts';

/** Deep enough that no path of an input leads above it. */
const root = `/${Array.from({ length: 64 }, () => 'w').join('/')}`;

/** The plan that the files kept with a run make, wherever they came from; undefined when they make none. */
export function planOfInputs(inputs: readonly InputFile[]): Plan | undefined {
  const workspace = new Workspace();
  const decoder = new TextDecoder();
  let scenario = '';
  for (const { role, file, bytes } of inputs) {
    if (role === 'migration') continue;
    const path = resolvePath(root, file);
    workspace.set(path, decoder.decode(bytes));
    if (role === 'scenario') scenario = path;
  }
  const planned = planOf(workspace, scenario);
  return planned.ok ? planned.plan : undefined;
}
