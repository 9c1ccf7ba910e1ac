import type { Plan } from '../../model/plan.ts';
import type {
  Approval,
  Communication,
  DualWrites,
  Playbook,
  Step,
  Trigger,
} from '../../model/playbook.ts';
import type { External, Infrastructure, Role, Service, Store } from '../../model/system.ts';

/** Gives the value of a distribution at a share `u` in (0,1), in whole microseconds. */
export type Quantile = (u: number) => number;

/** A version range, resolved to the versions that this plan can ever meet. */
export interface Requirement {
  readonly on: 'store' | 'config' | 'service';
  readonly name: string;
  readonly accepts: ReadonlySet<string>;
}

export interface VersionSpec {
  readonly name: string;
  readonly requires: readonly Requirement[];
  /** Share of the traffic when the drill starts, the change having just been made, 0 to 1. */
  readonly share: number;
  /** Whether instances of it exist when the drill starts. */
  readonly running: boolean;
  /** Whether a traffic or DNS step of the playbook moves traffic to it. */
  readonly shiftedByStep: boolean;
}

/** A call to the node with index `node`. */
export interface CallSpec {
  readonly node: number;
  readonly hard: boolean;
  /** `Infinity` when the caller never gives up by itself. */
  readonly timeoutUs: number;
  readonly retries: number;
  /** Calls for each request on average, without retries. */
  readonly perRequest: number;
}

export interface ServiceSpec {
  readonly kind: 'service';
  readonly name: string;
  readonly service: Service;
  readonly versions: readonly VersionSpec[];
  /** Names of the versions before and after the change; equal when the change does not deploy it. */
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly calls: readonly CallSpec[];
  readonly entryPerS: number;
  readonly diurnal: boolean;
}

export interface StoreSpec {
  readonly kind: 'store';
  readonly name: string;
  readonly store: Store;
  readonly key: number;
  /** Schema before and after the change; equal when the change does not migrate it. */
  readonly fromSchema: string;
  readonly toSchema: string;
  readonly lag?: Quantile;
  /** Instants in microseconds since 1970 at which backups begin, in order. */
  readonly backupStarts: Float64Array;
  readonly backupTakes?: Quantile;
  readonly restoreBackup?: Quantile;
  readonly restorePoint?: Quantile;
  /** Whether a step migrates it, so that a restore need not undo the migration. */
  readonly migratedByStep: boolean;
  /** Whether a step may drop values from it: a migration that cannot be undone without loss. */
  readonly dropsValues: boolean;
  /** Writes in the form of the old schema, beside the new one; without it, there are none. */
  readonly dualWrites?: DualWrites;
  /** Names of the changed services that call it: the versions that may write wrong values. */
  readonly changedWriters: readonly string[];
}

export interface ExternalSpec {
  readonly kind: 'external';
  readonly name: string;
  readonly external: External;
}

export type NodeSpec = ServiceSpec | StoreSpec | ExternalSpec;

export interface ConfigSpec {
  readonly name: string;
  readonly infrastructure: Infrastructure;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly snapshotRestore?: Quantile;
}

export interface RoleSpec {
  readonly name: string;
  readonly role: Role;
  readonly key: number;
  readonly responds: Quantile;
}

export interface TriggerSpec {
  readonly trigger: Trigger;
  readonly key: number;
  readonly node: number;
}

export interface ApprovalSpec {
  readonly approval: Approval;
  readonly purpose: string;
  readonly purposeKey: number;
  /** Whether a step asks for it; otherwise it gates the start. */
  readonly byStep: boolean;
}

export interface StepSpec {
  readonly step: Step;
  readonly index: number;
  readonly key: number;
  readonly takes: Quantile;
  readonly needs: readonly number[];
  readonly neededBy: readonly number[];
  /** Runs only when a `goto` or a compensation jumps to it. */
  readonly onlyByJump: boolean;
  readonly gotoStep?: number;
  readonly compensateBy?: number;
  /** Role that must be at hand, for `by` and `manual`. */
  readonly worker?: string;
  readonly purpose: string;
  readonly purposeKey: number;
  /** Why it must not run; absent when it stays within the scope. */
  readonly refusal?: string;
}

/** What the undisturbed system does before the change, by node: the measure of what a fault adds. */
export interface Baseline {
  readonly utilisation: readonly number[];
  readonly ratePerS: readonly number[];
  readonly errorRate: readonly number[];
  readonly latencyUs: readonly number[];
}

/** Everything about a plan that no seed changes. */
export interface Specs {
  readonly plan: Plan;
  readonly nodes: readonly NodeSpec[];
  /** Indexes of `nodes`, callees before callers as far as cycles allow. */
  readonly calleesFirst: readonly number[];
  /** Whether rates can change failures: through capacity, rate limits, or calls in a ring. */
  readonly ratesMatter: boolean;
  readonly configs: readonly ConfigSpec[];
  readonly roles: readonly RoleSpec[];
  readonly rollbacks: readonly RollbackSpec[];
}

/** What one playbook brings. */
export interface RollbackSpec {
  readonly playbook: Playbook;
  readonly triggers: readonly TriggerSpec[];
  readonly approvals: readonly ApprovalSpec[];
  readonly steps: readonly StepSpec[];
  readonly elapsed: readonly { readonly message: Communication; readonly afterUs: number }[];
  /** Names of the services that must be steady again. */
  readonly inScope: ReadonlySet<string>;
  /** How long steady state must last after a decision against a rollback. */
  readonly settleUs: number;
  /** How long all verifications must hold together, 0 without any. */
  readonly holdUs: number;
}
