// Written by `npm run generate` from schema/source; do not edit.
import type { FieldText } from '../shape.ts';

export const hoverTexts: Readonly<Record<string, FieldText>> = {
  System: {
    doc: 'What exists and what depends on what: services, stores, third parties, infrastructure and people.',
  },
  'System.backstep': { doc: 'The version of the language.' },
  'System.kind': { doc: 'What this file is.' },
  'System.name': { doc: 'Its name, used in results and reports.' },
  'System.zones': { doc: 'Zones that can fail on their own.' },
  'System.zones.[]': { doc: 'A zone.' },
  'System.regions': { doc: 'Which zones fail together, by region.' },
  'System.regions.*': { doc: 'Its zones.' },
  'System.regions.*.[]': { doc: 'A zone of this system.' },
  'System.roles': { doc: 'People who can be asked, by role.' },
  'System.roles.*': { doc: 'People who can be asked. Each person does one thing at a time.' },
  'System.roles.*.people': { doc: 'How many people share it.', default: 1 },
  'System.roles.*.responds': {
    doc: 'From being paged to answering.',
    default: { p50: '3m', p95: '15m' },
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'System.roles.*.responds.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.responds.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.responds.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.responds.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.responds.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.responds.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.responds.values': { doc: 'Measured durations, each as likely as the others.' },
  'System.roles.*.responds.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.roles.*.delegate': { doc: 'Who answers when nobody of this role is there.' },
  'System.services': { doc: 'What serves requests, by name.' },
  'System.services.*': { doc: 'A service: takes requests and calls others.' },
  'System.services.*.criticality': { doc: 'How much it matters; tier-1 most.' },
  'System.services.*.traffic': {
    doc: 'Requests from outside the system.',
    default: '0/s',
    examples: ['120/s', '3k/m'],
  },
  'System.services.*.latency': {
    doc: 'Its own work per request, without what it calls.',
    default: { p50: '5ms', p95: '20ms' },
  },
  'System.services.*.latency.p50': {
    doc: 'Half of the requests are faster.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.services.*.latency.p95': {
    doc: '95 of 100 requests are faster.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.services.*.zones': { doc: 'Zones its replicas are spread over. Without it, all.' },
  'System.services.*.zones.[]': { doc: 'A zone of this system.' },
  'System.services.*.replicas': { doc: 'How many copies run.', default: 1 },
  'System.services.*.capacity': {
    doc: 'Requests one replica can serve. Without it, overload is not modelled.',
    examples: ['120/s', '3k/m'],
  },
  'System.services.*.steady_state': { doc: 'Bounds within which it counts as healthy.' },
  'System.services.*.steady_state.error_rate': {
    doc: 'Highest tolerated share of failed requests.',
    default: '1%',
    examples: ['2%', 0.02],
  },
  'System.services.*.steady_state.latency_p95': {
    doc: 'Highest tolerated 95th percentile of latency. Without it, latency is not judged.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.services.*.depends_on': { doc: 'What it calls to serve its requests.' },
  'System.services.*.depends_on.*': {
    doc: 'How the service uses what it calls.',
    examples: ['hard', 'soft'],
  },
  'System.services.*.depends_on.*.need': {
    doc: 'hard: it fails with it. soft: it still answers, degraded.',
    default: 'hard',
  },
  'System.services.*.depends_on.*.timeout': {
    doc: 'After this long the caller gives up. Without it, callers wait 30 seconds.',
    default: '30s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.services.*.depends_on.*.retries': {
    doc: 'Further attempts after a failed call.',
    default: 0,
  },
  'System.services.*.depends_on.*.calls': {
    doc: 'How often it is called for each request, without retries: 0.2 is one call in five requests.',
    default: 1,
  },
  'System.services.*.versions': { doc: 'Versions that can be deployed.' },
  'System.services.*.versions.*': { doc: 'One version that can be deployed.' },
  'System.services.*.versions.*.artifact': { doc: 'What the version is built from.' },
  'System.services.*.versions.*.artifact.image': {
    doc: 'The image, best by digest: `registry.example/checkout@sha256:…`.',
    examples: [
      'registry.example/checkout@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ],
  },
  'System.services.*.versions.*.artifact.built': { doc: 'The day it was built.' },
  'System.services.*.versions.*.artifact.keep': {
    doc: 'How long the registry keeps it after `built`. Without it, for ever.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.services.*.versions.*.works_with': {
    doc: 'Which versions of stores, services and configurations it works with. A mix outside of it fails requests.',
  },
  'System.services.*.versions.*.works_with.*': {
    doc: 'Versions of it that this version works with.',
    examples: ['>=41 <43', '42'],
  },
  'System.services.*.versions.*.manifests': {
    doc: 'What it is deployed from, relative to this file; the images named there must be this one.',
  },
  'System.services.*.versions.*.manifests.[]': {
    doc: 'A file: Kubernetes or Compose YAML, Helm values, Terraform state.',
  },
  'System.stores': { doc: 'What keeps data, by name.' },
  'System.stores.*': { doc: 'A store: keeps data that a rollback can lose.' },
  'System.stores.*.engine': { doc: 'What it is.', default: 'other' },
  'System.stores.*.schema': {
    doc: 'Version of its schema before the change.',
    examples: ['2.13.4', 42],
  },
  'System.stores.*.writes': {
    doc: 'Acknowledged writes.',
    default: '0/s',
    examples: ['120/s', '3k/m'],
  },
  'System.stores.*.replication': { doc: 'A replica that can take over.' },
  'System.stores.*.replication.mode': {
    doc: 'sync loses nothing at failover, async loses its lag.',
    default: 'async',
  },
  'System.stores.*.replication.lag': {
    doc: 'How far the replica is behind.',
    default: '1s',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'System.stores.*.replication.lag.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.replication.lag.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.replication.lag.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.replication.lag.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.replication.lag.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.replication.lag.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.replication.lag.values': {
    doc: 'Measured durations, each as likely as the others.',
  },
  'System.stores.*.replication.lag.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups': {
    doc: 'Full backups. A backup is usable when it has completed and holds the state of its start.',
  },
  'System.stores.*.backups.schedule': {
    doc: 'When a backup starts.',
    examples: ['0 */6 * * * UTC', '30 2 * * 1-5 Europe/Berlin'],
  },
  'System.stores.*.backups.takes': {
    doc: 'From its start until it can be used.',
    default: '10m',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'System.stores.*.backups.takes.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.takes.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.takes.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.takes.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.takes.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.takes.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.takes.values': {
    doc: 'Measured durations, each as likely as the others.',
  },
  'System.stores.*.backups.takes.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore': {
    doc: 'How long restoring one takes.',
    default: '30m',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'System.stores.*.backups.restore.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.restore.values': {
    doc: 'Measured durations, each as likely as the others.',
  },
  'System.stores.*.backups.restore.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.keep': {
    doc: 'How long a backup is kept. Without it, for ever.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.backups.region': {
    doc: 'Where backups are kept; what is kept in a region of this system is gone with it.',
  },
  'System.stores.*.point_in_time': {
    doc: 'Continuous archiving, from which any moment up to the last archived one can be restored.',
  },
  'System.stores.*.point_in_time.every': {
    doc: 'Time between two archived moments.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore': {
    doc: 'How long it takes. Without it, as long as from a backup.',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'System.stores.*.point_in_time.restore.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.point_in_time.restore.values': {
    doc: 'Measured durations, each as likely as the others.',
  },
  'System.stores.*.point_in_time.restore.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.stores.*.migrations': {
    doc: 'Folder of paired up and down scripts, relative to this file.',
  },
  'System.stores.*.region': { doc: 'The region it runs in.' },
  'System.externals': { doc: 'Third parties, by name.' },
  'System.externals.*': { doc: 'A third party: called, never deployed.' },
  'System.externals.*.availability': {
    doc: 'Share of calls that succeed.',
    default: '100%',
    examples: ['2%', 0.02],
  },
  'System.externals.*.latency': {
    doc: 'How long a call takes.',
    default: { p50: '50ms', p95: '200ms' },
  },
  'System.externals.*.latency.p50': {
    doc: 'Half of the requests are faster.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.externals.*.latency.p95': {
    doc: '95 of 100 requests are faster.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.externals.*.rate_limit': {
    doc: 'Calls beyond this are refused.',
    examples: ['120/s', '3k/m'],
  },
  'System.infrastructure': { doc: 'Everything else a rollback may touch, by name.' },
  'System.infrastructure.*': {
    doc: 'Something a rollback may have to bring back that is neither service nor store.',
  },
  'System.infrastructure.*.type': { doc: 'What it is.' },
  'System.infrastructure.*.ttl': {
    doc: 'dns: how long resolvers may cache an answer.',
    default: '300s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.ignores_ttl': {
    doc: 'dns: share of clients that keep an answer longer.',
    default: '0%',
    examples: ['2%', 0.02],
  },
  'System.infrastructure.*.version': {
    doc: 'config, secret: version before the change.',
    examples: ['2.13.4', 42],
  },
  'System.infrastructure.*.shared': {
    doc: 'config, secret: one copy for all versions, rather than one deployed with each.',
    default: false,
  },
  'System.infrastructure.*.snapshot': { doc: 'A snapshot taken before the change.' },
  'System.infrastructure.*.snapshot.restore': {
    doc: 'How long restoring it takes.',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'System.infrastructure.*.snapshot.restore.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.snapshot.restore.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.snapshot.restore.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.snapshot.restore.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.snapshot.restore.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.snapshot.restore.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.snapshot.restore.values': {
    doc: 'Measured durations, each as likely as the others.',
  },
  'System.infrastructure.*.snapshot.restore.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.infrastructure.*.state': { doc: 'terraform: its state file.' },
  'System.infrastructure.*.state.file': { doc: 'The file, relative to this one.' },
  'System.infrastructure.*.state.locking': {
    doc: 'Whether it is locked while it is used.',
    default: true,
  },
  'System.infrastructure.*.state.backup': {
    doc: 'Whether it is backed up before each change.',
    default: false,
  },
  'System.cleanups': { doc: 'Jobs that delete images, by name.' },
  'System.cleanups.*': {
    doc: 'A job that deletes images. One goes when it is old enough and enough newer ones are there.',
  },
  'System.cleanups.*.schedule': {
    doc: 'When it runs.',
    examples: ['0 */6 * * * UTC', '30 2 * * 1-5 Europe/Berlin'],
  },
  'System.cleanups.*.older_than': {
    doc: 'It deletes images built longer ago than this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'System.cleanups.*.keep_newest': {
    doc: 'How many of the newest images of a service it spares.',
    default: 0,
  },
  'System.cleanups.*.services': {
    doc: 'Whose images it deletes. Without it, those of all services.',
  },
  'System.cleanups.*.services.[]': { doc: 'A service.' },
  Playbook: {
    doc: 'How one change is rolled back: when, by whom, in which steps, and what it must achieve.',
  },
  'Playbook.backstep': { doc: 'The version of the language.' },
  'Playbook.kind': { doc: 'What this file is.' },
  'Playbook.name': { doc: 'Its name, used in results and reports.' },
  'Playbook.owner': { doc: 'The team that keeps it.' },
  'Playbook.system': { doc: 'The system it belongs to, relative to this file.' },
  'Playbook.change': { doc: 'The change that may have to be rolled back.' },
  'Playbook.change.ticket': { doc: 'Its change record.' },
  'Playbook.change.commit': { doc: 'The commit that made it.' },
  'Playbook.change.pipeline': {
    doc: 'The CI/CD pipeline that deploys it, relative to this file.',
    examples: ['./.github/workflows/deploy.yaml'],
  },
  'Playbook.change.author': {
    doc: 'The role that made it, and so must not approve its rollback alone.',
  },
  'Playbook.change.strategy': { doc: 'How it is deployed.', default: 'rolling' },
  'Playbook.change.severity': { doc: 'How bad it is when it fails.' },
  'Playbook.change.deploys': { doc: 'Services it deploys.' },
  'Playbook.change.deploys.*': { doc: 'From which version to which.' },
  'Playbook.change.deploys.*.from': {
    doc: 'The version before the change: what a rollback returns to.',
    examples: ['2.13.4', 42],
  },
  'Playbook.change.deploys.*.to': {
    doc: 'The version after the change.',
    examples: ['2.13.4', 42],
  },
  'Playbook.change.migrates': { doc: 'Stores whose schema it changes.' },
  'Playbook.change.migrates.*': { doc: 'From which schema to which.' },
  'Playbook.change.migrates.*.from': {
    doc: 'The version before the change: what a rollback returns to.',
    examples: ['2.13.4', 42],
  },
  'Playbook.change.migrates.*.to': {
    doc: 'The version after the change.',
    examples: ['2.13.4', 42],
  },
  'Playbook.change.migrates.*.dual_writes': {
    doc: 'The new version also writes everything in the form of the old schema, so that going back drops nothing that is not there twice.',
  },
  'Playbook.change.migrates.*.dual_writes.for': {
    doc: 'How long after the change. Without it, as long as a rollback is possible.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.change.migrates.*.dual_writes.diverges': {
    doc: 'Share of the writes that arrive in the new form only.',
    default: '0%',
    examples: ['2%', 0.02],
  },
  'Playbook.change.configures': { doc: 'Configurations and secrets it changes.' },
  'Playbook.change.configures.*': { doc: 'From which version to which.' },
  'Playbook.change.configures.*.from': {
    doc: 'The version before the change: what a rollback returns to.',
    examples: ['2.13.4', 42],
  },
  'Playbook.change.configures.*.to': {
    doc: 'The version after the change.',
    examples: ['2.13.4', 42],
  },
  'Playbook.objectives': { doc: 'What the rollback must achieve.' },
  'Playbook.objectives.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.percentile': {
    doc: 'The share of runs that must meet each objective.',
    default: '95%',
    examples: ['2%', 0.02],
  },
  'Playbook.objectives.services': { doc: 'Other objectives for single services.' },
  'Playbook.objectives.services.*': { doc: 'Objectives of one service.' },
  'Playbook.objectives.services.*.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.services.*.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.services.*.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes': { doc: 'Other objectives for classes of disruption.' },
  'Playbook.objectives.classes.software': { doc: 'Objectives when the class is software.' },
  'Playbook.objectives.classes.software.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.software.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.software.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.hardware': { doc: 'Objectives when the class is hardware.' },
  'Playbook.objectives.classes.hardware.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.hardware.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.hardware.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.zone': { doc: 'Objectives when the class is zone.' },
  'Playbook.objectives.classes.zone.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.zone.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.zone.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.region': { doc: 'Objectives when the class is region.' },
  'Playbook.objectives.classes.region.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.region.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.region.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.data': { doc: 'Objectives when the class is data.' },
  'Playbook.objectives.classes.data.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.data.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.data.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.third-party': { doc: 'Objectives when the class is third-party.' },
  'Playbook.objectives.classes.third-party.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.third-party.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.third-party.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.people': { doc: 'Objectives when the class is people.' },
  'Playbook.objectives.classes.people.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.people.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.people.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.security': { doc: 'Objectives when the class is security.' },
  'Playbook.objectives.classes.security.rto': {
    doc: 'Recovery time objective: how long after onset it must have recovered.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.security.rpo': {
    doc: 'Recovery point objective: how much time of data may be lost.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.objectives.classes.security.mtpd': {
    doc: 'Maximum tolerable period of disruption.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
    source: 'ISO 22300:2021',
  },
  'Playbook.horizon': {
    doc: 'How long after the change a rollback must still be possible.',
    default: '14d',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.scope': { doc: 'The blast radius: what the change, and its rollback, may touch.' },
  'Playbook.scope.zones': { doc: 'Only these zones. Without it, all.' },
  'Playbook.scope.zones.[]': { doc: 'A zone.' },
  'Playbook.scope.services': { doc: 'Only these services. Without it, all.' },
  'Playbook.scope.services.[]': { doc: 'A service.' },
  'Playbook.scope.traffic': {
    doc: 'Share of the traffic the new version serves.',
    default: '100%',
    examples: ['2%', 0.02],
  },
  'Playbook.triggers': { doc: 'What starts the rollback, by name.' },
  'Playbook.triggers.*': {
    doc: 'Watches a metric and acts when its condition has held long enough.',
  },
  'Playbook.triggers.*.when': { doc: 'The condition.' },
  'Playbook.triggers.*.when.service': { doc: 'The service whose metric is watched.' },
  'Playbook.triggers.*.when.store': { doc: 'The store whose metric is watched.' },
  'Playbook.triggers.*.when.external': { doc: 'The external whose metric is watched.' },
  'Playbook.triggers.*.when.metric': { doc: 'What is measured.' },
  'Playbook.triggers.*.when.above': {
    doc: 'True while the metric is above this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.triggers.*.when.below': {
    doc: 'True while the metric is below this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.triggers.*.every': {
    doc: 'Time between two samples.',
    default: '15s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.triggers.*.for': {
    doc: 'Fires when every sample of this time breaches.',
    default: '0s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.triggers.*.consecutive_failures': {
    doc: 'Fires after this many breaching samples in a row, instead of `for`.',
  },
  'Playbook.triggers.*.window': {
    doc: 'Fires after `failures` breaching samples within this time, instead of `for`.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.triggers.*.failures': { doc: 'Breaching samples within `window`.' },
  'Playbook.triggers.*.min_samples': {
    doc: 'A sample with fewer requests counts as missing.',
    default: 0,
  },
  'Playbook.triggers.*.missing_data': {
    doc: 'What a missing sample counts as: hold keeps the state, fire breaches, ignore does not breach.',
    default: 'hold',
  },
  'Playbook.triggers.*.then': { doc: 'What it does.', default: 'rollback' },
  'Playbook.triggers.*.alert': { doc: 'The Prometheus alert that tells the same.' },
  'Playbook.triggers.*.alert.file': {
    doc: 'The file of rules, relative to this one.',
    examples: ['./alerts/checkout.rules.yaml'],
  },
  'Playbook.triggers.*.alert.name': { doc: 'The name of the alert.' },
  'Playbook.declare': { doc: 'Who may declare a rollback.' },
  'Playbook.declare.by': { doc: 'Asked in this order.' },
  'Playbook.declare.by.[]': { doc: 'A role that may declare it.' },
  'Playbook.declare.escalate': { doc: 'Who is paged when nobody answers.' },
  'Playbook.declare.escalate.[]': { doc: 'One step of the escalation.' },
  'Playbook.declare.escalate.[].after': {
    doc: 'Time since the first page.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.declare.escalate.[].to': { doc: 'Who is paged then.' },
  'Playbook.approvals': { doc: 'Approvals that must be given, by name.' },
  'Playbook.approvals.*': {
    doc: 'An approval that must be given. Unless a step waits for it, it comes before the first step.',
  },
  'Playbook.approvals.*.from': { doc: 'Who may approve.' },
  'Playbook.approvals.*.from.[]': { doc: 'A role that may approve.' },
  'Playbook.approvals.*.quorum': { doc: 'How many people must approve.', default: 1 },
  'Playbook.approvals.*.deadline': {
    doc: 'After this long it expires. Without it, never.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.approvals.*.on_expiry': { doc: 'What happens then.', default: 'abort' },
  'Playbook.steps': { doc: 'What is done. A step without `needs` follows the step above it.' },
  'Playbook.steps.[]': {
    doc: 'One step of the rollback: exactly one action, and how it is carried out.',
  },
  'Playbook.steps.[].id': { doc: 'Its name.' },
  'Playbook.steps.[].needs': {
    doc: 'Steps that must have succeeded before. Without it, the step above; `[]` starts at once.',
  },
  'Playbook.steps.[].needs.[]': { doc: 'A step that must have succeeded before.' },
  'Playbook.steps.[].takes': {
    doc: 'How long one attempt takes. Without it, a default for its action.',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  'Playbook.steps.[].takes.min': {
    doc: 'The least it can take (PERT, with likely and max).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].takes.likely': {
    doc: 'What it takes most often (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].takes.max': {
    doc: 'The most it can take (PERT).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].takes.p50': {
    doc: 'Half the time it takes less (lognormal, with p95).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].takes.p95': {
    doc: 'In 95 of 100 cases it takes less (lognormal).',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].takes.mean': {
    doc: 'The average of an exponential distribution.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].takes.values': { doc: 'Measured durations, each as likely as the others.' },
  'Playbook.steps.[].takes.values.[]': {
    doc: 'One measured duration.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].timeout': {
    doc: 'Ends an attempt that takes longer. Without it, an attempt may take for ever.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].retry': { doc: 'What happens when an attempt fails.' },
  'Playbook.steps.[].retry.attempts': { doc: 'All attempts, the first included.', default: 1 },
  'Playbook.steps.[].retry.backoff': {
    doc: 'Wait before the second attempt; doubles before each further one.',
    default: '10s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].idempotent': {
    doc: 'Whether doing it twice is the same as doing it once.',
    default: false,
  },
  'Playbook.steps.[].reversible': {
    doc: 'Whether it can be undone without loss. With false, a `migrate` drops the values that only the schema of the change has room for.',
    default: true,
  },
  'Playbook.steps.[].on_failure': {
    doc: 'What follows when the last attempt has failed.',
    default: 'stop',
    examples: ['stop', 'pause', 'continue', 'compensate'],
  },
  'Playbook.steps.[].on_failure.goto': { doc: 'The step that runs instead.' },
  'Playbook.steps.[].compensate_by': {
    doc: 'The step that undoes this one when a later step compensates.',
  },
  'Playbook.steps.[].verify': { doc: 'Must become true before the step counts as done.' },
  'Playbook.steps.[].verify.service': { doc: 'The service whose metric is watched.' },
  'Playbook.steps.[].verify.store': { doc: 'The store whose metric is watched.' },
  'Playbook.steps.[].verify.external': { doc: 'The external whose metric is watched.' },
  'Playbook.steps.[].verify.metric': { doc: 'What is measured.' },
  'Playbook.steps.[].verify.above': {
    doc: 'True while the metric is above this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.steps.[].verify.below': {
    doc: 'True while the metric is below this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.steps.[].verify.http': {
    doc: 'A request that must answer with the status; true while the service answers it.',
  },
  'Playbook.steps.[].verify.http.service': { doc: 'The service that is asked.' },
  'Playbook.steps.[].verify.http.path': { doc: 'The path of the request.', default: '/' },
  'Playbook.steps.[].verify.http.status': {
    doc: 'The status that counts as healthy.',
    default: 200,
  },
  'Playbook.steps.[].verify.within': {
    doc: 'How long it may take to become true.',
    default: '2m',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].by': { doc: 'Who performs it. Without it, automation.' },
  'Playbook.steps.[].describe': { doc: 'What it does, for people.' },
  'Playbook.steps.[].deploy': {
    doc: 'Runs a version of a service in place of the one that is there.',
  },
  'Playbook.steps.[].deploy.service': { doc: 'The service.' },
  'Playbook.steps.[].deploy.version': {
    doc: 'The version, one of `versions` of that service.',
    examples: ['2.13.4', 42],
  },
  'Playbook.steps.[].deploy.zones': { doc: 'Only there. Without it, everywhere.' },
  'Playbook.steps.[].deploy.zones.[]': { doc: 'A zone.' },
  'Playbook.steps.[].traffic': { doc: 'Sends traffic to a version that already runs.' },
  'Playbook.steps.[].traffic.service': { doc: 'The service.' },
  'Playbook.steps.[].traffic.to': { doc: 'The version that gets it.', examples: ['2.13.4', 42] },
  'Playbook.steps.[].traffic.share': {
    doc: 'How much of the traffic.',
    default: '100%',
    examples: ['2%', 0.02],
  },
  'Playbook.steps.[].traffic.via': {
    doc: 'What directs it; through dns it moves as answers expire.',
  },
  'Playbook.steps.[].dns': {
    doc: 'Changes a DNS answer; clients follow as their cached answers expire.',
  },
  'Playbook.steps.[].dns.via': { doc: 'The dns entry.' },
  'Playbook.steps.[].dns.service': { doc: 'The service it leads to.' },
  'Playbook.steps.[].dns.to': {
    doc: 'The version that gets the traffic.',
    examples: ['2.13.4', 42],
  },
  'Playbook.steps.[].migrate': { doc: 'Moves the schema of a store to another version.' },
  'Playbook.steps.[].migrate.store': { doc: 'The store.' },
  'Playbook.steps.[].migrate.to': {
    doc: 'The schema version afterwards.',
    examples: ['2.13.4', 42],
  },
  'Playbook.steps.[].restore': { doc: 'Brings back a store or an infrastructure from a copy.' },
  'Playbook.steps.[].restore.store': { doc: 'The store.' },
  'Playbook.steps.[].restore.infrastructure': {
    doc: 'The infrastructure; comes back from its snapshot.',
  },
  'Playbook.steps.[].restore.from': { doc: 'Which copy.', default: 'backup' },
  'Playbook.steps.[].configure': { doc: 'Sets a configuration or secret to a version.' },
  'Playbook.steps.[].configure.config': { doc: 'The configuration or secret.' },
  'Playbook.steps.[].configure.to': { doc: 'The version afterwards.', examples: ['2.13.4', 42] },
  'Playbook.steps.[].apply': { doc: 'Applies infrastructure as code.' },
  'Playbook.steps.[].apply.infrastructure': { doc: 'What is applied.' },
  'Playbook.steps.[].apply.to': { doc: 'The revision applied.', examples: ['2.13.4', 42] },
  'Playbook.steps.[].freeze': { doc: 'Forbids schema changes by anyone else on this store.' },
  'Playbook.steps.[].unfreeze': { doc: 'Allows schema changes again.' },
  'Playbook.steps.[].flag': { doc: 'Turns a feature flag on or off.' },
  'Playbook.steps.[].flag.service': { doc: 'The service.' },
  'Playbook.steps.[].flag.name': { doc: 'The flag.' },
  'Playbook.steps.[].flag.on': { doc: 'Whether it is on afterwards.' },
  'Playbook.steps.[].scale': { doc: 'Changes how many replicas run.' },
  'Playbook.steps.[].scale.service': { doc: 'The service.' },
  'Playbook.steps.[].scale.replicas': { doc: 'How many run afterwards.' },
  'Playbook.steps.[].lock': { doc: 'Takes a lock, held until the rollback ends.' },
  'Playbook.steps.[].wait': {
    doc: 'Waits this long.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.steps.[].check': { doc: 'Succeeds when this is true.' },
  'Playbook.steps.[].check.service': { doc: 'The service whose metric is watched.' },
  'Playbook.steps.[].check.store': { doc: 'The store whose metric is watched.' },
  'Playbook.steps.[].check.external': { doc: 'The external whose metric is watched.' },
  'Playbook.steps.[].check.metric': { doc: 'What is measured.' },
  'Playbook.steps.[].check.above': {
    doc: 'True while the metric is above this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.steps.[].check.below': {
    doc: 'True while the metric is below this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.steps.[].check.http': {
    doc: 'A request that must answer with the status; true while the service answers it.',
  },
  'Playbook.steps.[].check.http.service': { doc: 'The service that is asked.' },
  'Playbook.steps.[].check.http.path': { doc: 'The path of the request.', default: '/' },
  'Playbook.steps.[].check.http.status': {
    doc: 'The status that counts as healthy.',
    default: 200,
  },
  'Playbook.steps.[].http': {
    doc: 'Sends a request. In a virtual drill it takes its time and succeeds.',
  },
  'Playbook.steps.[].http.url': { doc: 'Where to.' },
  'Playbook.steps.[].http.method': { doc: 'How.', default: 'GET' },
  'Playbook.steps.[].http.status': { doc: 'The status that means success.', default: 200 },
  'Playbook.steps.[].run': {
    doc: 'Runs a command. In a virtual drill it takes its time and succeeds.',
    examples: [['kubectl', 'rollout', 'undo', 'deployment/checkout']],
  },
  'Playbook.steps.[].run.[]': { doc: 'One argument.' },
  'Playbook.steps.[].notify': { doc: 'Tells somebody.' },
  'Playbook.steps.[].notify.to': { doc: 'Who is told: a role or any other audience.' },
  'Playbook.steps.[].notify.channel': {
    doc: 'Where: `#channel`, `phone`, `email`, `status-page`.',
  },
  'Playbook.steps.[].notify.say': {
    doc: 'What is said. `{{eta}}` becomes when recovery is expected at that moment: `in about 6m`, `now`.',
  },
  'Playbook.steps.[].approve': {
    doc: 'Waits here for this approval, rather than before the first step.',
  },
  'Playbook.steps.[].manual': { doc: 'Something a person does by hand.' },
  'Playbook.steps.[].manual.role': { doc: 'Who does it.' },
  'Playbook.steps.[].manual.do': { doc: 'What to do.' },
  'Playbook.verify': { doc: 'The rollback succeeded only when these hold, by name.' },
  'Playbook.verify.*': { doc: 'Must hold before the rollback counts as successful.' },
  'Playbook.verify.*.service': { doc: 'The service whose metric is watched.' },
  'Playbook.verify.*.store': { doc: 'The store whose metric is watched.' },
  'Playbook.verify.*.external': { doc: 'The external whose metric is watched.' },
  'Playbook.verify.*.metric': { doc: 'What is measured.' },
  'Playbook.verify.*.above': {
    doc: 'True while the metric is above this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.verify.*.below': {
    doc: 'True while the metric is below this: a share, a duration or a count.',
    examples: ['2%', '500ms', 3],
  },
  'Playbook.verify.*.http': {
    doc: 'A request that must answer with the status; true while the service answers it.',
  },
  'Playbook.verify.*.http.service': { doc: 'The service that is asked.' },
  'Playbook.verify.*.http.path': { doc: 'The path of the request.', default: '/' },
  'Playbook.verify.*.http.status': { doc: 'The status that counts as healthy.', default: 200 },
  'Playbook.verify.*.for': {
    doc: 'How long it must hold.',
    default: '0s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.communicate': { doc: 'Who is told what, and when.' },
  'Playbook.communicate.[]': { doc: 'One message.' },
  'Playbook.communicate.[].on': {
    doc: 'When it is sent.',
    examples: ['declared', 'elapsed > 20m'],
  },
  'Playbook.communicate.[].to': { doc: 'Who is told: a role or any other audience.' },
  'Playbook.communicate.[].channel': { doc: 'Where: `#channel`, `phone`, `email`, `status-page`.' },
  'Playbook.communicate.[].say': {
    doc: 'What is said. `{{eta}}` becomes when recovery is expected at that moment: `in about 6m`, `now`.',
  },
  'Playbook.drills': { doc: 'How often it is drilled.' },
  'Playbook.drills.every': {
    doc: 'Longest time between two drills.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.review': { doc: 'The review after it was used.' },
  'Playbook.review.within': { doc: 'How soon.', examples: ['90s', '15m', '1h30m', '250ms', '7d'] },
  'Playbook.review.owner': { doc: 'Who sees to it.' },
  'Playbook.retention': { doc: 'How long, and where, evidence is kept.' },
  'Playbook.retention.evidence': {
    doc: 'How long evidence is kept.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Playbook.retention.residency': { doc: 'Where evidence is kept.' },
  Scenario: { doc: 'What goes wrong, when, and what is expected of the playbook.' },
  'Scenario.backstep': { doc: 'The version of the language.' },
  'Scenario.kind': { doc: 'What this file is.' },
  'Scenario.name': { doc: 'Its name, used in results and reports.' },
  'Scenario.playbook': { doc: 'The playbook it tries, relative to this file.' },
  'Scenario.beside': {
    doc: 'Playbooks that run at the same time, with the same people, locks and services.',
  },
  'Scenario.beside.[]': { doc: 'A playbook of the same system, relative to this file.' },
  'Scenario.describe': { doc: 'What it is about, for people.' },
  'Scenario.class': { doc: 'The class of disruption.', default: 'software' },
  'Scenario.seed': {
    doc: 'Chooses the luck of the first run; further runs count on from it.',
    default: 1,
  },
  'Scenario.starts': {
    doc: 'When the drill starts. Without it, at any moment of a week, so that backup cycles are met at every phase.',
    examples: ['2026-10-02T14:30:00Z'],
  },
  'Scenario.budget': {
    doc: 'The drill gives up after this long.',
    default: '4h',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.workload': { doc: 'Traffic during the drill, by service.' },
  'Scenario.workload.*': { doc: 'Traffic that arrives.' },
  'Scenario.workload.*.traffic': {
    doc: 'Requests from outside. Without it, as in the system.',
    examples: ['120/s', '3k/m'],
  },
  'Scenario.workload.*.shape': {
    doc: 'constant, or diurnal: half as much again at noon UTC, half as much at midnight.',
    default: 'constant',
  },
  'Scenario.timeline': { doc: 'What happens.' },
  'Scenario.timeline.[]': { doc: 'Something that happens.' },
  'Scenario.timeline.[].at': {
    doc: 'When, since the start of the drill.',
    default: '0s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault': { doc: 'One fault: what breaks, and its parameters.' },
  'Scenario.timeline.[].fault.errors': {
    doc: 'This share of requests fails.',
    examples: ['2%', 0.02],
  },
  'Scenario.timeline.[].fault.latency': {
    doc: 'Every request takes this much longer.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.jitter': {
    doc: 'Every request takes longer by anything up to this: half of it at the median.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.unavailable': { doc: 'Every request to it is refused at once.' },
  'Scenario.timeline.[].fault.slow_start': {
    doc: 'What is deployed while this lasts is cold: its own work takes `factor` times as long at first, and falls to normal in a straight line over this time.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.crash_loop': {
    doc: 'Its instances run for `every`, crash, and are started anew after 10 seconds, after twice as long each time, up to 5 minutes. While they are down, their requests are refused.',
  },
  'Scenario.timeline.[].fault.capacity': {
    doc: 'Only this share of the capacity is left.',
    examples: ['2%', 0.02],
  },
  'Scenario.timeline.[].fault.bad_response': {
    doc: 'This share of its answers is wrong, though they say that all went well: its own error rate does not show it, its callers fail on it, its users are harmed.',
    examples: ['2%', 0.02],
  },
  'Scenario.timeline.[].fault.memory_leak': {
    doc: 'Memory runs out over this time: the capacity falls to nothing in a straight line, then the instances are started anew and it begins again.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.partition': {
    doc: 'Nothing passes between it and `from`, in either direction: calls wait for their timeout.',
  },
  'Scenario.timeline.[].fault.loss': {
    doc: 'This share of packets to and from it is lost, and sent again after 200 ms, 400 ms, and so on; with `from`, only on the way from there.',
    examples: ['2%', 0.02],
  },
  'Scenario.timeline.[].fault.bandwidth': {
    doc: 'No more requests than this get through to it; what is beyond gets no answer.',
    examples: ['120/s', '3k/m'],
  },
  'Scenario.timeline.[].fault.reset': {
    doc: 'This share of connections to it is cut before the answer; with `from`, only those from there.',
    examples: ['2%', 0.02],
  },
  'Scenario.timeline.[].fault.blackhole': {
    doc: 'Requests to it get no answer; callers wait for their timeout.',
  },
  'Scenario.timeline.[].fault.dns_stale': {
    doc: 'Resolvers keep the old answer: what a step changes through this entry reaches nobody while it lasts.',
  },
  'Scenario.timeline.[].fault.dns_fails': {
    doc: 'Its name is not found any more: requests fail as cached answers run out, the last after `takes`.',
  },
  'Scenario.timeline.[].fault.zone_down': { doc: 'Everything in this zone stops.' },
  'Scenario.timeline.[].fault.region_down': {
    doc: 'All its zones stop, the stores in it do, and backups kept in it cannot be had.',
  },
  'Scenario.timeline.[].fault.corrupt_writes': {
    doc: 'A share of its writes is wrong from now on; only a restore to before helps.',
  },
  'Scenario.timeline.[].fault.lost_writes': {
    doc: 'A share of its acknowledged writes is never stored.',
  },
  'Scenario.timeline.[].fault.replication_lag': {
    doc: 'The replica is this far behind.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.replication_stops': { doc: 'Nothing reaches the replica any more.' },
  'Scenario.timeline.[].fault.disk_full': { doc: 'It answers reads and refuses every write.' },
  'Scenario.timeline.[].fault.lock_held': { doc: 'Somebody else holds this lock.' },
  'Scenario.timeline.[].fault.migration_half_applied': {
    doc: 'Migrations of it stop half way: its schema is then one that no version names as working with. A step that is `idempotent` completes it when tried again.',
  },
  'Scenario.timeline.[].fault.backup_missing': { doc: 'Its newest backups cannot be used.' },
  'Scenario.timeline.[].fault.backup_stale': {
    doc: 'No usable backup was made for this long before the fault, nor after it.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.restore_fails': { doc: 'Restoring it fails.' },
  'Scenario.timeline.[].fault.restore_slow': { doc: 'Restoring it takes longer.' },
  'Scenario.timeline.[].fault.registry_unreachable': { doc: 'No image can be pulled.' },
  'Scenario.timeline.[].fault.artifact_missing': {
    doc: 'The image of this version is gone: `service@version`.',
  },
  'Scenario.timeline.[].fault.artifact_corrupt': {
    doc: 'The image of this version is another one than was built: `service@version`. Where the version names its digest, deploying it fails; otherwise it runs, and fails every request.',
  },
  'Scenario.timeline.[].fault.wrong_digest': {
    doc: 'What is written down as the image of this version is that of the version of the change: deploying it succeeds, and what was wrong stays wrong.',
  },
  'Scenario.timeline.[].fault.manifest_mismatch': {
    doc: 'This version is deployed with the manifests of another: it runs, and `share` of its requests fails.',
  },
  'Scenario.timeline.[].fault.config_drift': {
    doc: 'It is no longer what is written down: versions that say what they work with do not work with it, until a step sets it anew.',
  },
  'Scenario.timeline.[].fault.secret_rotated': {
    doc: 'The secret has been rotated: versions that name it and are deployed from now on have the old one and fail every request, until a step configures it.',
  },
  'Scenario.timeline.[].fault.state_locked': {
    doc: 'Somebody else holds the lock of its state: steps that apply it fail.',
  },
  'Scenario.timeline.[].fault.state_corrupt': {
    doc: 'Its state cannot be read: steps that apply it fail, until a step restores it.',
  },
  'Scenario.timeline.[].fault.policy_blocks': {
    doc: 'A policy refuses this step: every attempt fails at once.',
  },
  'Scenario.timeline.[].fault.absent': { doc: 'Nobody of this role answers.' },
  'Scenario.timeline.[].fault.slow': { doc: 'This role answers later.' },
  'Scenario.timeline.[].fault.refuses': { doc: 'This role answers, and says no.' },
  'Scenario.timeline.[].fault.wrong_choice': {
    doc: 'Asked whether to roll back, this role decides for `choice` instead.',
  },
  'Scenario.timeline.[].fault.runner_killed': {
    doc: 'The process that runs the rollback dies, and is back with its journal after this long. Steps that were cut short begin anew where they are `idempotent`, otherwise somebody who may declare has to see to them.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.step_fails': { doc: 'Attempts of this step fail.' },
  'Scenario.timeline.[].fault.step_hangs': {
    doc: 'Attempts of this step never end; only its timeout ends them.',
  },
  'Scenario.timeline.[].fault.step_partial': {
    doc: 'Attempts of this step do half of what they should, and fail. Only a step that is `idempotent` can then be tried again.',
  },
  'Scenario.timeline.[].fault.clock_skew': {
    doc: 'The clocks of the runner and the store disagree by this: a restore to a point in time ends up as much earlier.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.metrics_gap': { doc: 'No samples of its metrics arrive.' },
  'Scenario.timeline.[].fault.metrics_late': {
    doc: 'Samples of its metrics arrive this late.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.alert_lost': {
    doc: 'This trigger fires, and nothing and nobody learns of it.',
  },
  'Scenario.timeline.[].fault.false_alarm': {
    doc: 'This trigger fires at once, whatever its metric.',
  },
  'Scenario.timeline.[].fault.rate_limited': { doc: 'Calls beyond `to` are refused.' },
  'Scenario.timeline.[].fault.contract_changed': {
    doc: 'A share of its answers is no longer what its callers understand: they fail on it, though it shows no error.',
  },
  'Scenario.timeline.[].fault.degraded': {
    doc: '`share` of its calls fails, and the others take `factor` times as long.',
  },
  'Scenario.timeline.[].fault.on': {
    doc: 'What it happens to: a service, store or external, or `service@version`.',
  },
  'Scenario.timeline.[].fault.from': { doc: 'Only calls that this service makes.' },
  'Scenario.timeline.[].fault.share': {
    doc: 'The share of writes, requests or answers.',
    default: '100%',
    examples: ['2%', 0.02],
  },
  'Scenario.timeline.[].fault.count': { doc: 'How many of the newest backups.', default: 1 },
  'Scenario.timeline.[].fault.times': { doc: 'How many attempts, or decisions. Without it, all.' },
  'Scenario.timeline.[].fault.factor': { doc: 'How many times longer.', default: 3 },
  'Scenario.timeline.[].fault.every': {
    doc: 'How long an instance runs before it crashes.',
    default: '30s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.takes': {
    doc: 'How long the last cached answer is used.',
    default: '30s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].fault.choice': { doc: 'What is decided instead.', default: 'hold' },
  'Scenario.timeline.[].fault.to': { doc: 'The rate that is left.', examples: ['120/s', '3k/m'] },
  'Scenario.timeline.[].fault.for': {
    doc: 'How long it lasts. Without it, until the drill ends.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].inject': {
    doc: 'A message to somebody, as a facilitator would hand it out.',
  },
  'Scenario.timeline.[].inject.to': { doc: 'Who gets it.' },
  'Scenario.timeline.[].inject.say': { doc: 'What it says.' },
  'Scenario.timeline.[].inject.ask': { doc: 'A decision it asks for.' },
  'Scenario.timeline.[].inject.ask.question': { doc: 'The question.' },
  'Scenario.timeline.[].inject.ask.choices': { doc: 'Possible answers.' },
  'Scenario.timeline.[].inject.ask.choices.[]': { doc: 'A possible answer.' },
  'Scenario.timeline.[].inject.ask.answer': {
    doc: 'What is answered in a virtual drill. Without it, the first choice.',
  },
  'Scenario.timeline.[].inject.ask.within': {
    doc: 'How long there is to answer.',
    default: '5m',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.timeline.[].override': {
    doc: 'What somebody at the controls does to the rollback, at once.',
  },
  'Scenario.timeline.[].override.by': { doc: 'Who does it.' },
  'Scenario.timeline.[].override.pause': { doc: 'No further step starts; those under way go on.' },
  'Scenario.timeline.[].override.resume': { doc: 'Steps start again.' },
  'Scenario.timeline.[].override.skip': {
    doc: 'This step counts as done, whether it has begun or not.',
  },
  'Scenario.timeline.[].override.cancel': {
    doc: 'The rollback ends unfinished as soon as no step runs.',
  },
  'Scenario.during_rollback': { doc: 'What happens while the rollback runs.' },
  'Scenario.during_rollback.[]': { doc: 'Something that happens.' },
  'Scenario.during_rollback.[].at': {
    doc: 'When, since the first step started.',
    default: '0s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault': { doc: 'One fault: what breaks, and its parameters.' },
  'Scenario.during_rollback.[].fault.errors': {
    doc: 'This share of requests fails.',
    examples: ['2%', 0.02],
  },
  'Scenario.during_rollback.[].fault.latency': {
    doc: 'Every request takes this much longer.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.jitter': {
    doc: 'Every request takes longer by anything up to this: half of it at the median.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.unavailable': {
    doc: 'Every request to it is refused at once.',
  },
  'Scenario.during_rollback.[].fault.slow_start': {
    doc: 'What is deployed while this lasts is cold: its own work takes `factor` times as long at first, and falls to normal in a straight line over this time.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.crash_loop': {
    doc: 'Its instances run for `every`, crash, and are started anew after 10 seconds, after twice as long each time, up to 5 minutes. While they are down, their requests are refused.',
  },
  'Scenario.during_rollback.[].fault.capacity': {
    doc: 'Only this share of the capacity is left.',
    examples: ['2%', 0.02],
  },
  'Scenario.during_rollback.[].fault.bad_response': {
    doc: 'This share of its answers is wrong, though they say that all went well: its own error rate does not show it, its callers fail on it, its users are harmed.',
    examples: ['2%', 0.02],
  },
  'Scenario.during_rollback.[].fault.memory_leak': {
    doc: 'Memory runs out over this time: the capacity falls to nothing in a straight line, then the instances are started anew and it begins again.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.partition': {
    doc: 'Nothing passes between it and `from`, in either direction: calls wait for their timeout.',
  },
  'Scenario.during_rollback.[].fault.loss': {
    doc: 'This share of packets to and from it is lost, and sent again after 200 ms, 400 ms, and so on; with `from`, only on the way from there.',
    examples: ['2%', 0.02],
  },
  'Scenario.during_rollback.[].fault.bandwidth': {
    doc: 'No more requests than this get through to it; what is beyond gets no answer.',
    examples: ['120/s', '3k/m'],
  },
  'Scenario.during_rollback.[].fault.reset': {
    doc: 'This share of connections to it is cut before the answer; with `from`, only those from there.',
    examples: ['2%', 0.02],
  },
  'Scenario.during_rollback.[].fault.blackhole': {
    doc: 'Requests to it get no answer; callers wait for their timeout.',
  },
  'Scenario.during_rollback.[].fault.dns_stale': {
    doc: 'Resolvers keep the old answer: what a step changes through this entry reaches nobody while it lasts.',
  },
  'Scenario.during_rollback.[].fault.dns_fails': {
    doc: 'Its name is not found any more: requests fail as cached answers run out, the last after `takes`.',
  },
  'Scenario.during_rollback.[].fault.zone_down': { doc: 'Everything in this zone stops.' },
  'Scenario.during_rollback.[].fault.region_down': {
    doc: 'All its zones stop, the stores in it do, and backups kept in it cannot be had.',
  },
  'Scenario.during_rollback.[].fault.corrupt_writes': {
    doc: 'A share of its writes is wrong from now on; only a restore to before helps.',
  },
  'Scenario.during_rollback.[].fault.lost_writes': {
    doc: 'A share of its acknowledged writes is never stored.',
  },
  'Scenario.during_rollback.[].fault.replication_lag': {
    doc: 'The replica is this far behind.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.replication_stops': {
    doc: 'Nothing reaches the replica any more.',
  },
  'Scenario.during_rollback.[].fault.disk_full': {
    doc: 'It answers reads and refuses every write.',
  },
  'Scenario.during_rollback.[].fault.lock_held': { doc: 'Somebody else holds this lock.' },
  'Scenario.during_rollback.[].fault.migration_half_applied': {
    doc: 'Migrations of it stop half way: its schema is then one that no version names as working with. A step that is `idempotent` completes it when tried again.',
  },
  'Scenario.during_rollback.[].fault.backup_missing': { doc: 'Its newest backups cannot be used.' },
  'Scenario.during_rollback.[].fault.backup_stale': {
    doc: 'No usable backup was made for this long before the fault, nor after it.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.restore_fails': { doc: 'Restoring it fails.' },
  'Scenario.during_rollback.[].fault.restore_slow': { doc: 'Restoring it takes longer.' },
  'Scenario.during_rollback.[].fault.registry_unreachable': { doc: 'No image can be pulled.' },
  'Scenario.during_rollback.[].fault.artifact_missing': {
    doc: 'The image of this version is gone: `service@version`.',
  },
  'Scenario.during_rollback.[].fault.artifact_corrupt': {
    doc: 'The image of this version is another one than was built: `service@version`. Where the version names its digest, deploying it fails; otherwise it runs, and fails every request.',
  },
  'Scenario.during_rollback.[].fault.wrong_digest': {
    doc: 'What is written down as the image of this version is that of the version of the change: deploying it succeeds, and what was wrong stays wrong.',
  },
  'Scenario.during_rollback.[].fault.manifest_mismatch': {
    doc: 'This version is deployed with the manifests of another: it runs, and `share` of its requests fails.',
  },
  'Scenario.during_rollback.[].fault.config_drift': {
    doc: 'It is no longer what is written down: versions that say what they work with do not work with it, until a step sets it anew.',
  },
  'Scenario.during_rollback.[].fault.secret_rotated': {
    doc: 'The secret has been rotated: versions that name it and are deployed from now on have the old one and fail every request, until a step configures it.',
  },
  'Scenario.during_rollback.[].fault.state_locked': {
    doc: 'Somebody else holds the lock of its state: steps that apply it fail.',
  },
  'Scenario.during_rollback.[].fault.state_corrupt': {
    doc: 'Its state cannot be read: steps that apply it fail, until a step restores it.',
  },
  'Scenario.during_rollback.[].fault.policy_blocks': {
    doc: 'A policy refuses this step: every attempt fails at once.',
  },
  'Scenario.during_rollback.[].fault.absent': { doc: 'Nobody of this role answers.' },
  'Scenario.during_rollback.[].fault.slow': { doc: 'This role answers later.' },
  'Scenario.during_rollback.[].fault.refuses': { doc: 'This role answers, and says no.' },
  'Scenario.during_rollback.[].fault.wrong_choice': {
    doc: 'Asked whether to roll back, this role decides for `choice` instead.',
  },
  'Scenario.during_rollback.[].fault.runner_killed': {
    doc: 'The process that runs the rollback dies, and is back with its journal after this long. Steps that were cut short begin anew where they are `idempotent`, otherwise somebody who may declare has to see to them.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.step_fails': { doc: 'Attempts of this step fail.' },
  'Scenario.during_rollback.[].fault.step_hangs': {
    doc: 'Attempts of this step never end; only its timeout ends them.',
  },
  'Scenario.during_rollback.[].fault.step_partial': {
    doc: 'Attempts of this step do half of what they should, and fail. Only a step that is `idempotent` can then be tried again.',
  },
  'Scenario.during_rollback.[].fault.clock_skew': {
    doc: 'The clocks of the runner and the store disagree by this: a restore to a point in time ends up as much earlier.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.metrics_gap': { doc: 'No samples of its metrics arrive.' },
  'Scenario.during_rollback.[].fault.metrics_late': {
    doc: 'Samples of its metrics arrive this late.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.alert_lost': {
    doc: 'This trigger fires, and nothing and nobody learns of it.',
  },
  'Scenario.during_rollback.[].fault.false_alarm': {
    doc: 'This trigger fires at once, whatever its metric.',
  },
  'Scenario.during_rollback.[].fault.rate_limited': { doc: 'Calls beyond `to` are refused.' },
  'Scenario.during_rollback.[].fault.contract_changed': {
    doc: 'A share of its answers is no longer what its callers understand: they fail on it, though it shows no error.',
  },
  'Scenario.during_rollback.[].fault.degraded': {
    doc: '`share` of its calls fails, and the others take `factor` times as long.',
  },
  'Scenario.during_rollback.[].fault.on': {
    doc: 'What it happens to: a service, store or external, or `service@version`.',
  },
  'Scenario.during_rollback.[].fault.from': { doc: 'Only calls that this service makes.' },
  'Scenario.during_rollback.[].fault.share': {
    doc: 'The share of writes, requests or answers.',
    default: '100%',
    examples: ['2%', 0.02],
  },
  'Scenario.during_rollback.[].fault.count': { doc: 'How many of the newest backups.', default: 1 },
  'Scenario.during_rollback.[].fault.times': {
    doc: 'How many attempts, or decisions. Without it, all.',
  },
  'Scenario.during_rollback.[].fault.factor': { doc: 'How many times longer.', default: 3 },
  'Scenario.during_rollback.[].fault.every': {
    doc: 'How long an instance runs before it crashes.',
    default: '30s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.takes': {
    doc: 'How long the last cached answer is used.',
    default: '30s',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].fault.choice': { doc: 'What is decided instead.', default: 'hold' },
  'Scenario.during_rollback.[].fault.to': {
    doc: 'The rate that is left.',
    examples: ['120/s', '3k/m'],
  },
  'Scenario.during_rollback.[].fault.for': {
    doc: 'How long it lasts. Without it, until the drill ends.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].inject': {
    doc: 'A message to somebody, as a facilitator would hand it out.',
  },
  'Scenario.during_rollback.[].inject.to': { doc: 'Who gets it.' },
  'Scenario.during_rollback.[].inject.say': { doc: 'What it says.' },
  'Scenario.during_rollback.[].inject.ask': { doc: 'A decision it asks for.' },
  'Scenario.during_rollback.[].inject.ask.question': { doc: 'The question.' },
  'Scenario.during_rollback.[].inject.ask.choices': { doc: 'Possible answers.' },
  'Scenario.during_rollback.[].inject.ask.choices.[]': { doc: 'A possible answer.' },
  'Scenario.during_rollback.[].inject.ask.answer': {
    doc: 'What is answered in a virtual drill. Without it, the first choice.',
  },
  'Scenario.during_rollback.[].inject.ask.within': {
    doc: 'How long there is to answer.',
    default: '5m',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.during_rollback.[].override': {
    doc: 'What somebody at the controls does to the rollback, at once.',
  },
  'Scenario.during_rollback.[].override.by': { doc: 'Who does it.' },
  'Scenario.during_rollback.[].override.pause': {
    doc: 'No further step starts; those under way go on.',
  },
  'Scenario.during_rollback.[].override.resume': { doc: 'Steps start again.' },
  'Scenario.during_rollback.[].override.skip': {
    doc: 'This step counts as done, whether it has begun or not.',
  },
  'Scenario.during_rollback.[].override.cancel': {
    doc: 'The rollback ends unfinished as soon as no step runs.',
  },
  'Scenario.expect': { doc: 'What the drill must show.' },
  'Scenario.expect.outcome': { doc: 'How it must end.' },
  'Scenario.expect.rto': { doc: 'Bounds on the recovery time.' },
  'Scenario.expect.rto.p50': {
    doc: '50 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rto.p90': {
    doc: '90 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rto.p95': {
    doc: '95 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rto.p99': {
    doc: '99 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rto.max': {
    doc: 'No run may exceed this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rpo': { doc: 'Bounds on the data lost, in time.' },
  'Scenario.expect.rpo.p50': {
    doc: '50 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rpo.p90': {
    doc: '90 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rpo.p95': {
    doc: '95 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rpo.p99': {
    doc: '99 of 100 runs must be within this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.rpo.max': {
    doc: 'No run may exceed this.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.detected_within': {
    doc: 'Bound on the time from onset to detection.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Scenario.expect.lost_records': { doc: 'No run may lose more acknowledged writes than this.' },
  Policy: { doc: 'What the organisation requires of playbooks, and how severe each finding is.' },
  'Policy.backstep': { doc: 'The version of the language.' },
  'Policy.kind': { doc: 'What this file is.' },
  'Policy.name': { doc: 'Its name, used in results and reports.' },
  'Policy.rules': {
    doc: 'Severity by rule, such as `artifact/mutable-tag: error`, or severity and options.',
  },
  'Policy.rules.*': {
    doc: 'How severe its findings are, and where it draws the line.',
    examples: ['error', 'warning', 'info', 'off'],
  },
  'Policy.rules.*.severity': { doc: 'How severe its findings are; off silences it.' },
  'Policy.rules.*.share': {
    doc: 'Where it looks at a share: the one it tolerates.',
    examples: ['2%', 0.02],
  },
  'Policy.rules.*.every': {
    doc: 'Where it looks at how often: the shortest time that it tolerates.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Policy.plans': {
    doc: 'Services that must have a playbook: for their newest version, in the folder of their system or one below.',
  },
  'Policy.plans.criticality': { doc: 'Services with one of these.' },
  'Policy.plans.criticality.[]': { doc: 'A criticality.' },
  'Policy.require': { doc: 'Requirements on playbooks.' },
  'Policy.require.[]': { doc: 'What a playbook must offer when all of `when` holds.' },
  'Policy.require.[].when': { doc: 'Which playbooks it is about. Without it, all.' },
  'Policy.require.[].when.criticality': {
    doc: 'The most critical service the change deploys has one of these.',
  },
  'Policy.require.[].when.criticality.[]': { doc: 'A criticality.' },
  'Policy.require.[].when.severity': { doc: 'The change has one of these.' },
  'Policy.require.[].when.severity.[]': { doc: 'A severity.' },
  'Policy.require.[].when.strategy': { doc: 'The change has one of these.' },
  'Policy.require.[].when.strategy.[]': { doc: 'A strategy.' },
  'Policy.require.[].max_rto': {
    doc: 'Longest recovery time objective.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Policy.require.[].max_rpo': {
    doc: 'Longest recovery point objective.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Policy.require.[].quorum': { doc: 'Fewest people who must approve.' },
  'Policy.require.[].drills_every': {
    doc: 'Longest time between two drills.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Policy.require.[].evidence': {
    doc: 'Shortest time evidence is kept.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  'Policy.require.[].regions': { doc: 'Where evidence may be kept.' },
  'Policy.require.[].regions.[]': { doc: 'A region.' },
  'Policy.evidence': { doc: 'Whose signatures count, and what evidence must have to be accepted.' },
  'Policy.evidence.keys': { doc: 'Public keys by name.' },
  'Policy.evidence.keys.*': { doc: 'A public key, and what it vouches for.' },
  'Policy.evidence.keys.*.file': { doc: 'The public key in PEM, ECDSA over P-256 or Ed25519.' },
  'Policy.evidence.keys.*.may': { doc: 'What it vouches for. Without it, everything.' },
  'Policy.evidence.keys.*.may.[]': { doc: 'What it vouches for.' },
  'Policy.evidence.keys.*.from': {
    doc: 'What is older was not signed by it.',
    examples: ['2026-10-02T14:30:00Z'],
  },
  'Policy.evidence.keys.*.until': {
    doc: 'What is newer was not signed by it: another key has taken its place.',
    examples: ['2026-10-02T14:30:00Z'],
  },
  'Policy.evidence.keys.*.revoked': {
    doc: 'From then on somebody else may have had it. What it signed holds only where a timestamp shows that it was before.',
    examples: ['2026-10-02T14:30:00Z'],
  },
  'Policy.evidence.keys.*.why': { doc: 'Why it was revoked.' },
  'Policy.evidence.approvals': { doc: 'How many people must have approved a run.', default: 0 },
  'Policy.evidence.reviews': { doc: 'How many people must have reviewed a run.', default: 0 },
  'Policy.evidence.separate_duties': {
    doc: 'Who signed a run can neither approve nor review it.',
    default: true,
  },
  'Policy.evidence.timestamps': { doc: 'Who may say when evidence was signed (RFC 3161).' },
  'Policy.evidence.timestamps.authorities': { doc: 'Certificates that are trusted.' },
  'Policy.evidence.timestamps.authorities.[]': {
    doc: 'The certificate of an authority, or of its root, in PEM.',
  },
  'Policy.evidence.timestamps.required': {
    doc: 'Evidence without a timestamp is not accepted.',
    default: false,
  },
  'Policy.evidence.claims': { doc: 'What is told to auditors about drills, control by control.' },
  'Policy.evidence.claims.[]': { doc: 'What evidence is said to show.' },
  'Policy.evidence.claims.[].control': {
    doc: 'The control of a framework.',
    examples: ['PCI DSS 6.5.1'],
  },
  'Policy.evidence.claims.[].say': { doc: 'What drills show for it.' },
};
