import type { FaultEffect, Scenario, Target } from '../../../model/scenario.ts';
import type { Path } from '../../../model/path.ts';
import type { Playbook } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import type { System } from '../../../model/system.ts';
import { rolesAsked } from '../roles-asked.ts';

interface Context {
  readonly playbook: Playbook;
  readonly system: System;
  readonly asked: ReadonlySet<string>;
}

/** Why a fault changes nothing, as a sentence, and the key of the fault to point to. */
interface Futility {
  readonly key: string;
  readonly reason: string;
}

/** Finds faults that cannot change anything in the drill. */
export const faultWithoutEffect: Rule = {
  code: 'drill/fault-without-effect',
  severity: 'warning',
  what: 'A fault hits something that takes no part in the drill: a version that never runs, a zone nobody uses, a role nobody asks, a lock no step takes, a copy no step restores from.',
  why: 'The drill passes as if the rollback had withstood the fault, although it never met it.',
  fix: 'Hit something the rollback depends on, or remove the fault.',
  bad: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@1.0.2 }',
  good: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@2.0.0 }',
  looksAt: 'Scenario',
  check({ scenario, playbook, system }, report) {
    const context = { playbook, system, asked: rolesAsked(playbook, system, scenario) };
    for (const { at, effect } of faults(scenario)) {
      const futility = futilityOf(effect, context);
      if (futility !== undefined) report({ at: [...at, futility.key], message: futility.reason });
    }
  },
};

function faults({ timeline, duringRollback }: Scenario): { at: Path; effect: FaultEffect }[] {
  return [...timeline, ...duringRollback].flatMap(({ fault }) => fault ?? []);
}

function futilityOf(effect: FaultEffect, context: Context): Futility | undefined {
  const because = (reason: string | undefined): Futility | undefined =>
    reason === undefined ? undefined : { key: effect.kind, reason };
  const { playbook, system } = context;
  switch (effect.kind) {
    case 'errors':
    case 'latency':
    case 'capacity':
      return onKey('on', neverRuns(effect.target, context));
    case 'unavailable':
    case 'blackhole':
      return because(neverRuns(effect.target, context));
    case 'zone_down':
      return because(zoneUnused(effect.zone, system));
    case 'absent':
    case 'slow':
    case 'refuses':
      return because(
        context.asked.has(effect.role) ? undefined : `Nobody asks \`${effect.role}\` for anything.`,
      );
    case 'lock_held':
      return because(
        playbook.steps.some(({ action }) => action.kind === 'lock' && action.name === effect.lock)
          ? undefined
          : `No step takes the lock \`${effect.lock}\`.`,
      );
    case 'metrics_gap':
      return because(
        [...playbook.triggers.values()].some(({ when }) => when.subject === effect.target.name)
          ? undefined
          : `No trigger watches \`${effect.target.name}\`.`,
      );
    default:
      return supplyFutility(effect, context);
  }
}

function onKey(key: string, reason: string | undefined): Futility | undefined {
  return reason === undefined ? undefined : { key, reason };
}

/** Faults of stores, copies and artifacts. */
function supplyFutility(effect: FaultEffect, { playbook, system }: Context): Futility | undefined {
  const { kind } = effect;
  switch (kind) {
    case 'corrupt_writes':
    case 'lost_writes':
      return onKey(
        kind,
        system.stores.get(effect.store)?.writesPerS === 0
          ? `\`${effect.store}\` declares no writes.`
          : undefined,
      );
    case 'replication_lag':
    case 'replication_stops': {
      const store = system.stores.get(effect.store);
      return onKey(
        kind === 'replication_lag' ? 'on' : kind,
        store !== undefined && store.replication === undefined
          ? `\`${effect.store}\` declares no replication.`
          : undefined,
      );
    }
    case 'backup_missing':
    case 'restore_fails':
    case 'restore_slow':
      return onKey(
        kind,
        playbook.steps.some(
          ({ action }) => action.kind === 'restore' && action.store === effect.store,
        )
          ? undefined
          : `No step restores \`${effect.store}\`.`,
      );
    case 'registry_unreachable':
      return onKey(
        kind,
        playbook.steps.some(({ action }) => action.kind === 'deploy')
          ? undefined
          : 'No step deploys anything, so no image is pulled.',
      );
    case 'artifact_missing':
      return onKey(kind, neverDeployed(effect.target, playbook));
    default:
      return undefined;
  }
}

function neverRuns({ name, version }: Target, { playbook, system }: Context): string | undefined {
  const service = system.services.get(name);
  if (version === undefined || service === undefined) return undefined;
  const move = playbook.change.deploys.get(name);
  const runs = new Set([
    ...(move === undefined ? [] : [move.from, move.to]),
    ...playbook.steps.flatMap(({ action }) => {
      if (action.kind === 'deploy' && action.service === name) return [action.version];
      const moves = action.kind === 'traffic' || action.kind === 'dns';
      return moves && action.service === name ? [action.to] : [];
    }),
  ]);
  const unchanged =
    move === undefined && service.versions.size === 1 && service.versions.has(version);
  if (runs.has(version) || unchanged) return undefined;
  const others = [...runs];
  return others.length === 0
    ? `The change does not deploy \`${name}\`, so version ${version} of it is not told apart.`
    : `Version ${version} of \`${name}\` never runs: the versions in this drill are ${others.join(', ')}.`;
}

function zoneUnused(zone: string, { services }: System): string | undefined {
  const isUsed = [...services.values()].some(({ zones }) => zones.includes(zone));
  return isUsed ? undefined : `No service runs in zone \`${zone}\`.`;
}

function neverDeployed({ name, version }: Target, { steps }: Playbook): string | undefined {
  const isDeployed = steps.some(
    ({ action }) =>
      action.kind === 'deploy' &&
      action.service === name &&
      (version === undefined || action.version === version),
  );
  if (isDeployed) return undefined;
  return version === undefined
    ? `No step deploys \`${name}\`.`
    : `No step deploys version ${version} of \`${name}\`.`;
}
