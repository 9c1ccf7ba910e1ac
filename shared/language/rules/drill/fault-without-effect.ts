import type { FaultEffect, FaultKind, Scenario, Target } from '../../../model/scenario.ts';
import type { Path } from '../../../model/path.ts';
import type { Action, Playbook } from '../../../model/playbook.ts';
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
  const reason = reasonOf(effect, context);
  return reason === undefined
    ? undefined
    : { key: onOther.has(effect.kind) ? 'on' : effect.kind, reason };
}

/** Faults that name what they hit under `on`. */
const onOther: ReadonlySet<FaultKind> = new Set([
  'errors',
  'latency',
  'capacity',
  'replication_lag',
]);

function reasonOf(effect: FaultEffect, context: Context): string | undefined {
  const { playbook, system, asked } = context;
  switch (effect.kind) {
    case 'errors':
    case 'latency':
    case 'capacity':
    case 'unavailable':
    case 'blackhole':
      return neverRuns(effect.target, context);
    case 'zone_down':
      return zoneUnused(effect.zone, system);
    case 'absent':
    case 'slow':
    case 'refuses':
      return unless(asked.has(effect.role), `Nobody asks \`${effect.role}\` for anything.`);
    case 'lock_held': {
      const isTaken = doesAny(playbook, (one) => one.kind === 'lock' && one.name === effect.lock);
      return unless(isTaken, `No step takes the lock \`${effect.lock}\`.`);
    }
    case 'metrics_gap': {
      const { name } = effect.target;
      const isWatched = [...playbook.triggers.values()].some(({ when }) => when.subject === name);
      return unless(isWatched, `No trigger watches \`${name}\`.`);
    }
    case 'corrupt_writes':
    case 'lost_writes': {
      const writes = system.stores.get(effect.store)?.writesPerS !== 0;
      return unless(writes, `\`${effect.store}\` declares no writes.`);
    }
    case 'replication_lag':
    case 'replication_stops': {
      const store = system.stores.get(effect.store);
      const isReplicated = store === undefined || store.replication !== undefined;
      return unless(isReplicated, `\`${effect.store}\` declares no replication.`);
    }
    case 'backup_missing':
    case 'restore_fails':
    case 'restore_slow': {
      const { store } = effect;
      const isRestored = doesAny(playbook, (one) => one.kind === 'restore' && one.store === store);
      return unless(isRestored, `No step restores \`${store}\`.`);
    }
    case 'registry_unreachable': {
      const isPulled = doesAny(playbook, ({ kind }) => kind === 'deploy');
      return unless(isPulled, 'No step deploys anything, so no image is pulled.');
    }
    case 'artifact_missing':
    case 'artifact_corrupt':
      return neverDeployed(effect.target, playbook);
    case 'alert_lost':
    case 'false_alarm':
    case 'step_fails':
    case 'step_hangs':
    case 'rate_limited':
      return undefined;
  }
}

function unless(holds: boolean, reason: string): string | undefined {
  return holds ? undefined : reason;
}

function doesAny({ steps }: Playbook, does: (action: Action) => boolean): boolean {
  return steps.some(({ action }) => does(action));
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
  // Where the change itself names a version that nobody declares, that is the mistake.
  const isDeclared =
    service.versions.size === 0 || [...runs].every((one) => service.versions.has(one));
  if (!isDeclared && service.versions.has(version)) return undefined;
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
