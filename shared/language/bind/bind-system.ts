import type { System as Written } from '../generated/documents.ts';
import type {
  Cleanup,
  Dependency,
  External,
  Infrastructure,
  Latency,
  Role,
  Service,
  Store,
  System,
  Version,
} from '../../model/system.ts';
import type { Cursor } from './cursor.ts';
import { constant } from '../../model/distribution.ts';
import { parseImage } from '../../model/quantities/image.ts';
import { optional } from './optional.ts';

type Of<T, K extends keyof T> = NonNullable<T[K]>;
type WrittenService = Of<Written, 'services'>[string];
type WrittenStore = Of<Written, 'stores'>[string];
type WrittenVersion = Of<WrittenService, 'versions'>[string];

const defaultLatency: Latency = { p50Us: 5_000, p95Us: 20_000 };
const defaultExternalLatency: Latency = { p50Us: 50_000, p95Us: 200_000 };
const minute = 60_000_000;
const engines = [
  'postgres',
  'sqlite',
  'mysql',
  'mongodb',
  'redis',
  'kafka',
  'object-store',
  'other',
] as const;
const tiers = ['tier-1', 'tier-2', 'tier-3', 'tier-4'] as const;
const infrastructureTypes = [
  'dns',
  'load-balancer',
  'terraform',
  'config',
  'secret',
  'network-policy',
  'registry',
  'other',
] as const;

/** The system a document describes; whatever is absent or unusable has its default. */
export function bindSystem(file: string, name: string, root: Cursor<Written>): System {
  const zones = root.key('zones').texts();
  const collect = <V, M>(
    cursor: Cursor<Readonly<Record<string, V>>>,
    bind: (name: string, entry: Cursor<V>) => M,
  ): ReadonlyMap<string, M> =>
    new Map(cursor.entries().map(([key, entry]) => [key, bind(key, entry)]));
  return {
    file,
    name,
    zones,
    regions: collect(root.key('regions'), (_, entry) => entry.texts()),
    roles: collect(root.key('roles'), bindRole),
    services: collect(root.key('services'), (key, entry) => bindService(key, entry, zones)),
    stores: collect(root.key('stores'), bindStore),
    externals: collect(root.key('externals'), bindExternal),
    infrastructure: collect(root.key('infrastructure'), bindInfrastructure),
    cleanups: root
      .key('cleanups')
      .entries()
      .flatMap(([key, entry]) => bindCleanup(key, entry) ?? []),
  };
}

/** The response time assumed of a role that says none, and of one the system does not declare. */
export const defaultResponse = {
  kind: 'lognormal',
  p50Us: 3 * minute,
  p95Us: 15 * minute,
} as const;

function bindRole(name: string, role: Cursor<Of<Written, 'roles'>[string]>): Role {
  return {
    at: role.path,
    name,
    people: role.key('people').number() ?? 1,
    responds: role.key('responds').distribution() ?? defaultResponse,
    ...optional('delegate', role.key('delegate').text()),
  };
}

function bindService(
  name: string,
  service: Cursor<WrittenService>,
  zones: readonly string[],
): Service {
  const steady = service.key('steady_state');
  return {
    at: service.path,
    name,
    ...optional('criticality', service.key('criticality').word(tiers)),
    trafficPerS: service.key('traffic').ratePerS() ?? 0,
    latency: bindLatency(service.key('latency')) ?? defaultLatency,
    zones: service.key('zones').written ? service.key('zones').texts() : zones,
    replicas: service.key('replicas').number() ?? 1,
    ...optional('capacityPerS', service.key('capacity').ratePerS()),
    steadyState: {
      errorRate: steady.key('error_rate').share() ?? 0.01,
      ...optional('latencyP95Us', steady.key('latency_p95').durationUs()),
    },
    dependsOn: service
      .key('depends_on')
      .entries()
      .map(([key, entry]) => bindDependency(key, entry)),
    versions: new Map(
      service
        .key('versions')
        .entries()
        .map(([key, entry]) => [key, bindVersion(key, entry)]),
    ),
  };
}

function bindLatency(latency: Cursor<{ p50: string; p95: string }>): Latency | undefined {
  const p50Us = latency.key('p50').durationUs();
  const p95Us = latency.key('p95').durationUs();
  if (p50Us === undefined || p95Us === undefined) return undefined;
  if (p50Us <= p95Us) return { p50Us, p95Us };
  latency.report(
    '`p95` is less than `p50`.',
    'Write what half, and what 95 of 100, requests stay below.',
  );
  return undefined;
}

function bindDependency(
  on: string,
  written: Cursor<Of<WrittenService, 'depends_on'>[string]>,
): Dependency {
  const short = written.word(['hard', 'soft'] as const);
  const long = written.as<Exclude<typeof written extends Cursor<infer T> ? T : never, string>>();
  return {
    at: written.path,
    on,
    need: short ?? long.key('need').word(['hard', 'soft'] as const) ?? 'hard',
    timeoutUs: long.key('timeout').durationUs() ?? minute / 2,
    retries: long.key('retries').number() ?? 0,
    callsPerRequest: long.key('calls').number() ?? 1,
  };
}

function bindVersion(version: string, written: Cursor<WrittenVersion>): Version {
  const artifact = written.key('artifact');
  const image = artifact.key('image').text();
  const reference = image === undefined ? undefined : parseImage(image);
  return {
    at: written.path,
    version,
    manifests: written.key('manifests').texts(),
    ...(image === undefined
      ? {}
      : {
          artifact: {
            at: artifact.path,
            image,
            ...optional('digest', reference?.digest),
            ...optional('tag', reference?.tag),
            ...optional('built', artifact.key('built').text()),
            ...optional('keepUs', artifact.key('keep').durationUs()),
          },
        }),
    worksWith: new Map(
      written
        .key('works_with')
        .entries()
        .flatMap(([name, range]) => {
          const text = bindRange(range);
          return text === undefined ? [] : [[name, text] as const];
        }),
    ),
  };
}

/** One comparison of a range: an operator or none, and a version. */
const comparator = /^(?:[<>]=?|[=^~])?[^<>=^~|]+$/;

function bindRange(range: Cursor<string | number>): string | undefined {
  const text = range.version();
  if (text === undefined) return undefined;
  const alternatives = text.split('||').map((one) => one.trim().replace(/([<>=^~]+)\s+/g, '$1'));
  const parts = alternatives.flatMap((one) => one.split(/[\s,]+/));
  if (parts.every((part) => comparator.test(part))) return text;
  range.report(
    `\`${text}\` is not a range of versions.`,
    'Write one version, or comparisons such as `>=41 <43`, `^2.1` or `7 || 8`.',
  );
  return undefined;
}

function bindStore(name: string, store: Cursor<WrittenStore>): Store {
  const replication = store.key('replication');
  const pointInTime = store.key('point_in_time');
  const everyUs = pointInTime.key('every').durationUs();
  return {
    at: store.path,
    name,
    engine: store.key('engine').word(engines) ?? 'other',
    ...optional('schema', store.key('schema').version()),
    writesPerS: store.key('writes').ratePerS() ?? 0,
    ...(replication.written
      ? {
          replication: {
            at: replication.path,
            mode: replication.key('mode').word(['sync', 'async'] as const) ?? 'async',
            lag: replication.key('lag').distribution() ?? constant(1_000_000),
          },
        }
      : {}),
    ...optional('region', store.key('region').text()),
    ...optional('backups', bindBackups(store.key('backups'))),
    ...(everyUs === undefined
      ? {}
      : {
          pointInTime: {
            at: pointInTime.path,
            everyUs,
            ...optional('restore', pointInTime.key('restore').distribution()),
          },
        }),
    ...optional('migrations', store.key('migrations').text()),
  };
}

function bindBackups(backups: Cursor<Of<WrittenStore, 'backups'>>): Store['backups'] {
  const schedule = backups.key('schedule').schedule();
  if (schedule === undefined) return undefined;
  return {
    at: backups.path,
    schedule,
    takes: backups.key('takes').distribution() ?? constant(10 * minute),
    restore: backups.key('restore').distribution() ?? constant(30 * minute),
    ...optional('keepUs', backups.key('keep').durationUs()),
    ...optional('region', backups.key('region').text()),
  };
}

function bindExternal(name: string, external: Cursor<Of<Written, 'externals'>[string]>): External {
  return {
    at: external.path,
    name,
    availability: external.key('availability').share() ?? 1,
    latency: bindLatency(external.key('latency')) ?? defaultExternalLatency,
    ...optional('rateLimitPerS', external.key('rate_limit').ratePerS()),
  };
}

function bindInfrastructure(
  name: string,
  written: Cursor<Of<Written, 'infrastructure'>[string]>,
): Infrastructure {
  const state = written.key('state');
  const file = state.key('file').text();
  const type = written.key('type').word(infrastructureTypes) ?? 'other';
  return {
    at: written.path,
    name,
    type,
    ...(type === 'dns' ? { ttlUs: written.key('ttl').durationUs() ?? 5 * minute } : {}),
    ignoresTtl: written.key('ignores_ttl').share() ?? 0,
    ...optional('version', written.key('version').version()),
    shared: written.key('shared').boolean() ?? false,
    ...optional('snapshotRestore', written.key('snapshot').key('restore').distribution()),
    ...(file === undefined
      ? {}
      : {
          state: {
            at: state.path,
            file,
            locking: state.key('locking').boolean() ?? true,
            backup: state.key('backup').boolean() ?? false,
          },
        }),
  };
}

function bindCleanup(
  name: string,
  cleanup: Cursor<Of<Written, 'cleanups'>[string]>,
): Cleanup | undefined {
  const schedule = cleanup.key('schedule').schedule();
  const olderThanUs = cleanup.key('older_than').durationUs();
  if (schedule === undefined || olderThanUs === undefined) return undefined;
  return {
    at: cleanup.path,
    name,
    schedule,
    olderThanUs,
    keepNewest: cleanup.key('keep_newest').number() ?? 0,
    services: cleanup.key('services').texts(),
  };
}
