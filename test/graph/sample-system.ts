import type { Path } from '../../shared/model/path.ts';
import { constant } from '../../shared/model/distribution.ts';
import type {
  Dependency,
  External,
  Infrastructure,
  Service,
  Store,
  System,
} from '../../shared/model/system.ts';

const at: Path = [];
const latency = { p50Us: 20_000, p95Us: 90_000 };

function service(
  name: string,
  needs: Record<string, 'hard' | 'soft'>,
  more: Partial<Service> = {},
): Service {
  const dependsOn = Object.entries(needs).map(([on, need]): Dependency => ({
    at,
    on,
    need,
    retries: 0,
    callsPerRequest: 1,
  }));
  return {
    at: ['services', name],
    name,
    trafficPerS: 0,
    latency,
    zones: [],
    replicas: 2,
    steadyState: { errorRate: 0.01 },
    dependsOn,
    versions: new Map(),
    ...more,
  };
}

function store(name: string, engine: Store['engine'], more: Partial<Store> = {}): Store {
  return { at: ['stores', name], name, engine, writesPerS: 0, ...more };
}

function external(name: string, more: Partial<External> = {}): External {
  return { at: ['externals', name], name, availability: 0.999, latency, ...more };
}

function infrastructure(
  name: string,
  type: Infrastructure['type'],
  more: Partial<Infrastructure> = {},
): Infrastructure {
  return { at: ['infrastructure', name], name, type, ignoresTtl: 0, shared: false, ...more };
}

function byName<T extends { readonly name: string }>(...all: T[]): Map<string, T> {
  return new Map(all.map((one) => [one.name, one]));
}

/** A shop of twelve parts with every sort of dependency. */
export function sampleSystem(): System {
  const backups = {
    at,
    schedule: { cron: '0 */6 * * *', zone: 'UTC' },
    takes: constant(600_000_000),
    restore: constant(720_000_000),
  };
  const checkoutVersion = {
    at,
    version: '2.14.0',
    manifests: [],
    worksWith: new Map([
      ['checkout-config', '8'],
      ['orders-db', '42'],
    ]),
  };
  return {
    file: 'shop.system.yaml',
    name: 'shop',
    cleanups: [],
    regions: new Map(),
    zones: ['eu-1a', 'eu-1b'],
    roles: new Map(),
    services: byName(
      service(
        'storefront',
        { checkout: 'hard', catalogue: 'hard', recommendations: 'soft' },
        { criticality: 'tier-1', trafficPerS: 400, replicas: 8, zones: ['eu-1a', 'eu-1b'] },
      ),
      service(
        'checkout',
        { 'orders-db': 'hard', psp: 'hard', mailer: 'soft' },
        {
          criticality: 'tier-1',
          replicas: 6,
          zones: ['eu-1a'],
          versions: new Map([['2.14.0', checkoutVersion]]),
        },
      ),
      service(
        'catalogue',
        { 'catalogue-db': 'hard', search: 'soft' },
        { criticality: 'tier-2', replicas: 4, zones: ['eu-1a'] },
      ),
      service('search', { 'catalogue-db': 'hard' }, { criticality: 'tier-3', zones: ['eu-1b'] }),
      service(
        'recommendations',
        { 'catalogue-db': 'soft' },
        { criticality: 'tier-4', zones: ['eu-1b'] },
      ),
      service('mailer', { 'mail-provider': 'hard' }, { criticality: 'tier-3', replicas: 1 }),
    ),
    stores: byName(
      store('orders-db', 'postgres', {
        schema: '42',
        writesPerS: 80,
        backups,
        pointInTime: { at, everyUs: 60_000_000 },
        replication: { at, mode: 'async', lag: constant(200_000) },
      }),
      store('catalogue-db', 'mongodb', { writesPerS: 3, backups }),
    ),
    externals: byName(
      external('psp', { rateLimitPerS: 200 }),
      external('mail-provider', { availability: 0.99 }),
    ),
    infrastructure: byName(
      infrastructure('checkout-config', 'config', { version: '8' }),
      infrastructure('edge-dns', 'dns', { ttlUs: 300_000_000, ignoresTtl: 0.05 }),
    ),
  };
}
