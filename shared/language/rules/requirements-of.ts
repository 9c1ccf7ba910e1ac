import type { Playbook } from '../../model/playbook.ts';
import type { Policy, Requirement } from '../../model/policy.ts';
import type { System } from '../../model/system.ts';
import { mostCritical } from './affected-services.ts';

/** The requirements of a policy that apply to a playbook; none without a policy. */
export function requirementsOf(
  policy: Policy | undefined,
  playbook: Playbook,
  system: System,
): readonly Requirement[] {
  if (policy === undefined || policy.require.length === 0) return [];
  const criticality = mostCritical(playbook, system)?.criticality;
  const { severity, strategy } = playbook.change;
  const matches = <T>(wanted: readonly T[], is: T | undefined): boolean =>
    wanted.length === 0 || (is !== undefined && wanted.includes(is));
  return policy.require.filter(
    ({ when }) =>
      matches(when.criticality, criticality) &&
      matches(when.severity, severity) &&
      matches(when.strategy, strategy),
  );
}

/** The least of the figures that requirements set, or undefined when none sets one. */
export function strictest(figures: readonly (number | undefined)[]): number | undefined {
  const set = figures.filter((figure) => figure !== undefined);
  return set.length === 0 ? undefined : Math.min(...set);
}
