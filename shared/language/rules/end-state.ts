import type { Playbook } from '../../model/playbook.ts';
import { isOpaque, stepFlow } from './step-flow.ts';

/** What is in place when every step has run. */
export interface EndState {
  /** Schema by migrated store, version by changed configuration. */
  readonly versions: ReadonlyMap<string, string>;
  /** Whether a step may have changed things in ways that are not written. */
  readonly uncertain: boolean;
}

/** The versions of what a change migrates or configures once its rollback has run to its end. */
export function endState(playbook: Playbook): EndState {
  const { migrates, configures } = playbook.change;
  const versions = new Map<string, string>();
  for (const { name, to } of [...migrates.values(), ...configures.values()]) versions.set(name, to);
  let uncertain = false;
  for (const { action } of stepFlow(playbook).steps) {
    if (isOpaque(action)) uncertain = true;
    if (action.kind === 'migrate') versions.set(action.store, action.to);
    else if (action.kind === 'configure') versions.set(action.config, action.to);
    else if (action.kind === 'apply' || action.kind === 'restore') {
      const name =
        action.kind === 'apply' ? action.infrastructure : (action.store ?? action.infrastructure);
      const before = migrates.get(name ?? '') ?? configures.get(name ?? '');
      const to = (action.kind === 'apply' ? action.to : undefined) ?? before?.from;
      if (name !== undefined && to !== undefined) versions.set(name, to);
    }
  }
  return { versions, uncertain };
}
