import type { FaultEffect, FaultKind, Target } from '../../model/scenario.ts';
import type { Action, Playbook } from '../../model/playbook.ts';
import type { System } from '../../model/system.ts';

/** What a fault meets in a drill. */
export interface DrillContext {
  readonly playbook: Playbook;
  readonly system: System;
  /** Roles that anybody or anything asks for something. */
  readonly asked: ReadonlySet<string>;
}

/** Why a fault of one kind changes nothing, as a sentence; absent when it may. */
type Reason<K extends FaultKind> = (
  effect: Extract<FaultEffect, { kind: K }>,
  context: DrillContext,
) => string | undefined;

type Targeted = { readonly target: Target };
type OfStore = { readonly store: string };
type OfInfrastructure = { readonly infrastructure: string };

const neverHits = ({ target }: Targeted, context: DrillContext) => neverRuns(target, context);
const hitsNoInstance = ({ target }: Targeted, context: DrillContext) =>
  noInstances(target, context) ?? neverRuns(target, context);
const isNeverDeployed = ({ target }: Targeted, context: DrillContext) =>
  noInstances(target, context) ?? neverDeployed(target, context);
const isNeverAsked = ({ role }: { readonly role: string }, { asked }: DrillContext) =>
  unless(asked.has(role), `Nobody asks \`${role}\` for anything.`);
const isNeverWatched = ({ target: { name } }: Targeted, { playbook }: DrillContext) =>
  unless(
    [...playbook.triggers.values()].some(({ when }) => when.subject === name),
    `No trigger watches \`${name}\`.`,
  );
const isNeverWritten = ({ store }: OfStore, { system }: DrillContext) =>
  unless(system.stores.get(store)?.writesPerS !== 0, `\`${store}\` declares no writes.`);
const hasNoReplica = ({ store: name }: OfStore, { system }: DrillContext) => {
  const store = system.stores.get(name);
  const isReplicated = store === undefined || store.replication !== undefined;
  return unless(isReplicated, `\`${name}\` declares no replication.`);
};
const isNeverRestored = ({ store }: OfStore, context: DrillContext) =>
  neverRestored(store, context, undefined, '');
const isNeverNamed = ({ infrastructure }: OfInfrastructure, context: DrillContext) =>
  unnamed(infrastructure, context);
const isNeverApplied = ({ infrastructure: name }: OfInfrastructure, { playbook }: DrillContext) =>
  unless(
    doesAny(playbook, (one) => one.kind === 'apply' && one.infrastructure === name),
    `No step applies \`${name}\`.`,
  );

/** Kinds that are not here always have something to hit. */
const reasons: { readonly [K in FaultKind]?: Reason<K> } = {
  errors: neverHits,
  latency: neverHits,
  jitter: neverHits,
  unavailable: neverHits,
  slow_start: isNeverDeployed,
  crash_loop: hitsNoInstance,
  capacity: neverHits,
  bad_response: neverHits,
  memory_leak: hitsNoInstance,
  partition: neverHits,
  loss: neverHits,
  bandwidth: neverHits,
  reset: neverHits,
  blackhole: neverHits,
  dns_stale: ({ infrastructure }, { playbook }) =>
    unless(
      doesAny(playbook, (one) => 'via' in one && one.via === infrastructure),
      `No step changes anything through \`${infrastructure}\`.`,
    ),
  dns_fails: neverHits,
  zone_down: ({ zone }, { system }) => zoneUnused(zone, system),
  region_down: ({ region }, { system }) => regionUnused(region, system),
  corrupt_writes: isNeverWritten,
  lost_writes: isNeverWritten,
  replication_lag: hasNoReplica,
  replication_stops: hasNoReplica,
  disk_full: isNeverWritten,
  lock_held: ({ lock }, { playbook }) =>
    unless(
      doesAny(playbook, (one) => one.kind === 'lock' && one.name === lock),
      `No step takes the lock \`${lock}\`.`,
    ),
  migration_half_applied: ({ store }, { playbook }) =>
    unless(
      doesAny(playbook, (one) => one.kind === 'migrate' && one.store === store),
      `No step migrates \`${store}\`.`,
    ),
  backup_missing: isNeverRestored,
  backup_stale: ({ store }, context) => neverRestored(store, context, 'backup', ' from a backup'),
  restore_fails: isNeverRestored,
  restore_slow: isNeverRestored,
  registry_unreachable: (_, { playbook }) =>
    unless(
      doesAny(playbook, ({ kind }) => kind === 'deploy'),
      'No step deploys anything, so no image is pulled.',
    ),
  artifact_missing: isNeverDeployed,
  artifact_corrupt: isNeverDeployed,
  wrong_digest: isNeverDeployed,
  manifest_mismatch: isNeverDeployed,
  config_drift: isNeverNamed,
  secret_rotated: isNeverNamed,
  state_locked: isNeverApplied,
  state_corrupt: isNeverApplied,
  absent: isNeverAsked,
  slow: isNeverAsked,
  refuses: isNeverAsked,
  wrong_choice: isNeverAsked,
  clock_skew: ({ store }, context) =>
    neverRestored(store, context, 'point-in-time', ' to a point in time'),
  metrics_gap: isNeverWatched,
  metrics_late: isNeverWatched,
};

/** Why `effect` changes nothing, as a sentence; absent when it may. */
export function whyFutile(effect: FaultEffect, context: DrillContext): string | undefined {
  const reason = reasons[effect.kind] as
    ((effect: FaultEffect, context: DrillContext) => string | undefined) | undefined;
  return reason?.(effect, context);
}

function unless(holds: boolean, reason: string): string | undefined {
  return holds ? undefined : reason;
}

function doesAny({ steps }: Playbook, does: (action: Action) => boolean): boolean {
  return steps.some(({ action }) => does(action));
}

function neverRuns(
  { name, version }: Target,
  { playbook, system }: DrillContext,
): string | undefined {
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

function neverDeployed(
  { name, version }: Target,
  { playbook: { steps } }: DrillContext,
): string | undefined {
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

/** Whether no step restores `store`, perhaps only from one source. */
function neverRestored(
  store: string,
  { playbook }: DrillContext,
  from: string | undefined,
  how: string,
): string | undefined {
  const isRestored = doesAny(
    playbook,
    (one) =>
      one.kind === 'restore' && one.store === store && (from === undefined || one.from === from),
  );
  return unless(isRestored, `No step restores \`${store}\`${how}.`);
}

/** A configuration or secret matters by the versions that say that they work with it. */
function unnamed(name: string, { system: { services } }: DrillContext): string | undefined {
  const isNamed = [...services.values()].some(({ versions }) =>
    [...versions.values()].some(({ worksWith }) => worksWith.has(name)),
  );
  return unless(isNamed, `No version says under \`works_with\` that it works with \`${name}\`.`);
}

/** Why a fault on the way from one service hits no call: that service makes none; absent when it does. */
export function neverCalls(
  effect: FaultEffect,
  { system: { services } }: DrillContext,
): string | undefined {
  if (!('from' in effect)) return undefined;
  const { from, target, kind } = effect;
  const calls = (caller: string, callee: string): boolean =>
    services.get(caller)?.dependsOn.some(({ on }) => on === callee) === true;
  const isMet = calls(from, target.name) || (kind === 'partition' && calls(target.name, from));
  return unless(isMet, `\`${from}\` does not call \`${target.name}\`.`);
}

function noInstances({ name }: Target, { system: { services } }: DrillContext): string | undefined {
  return unless(services.has(name), `\`${name}\` is not a service: it has no instances.`);
}

function regionUnused(region: string, system: System): string | undefined {
  const zones = system.regions.get(region) ?? [];
  const isUsed =
    zones.some((zone) => zoneUnused(zone, system) === undefined) ||
    [...system.stores.values()].some(
      (store) => store.region === region || store.backups?.region === region,
    );
  return unless(isUsed, `Nothing runs, and no data are kept, in region \`${region}\`.`);
}
