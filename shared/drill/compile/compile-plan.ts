import { topologicalOrder } from '../../graph/order.ts';
import type { Distribution } from '../../model/distribution.ts';
import type { FaultKind } from '../../model/scenario.ts';
import type { Plan } from '../../model/plan.ts';
import type { Infrastructure, Store } from '../../model/system.ts';
import { prepareQuantile } from '../quantile.ts';
import { hashKey } from '../../model/random.ts';
import { backupStarts } from './backup-starts.ts';
import { compileService } from './compile-services.ts';
import { compileSteps } from './compile-steps.ts';
import { firstOf, playbooksOf } from './playbooks-of.ts';
import { qualify } from './qualify.ts';
import { servicesInScope } from './services-in-scope.ts';
import type {
  ApprovalSpec,
  ConfigSpec,
  NodeSpec,
  Quantile,
  RollbackSpec,
  Specs,
  StoreSpec,
  TriggerSpec,
} from './specs.ts';

/** How long steady state must last after a decision against a rollback when no verification says: 5 min. */
const SETTLE_US = 300_000_000;

/** Everything about `plan` that no seed changes; worth keeping for many runs. */
export function compilePlan(written: Plan): Specs {
  const plan = qualify(written);
  const { system } = plan;
  const names = [...system.services.keys(), ...system.stores.keys(), ...system.externals.keys()];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  return {
    plan,
    nodes: compileNodes(plan, indexOf),
    ...callOrder(plan, indexOf),
    configs: [...system.infrastructure.values()].map((each) => compileConfig(plan, each)),
    roles: [...system.roles.values()].map((role) => ({
      name: role.name,
      role,
      key: hashKey(`role ${role.name}`),
      responds: prepareQuantile(role.responds),
    })),
    rollbacks: playbooksOf(plan).map((playbook) => compileRollback({ ...plan, playbook }, indexOf)),
  };
}

function compileRollback(plan: Plan, indexOf: ReadonlyMap<string, number>): RollbackSpec {
  const { playbook } = plan;
  const longest = Math.max(0, ...playbook.verify.map(({ forUs }) => forUs));
  return {
    playbook,
    triggers: compileTriggers(plan, indexOf),
    approvals: compileApprovals(plan),
    steps: compileSteps(plan),
    elapsed: playbook.communicate.flatMap((message) =>
      message.on.kind === 'elapsed' ? [{ message, afterUs: message.on.afterUs }] : [],
    ),
    inScope: servicesInScope(plan),
    settleUs: longest > 0 ? longest : SETTLE_US,
    holdUs: longest,
  };
}

function compileNodes(plan: Plan, indexOf: ReadonlyMap<string, number>): NodeSpec[] {
  const { services, stores, externals } = plan.system;
  return [
    ...[...services.values()].map((service) => compileService(plan, service, indexOf)),
    ...[...stores.values()].map((store) => compileStore(plan, store)),
    ...[...externals.values()].map((external) => ({
      kind: 'external' as const,
      name: external.name,
      external,
    })),
  ];
}

function callOrder(
  plan: Plan,
  indexOf: ReadonlyMap<string, number>,
): Pick<Specs, 'calleesFirst' | 'ratesMatter'> {
  const { services } = plan.system;
  const items = [...indexOf.keys()].map((id) => ({
    id,
    needs: (services.get(id)?.dependsOn ?? []).map((dependency) => dependency.on),
  }));
  const { order, cycles } = topologicalOrder(items);
  return {
    calleesFirst: order.flatMap((id) => indexOf.get(id) ?? []),
    ratesMatter: cycles.length > 0 || isLimited(plan),
  };
}

/** Faults by which the rate of requests decides how many fail. */
const limitsRates: ReadonlySet<FaultKind | undefined> = new Set(['rate_limited', 'bandwidth']);

function isLimited({ system, scenario }: Plan): boolean {
  const entries = [...scenario.timeline, ...scenario.duringRollback];
  return (
    [...system.services.values()].some(({ capacityPerS }) => capacityPerS !== undefined) ||
    [...system.externals.values()].some(({ rateLimitPerS }) => rateLimitPerS !== undefined) ||
    entries.some(({ fault }) => limitsRates.has(fault?.effect.kind))
  );
}

function compileStore(plan: Plan, store: Store): StoreSpec {
  const playbooks = playbooksOf(plan);
  const steps = playbooks.flatMap((playbook) => playbook.steps);
  const move = firstOf(playbooks, ({ change }) => change.migrates.get(store.name));
  const toSchema = move?.to ?? store.schema ?? '';
  const restorePoint = store.pointInTime?.restore ?? store.backups?.restore;
  return {
    kind: 'store',
    name: store.name,
    store,
    key: hashKey(`store ${store.name}`),
    fromSchema: move?.from ?? toSchema,
    toSchema,
    backupStarts: backupStarts(plan, store),
    migratedByStep: steps.some(
      ({ action }) => action.kind === 'migrate' && action.store === store.name,
    ),
    dropsValues: steps.some(
      ({ action, reversible }) =>
        action.kind === 'migrate' && action.store === store.name && !reversible,
    ),
    ...(move?.dualWrites === undefined ? {} : { dualWrites: move.dualWrites }),
    changedWriters: [...plan.system.services.values()].flatMap((service) =>
      playbooks.some(({ change }) => change.deploys.has(service.name)) &&
      service.dependsOn.some((dependency) => dependency.on === store.name)
        ? [service.name]
        : [],
    ),
    ...quantile('lag', store.replication?.lag),
    ...quantile('backupTakes', store.backups?.takes),
    ...quantile('restoreBackup', store.backups?.restore),
    ...quantile('restorePoint', restorePoint),
  };
}

function quantile<K extends string>(
  name: K,
  distribution: Distribution | undefined,
): { [P in K]?: Quantile } {
  if (distribution === undefined) return {};
  return { [name]: prepareQuantile(distribution) } as { [P in K]?: Quantile };
}

function compileConfig(plan: Plan, infrastructure: Infrastructure): ConfigSpec {
  const move = firstOf(playbooksOf(plan), ({ change }) =>
    change.configures.get(infrastructure.name),
  );
  const toVersion = move?.to ?? infrastructure.version ?? '';
  return {
    name: infrastructure.name,
    infrastructure,
    fromVersion: move?.from ?? toVersion,
    toVersion,
    ...quantile('snapshotRestore', infrastructure.snapshotRestore),
  };
}

function compileTriggers(plan: Plan, indexOf: ReadonlyMap<string, number>): TriggerSpec[] {
  return [...plan.playbook.triggers.values()].flatMap((trigger) => {
    const node = indexOf.get(trigger.when.subject);
    return node === undefined ? [] : [{ trigger, key: hashKey(`trigger ${trigger.name}`), node }];
  });
}

function compileApprovals(plan: Plan): ApprovalSpec[] {
  const { approvals, steps } = plan.playbook;
  return [...approvals.values()].map((approval) => ({
    approval,
    purpose: `approval ${approval.name}`,
    purposeKey: hashKey(`approval ${approval.name}`),
    byStep: steps.some(
      ({ action }) => action.kind === 'approve' && action.approval === approval.name,
    ),
  }));
}
