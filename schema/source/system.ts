import {
  choice,
  filePath,
  flag,
  integer,
  list,
  map,
  object,
  orWord,
  pattern,
  quantity,
  reference,
  text,
  version,
} from './build.ts';
import type { Schema } from './build.ts';
import { duration } from './conditions.ts';

export const criticalities = ['tier-1', 'tier-2', 'tier-3', 'tier-4'];

const latency = (doc: string, more?: { default: unknown }): Schema =>
  object(
    doc,
    {
      p50: duration('Half of the requests are faster.'),
      p95: duration('95 of 100 requests are faster.'),
    },
    { required: ['p50', 'p95'], ...more },
  );

const dependency = orWord(
  object('How the service uses what it calls.', {
    need: choice('hard: it fails with it. soft: it still answers, degraded.', ['hard', 'soft'], {
      default: 'hard',
    }),
    timeout: duration('After this long the caller gives up. Without it, callers wait 30 seconds.', {
      default: '30s',
    }),
    retries: integer('Further attempts after a failed call.', 0, 10, { default: 0 }),
    calls: {
      type: 'number',
      minimum: 0,
      maximum: 1000,
      default: 1,
      description:
        'How often it is called for each request, without retries: 0.2 is one call in five requests.',
    },
  }),
  ['hard', 'soft'],
);

const artifact = object(
  'What the version is built from.',
  {
    image: text('The image, best by digest: `registry.example/checkout@sha256:…`.', {
      examples: [
        'registry.example/checkout@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      ],
    }),
    built: pattern('a date such as 2026-10-02', '^\\d{4}-\\d{2}-\\d{2}', 'The day it was built.'),
    keep: duration('How long the registry keeps it after `built`. Without it, for ever.'),
  },
  { required: ['image'] },
);

const serviceVersion = object('One version that can be deployed.', {
  artifact,
  works_with: map(
    quantity('range', 'Versions of it that this version works with.'),
    { refersTo: ['service', 'store', 'infrastructure'] },
    'Which versions of stores, services and configurations it works with. A mix outside of it fails requests.',
  ),
  manifests: list(
    filePath('A file: Kubernetes or Compose YAML, Helm values, Terraform state.', '.yaml'),
    'What it is deployed from, relative to this file; the images named there must be this one.',
  ),
});

const service = object('A service: takes requests and calls others.', {
  criticality: choice('How much it matters; tier-1 most.', criticalities),
  traffic: quantity('rate', 'Requests from outside the system.', { default: '0/s' }),
  latency: latency('Its own work per request, without what it calls.', {
    default: { p50: '5ms', p95: '20ms' },
  }),
  zones: list(
    reference('zone', 'A zone of this system.'),
    'Zones its replicas are spread over. Without it, all.',
  ),
  replicas: integer('How many copies run.', 1, 100_000, { default: 1 }),
  capacity: quantity(
    'rate',
    'Requests one replica can serve. Without it, overload is not modelled.',
  ),
  steady_state: object('Bounds within which it counts as healthy.', {
    error_rate: quantity('share', 'Highest tolerated share of failed requests.', { default: '1%' }),
    latency_p95: duration(
      'Highest tolerated 95th percentile of latency. Without it, latency is not judged.',
    ),
  }),
  depends_on: map(
    dependency,
    { refersTo: ['service', 'store', 'external'] },
    'What it calls to serve its requests.',
  ),
  versions: map(
    serviceVersion,
    { declares: 'version', pattern: '^\\S+$' },
    'Versions that can be deployed.',
  ),
});

const backups = object(
  'Full backups. A backup is usable when it has completed and holds the state of its start.',
  {
    schedule: quantity('schedule', 'When a backup starts.'),
    takes: quantity('distribution', 'From its start until it can be used.', { default: '10m' }),
    restore: quantity('distribution', 'How long restoring one takes.', { default: '30m' }),
    keep: duration('How long a backup is kept. Without it, for ever.'),
    region: text(
      'Where backups are kept; what is kept in a region of this system is gone with it.',
    ),
  },
  { required: ['schedule'] },
);

const store = object('A store: keeps data that a rollback can lose.', {
  engine: choice(
    'What it is.',
    ['postgres', 'sqlite', 'mysql', 'mongodb', 'redis', 'kafka', 'object-store', 'other'],
    { default: 'other' },
  ),
  schema: version('Version of its schema before the change.'),
  writes: quantity('rate', 'Acknowledged writes.', { default: '0/s' }),
  replication: object('A replica that can take over.', {
    mode: choice('sync loses nothing at failover, async loses its lag.', ['sync', 'async'], {
      default: 'async',
    }),
    lag: quantity('distribution', 'How far the replica is behind.', { default: '1s' }),
  }),
  backups,
  point_in_time: object(
    'Continuous archiving, from which any moment up to the last archived one can be restored.',
    {
      every: duration('Time between two archived moments.'),
      restore: quantity('distribution', 'How long it takes. Without it, as long as from a backup.'),
    },
    { required: ['every'] },
  ),
  migrations: text('Folder of paired up and down scripts, relative to this file.'),
  region: reference('region', 'The region it runs in.'),
});

const external = object('A third party: called, never deployed.', {
  availability: quantity('share', 'Share of calls that succeed.', { default: '100%' }),
  latency: latency('How long a call takes.', { default: { p50: '50ms', p95: '200ms' } }),
  rate_limit: quantity('rate', 'Calls beyond this are refused.'),
});

const infrastructure = object(
  'Something a rollback may have to bring back that is neither service nor store.',
  {
    type: choice('What it is.', [
      'dns',
      'load-balancer',
      'terraform',
      'config',
      'secret',
      'network-policy',
      'registry',
      'other',
    ]),
    ttl: duration('dns: how long resolvers may cache an answer.', { default: '300s' }),
    ignores_ttl: quantity('share', 'dns: share of clients that keep an answer longer.', {
      default: '0%',
    }),
    version: version('config, secret: version before the change.'),
    shared: flag('config, secret: one copy for all versions, rather than one deployed with each.', {
      default: false,
    }),
    snapshot: object(
      'A snapshot taken before the change.',
      { restore: quantity('distribution', 'How long restoring it takes.') },
      { required: ['restore'] },
    ),
    state: object(
      'terraform: its state file.',
      {
        file: filePath('The file, relative to this one.', '.tfstate'),
        locking: flag('Whether it is locked while it is used.', { default: true }),
        backup: flag('Whether it is backed up before each change.', { default: false }),
      },
      { required: ['file'] },
    ),
  },
  { required: ['type'] },
);

const role = object('People who can be asked. Each person does one thing at a time.', {
  people: integer('How many people share it.', 1, 1000, { default: 1 }),
  responds: quantity('distribution', 'From being paged to answering.', {
    default: { p50: '3m', p95: '15m' },
  }),
  delegate: reference('role', 'Who answers when nobody of this role is there.'),
});

const cleanup = object(
  'A job that deletes images. One goes when it is old enough and enough newer ones are there.',
  {
    schedule: quantity('schedule', 'When it runs.'),
    older_than: duration('It deletes images built longer ago than this.'),
    keep_newest: integer('How many of the newest images of a service it spares.', 0, 10_000, {
      default: 0,
    }),
    services: list(
      reference('service', 'A service.'),
      'Whose images it deletes. Without it, those of all services.',
    ),
  },
  { required: ['schedule', 'older_than'] },
);

/** What exists and what depends on what. */
export const system = object(
  'What exists and what depends on what: services, stores, third parties, infrastructure and people.',
  {
    zones: list(
      { type: 'string', pattern: '^\\S+$', 'x-declares-item': 'zone', description: 'A zone.' },
      'Zones that can fail on their own.',
    ),
    regions: map(
      list(reference('zone', 'A zone of this system.'), 'Its zones.'),
      { declares: 'region' },
      'Which zones fail together, by region.',
    ),
    roles: map(role, { declares: 'role' }, 'People who can be asked, by role.'),
    services: map(service, { declares: 'service' }, 'What serves requests, by name.'),
    stores: map(store, { declares: 'store' }, 'What keeps data, by name.'),
    externals: map(external, { declares: 'external' }, 'Third parties, by name.'),
    infrastructure: map(
      infrastructure,
      { declares: 'infrastructure' },
      'Everything else a rollback may touch, by name.',
    ),
    cleanups: map(cleanup, {}, 'Jobs that delete images, by name.'),
  },
  { required: ['services'] },
);
