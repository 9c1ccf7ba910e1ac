import type { Distribution } from './distribution.ts';
import type { Path } from './path.ts';
import type { Schedule } from './schedule.ts';

/** How much a service matters; `tier-1` most. */
export type Criticality = 'tier-1' | 'tier-2' | 'tier-3' | 'tier-4';

/** `hard`: the caller fails when the callee fails. `soft`: the caller degrades but still answers. */
export type Need = 'hard' | 'soft';

/** A call from a service to a service, store or external. */
export interface Dependency {
  readonly at: Path;
  readonly on: string;
  readonly need: Need;
  /** The caller gives up after this long; absent: 30 s. */
  readonly timeoutUs?: number;
  /** Further attempts after a failed call, 0 to 10. */
  readonly retries: number;
  /** Calls for each request on average, without retries, 0 to 1000. */
  readonly callsPerRequest: number;
}

/** What a version is built from. `digest` is `sha256:<64 hex>`. */
export interface Artifact {
  readonly at: Path;
  /** The image reference as written. */
  readonly image: string;
  readonly digest?: string;
  /** A tag in the reference, such as `latest`. */
  readonly tag?: string;
  /** RFC 3339 date or instant. */
  readonly built?: string;
  /** How long the registry keeps it after `built`. */
  readonly keepUs?: number;
}

/** One deployable version of a service. */
export interface Version {
  readonly at: Path;
  readonly version: string;
  readonly artifact?: Artifact;
  /** Range of versions by name of store, service or configuration. */
  readonly worksWith: ReadonlyMap<string, string>;
  /** Deployment manifests, as paths relative to the system's file. */
  readonly manifests: readonly string[];
}

/** Latency of the service's own work, its dependencies not counted. */
export interface Latency {
  readonly p50Us: number;
  readonly p95Us: number;
}

/** Bounds within which a service counts as healthy. */
export interface SteadyState {
  /** Highest tolerated share of failed requests, 0 to 1. */
  readonly errorRate: number;
  /** Highest tolerated 95th percentile of latency. */
  readonly latencyP95Us?: number;
}

export interface Service {
  readonly at: Path;
  readonly name: string;
  readonly criticality?: Criticality;
  /** Requests per second that arrive from outside the system; 0 when it is only called by others. */
  readonly trafficPerS: number;
  readonly latency: Latency;
  readonly zones: readonly string[];
  readonly replicas: number;
  /** Requests per second one replica can serve; absent: not modelled. */
  readonly capacityPerS?: number;
  readonly steadyState: SteadyState;
  readonly dependsOn: readonly Dependency[];
  readonly versions: ReadonlyMap<string, Version>;
}

export type Engine =
  'postgres' | 'sqlite' | 'mysql' | 'mongodb' | 'redis' | 'kafka' | 'object-store' | 'other';

export interface Replication {
  readonly at: Path;
  readonly mode: 'sync' | 'async';
  readonly lag: Distribution;
}

export interface Backups {
  readonly at: Path;
  readonly schedule: Schedule;
  /** Time from start to a usable backup; the backup holds the state of its start. */
  readonly takes: Distribution;
  readonly restore: Distribution;
  /** How long a backup is kept; absent: for ever. */
  readonly keepUs?: number;
  readonly region?: string;
}

/** Continuous archiving: any instant up to the last archived one can be restored. */
export interface PointInTime {
  readonly at: Path;
  /** Interval between two archived instants. */
  readonly everyUs: number;
  /** Time to restore to an instant; absent: that of `backups.restore`. */
  readonly restore?: Distribution;
}

export interface Store {
  readonly at: Path;
  readonly name: string;
  readonly engine: Engine;
  /** Current schema version as written; absent: not versioned. */
  readonly schema?: string;
  readonly writesPerS: number;
  readonly replication?: Replication;
  readonly backups?: Backups;
  readonly pointInTime?: PointInTime;
  /** Folder of paired up and down scripts, relative to the system file. */
  readonly migrations?: string;
  /** The region it runs in; absent: none that is modelled. */
  readonly region?: string;
}

/** A third party: called, never deployed. */
export interface External {
  readonly at: Path;
  readonly name: string;
  /** Share of calls that succeed, 0 to 1. */
  readonly availability: number;
  readonly latency: Latency;
  readonly rateLimitPerS?: number;
}

/** A job that deletes images of services. */
export interface Cleanup {
  readonly at: Path;
  readonly name: string;
  readonly schedule: Schedule;
  /** Deletes images built longer ago than this. */
  readonly olderThanUs: number;
  /** Spares this many of the newest images of a service. */
  readonly keepNewest: number;
  /** Empty: all services. */
  readonly services: readonly string[];
}

export type InfrastructureType =
  | 'dns'
  | 'load-balancer'
  | 'terraform'
  | 'config'
  | 'secret'
  | 'network-policy'
  | 'registry'
  | 'other';

export interface Infrastructure {
  readonly at: Path;
  readonly name: string;
  readonly type: InfrastructureType;
  /** `dns`: how long resolvers may cache an answer. */
  readonly ttlUs?: number;
  /** `dns`: share of resolvers that keep an answer beyond its time to live, 0 to 1. */
  readonly ignoresTtl: number;
  /** `config`, `secret`: current version. */
  readonly version?: string;
  /** `config`, `secret`: one copy for all versions of a service, instead of one deployed with each. */
  readonly shared: boolean;
  /** Time to restore the snapshot taken before the change. */
  readonly snapshotRestore?: Distribution;
  /** `terraform`: the state file. */
  readonly state?: {
    readonly at: Path;
    readonly file: string;
    readonly locking: boolean;
    readonly backup: boolean;
  };
}

/** People who can be asked; each person does one thing at a time. */
export interface Role {
  readonly at: Path;
  readonly name: string;
  readonly people: number;
  readonly responds: Distribution;
  /** The role that answers when this one is absent. */
  readonly delegate?: string;
}

/** What exists and what depends on what. */
export interface System {
  readonly file: string;
  readonly name: string;
  readonly zones: readonly string[];
  /** The zones of each region by its name. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly services: ReadonlyMap<string, Service>;
  readonly stores: ReadonlyMap<string, Store>;
  readonly externals: ReadonlyMap<string, External>;
  readonly infrastructure: ReadonlyMap<string, Infrastructure>;
  readonly cleanups: readonly Cleanup[];
}
