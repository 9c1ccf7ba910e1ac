// Written by `npm run generate` from schema/source; do not edit.
import type { Shape } from '../shape.ts';

const shape1: Shape = { only: 'v1', type: 'string' };
const shape2: Shape = {
  form: 'letters, digits, dots, dashes or underscores',
  type: 'string',
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
};
const shape3: Shape = {
  type: 'array',
  items: { refersTo: ['zone'], type: 'string', pattern: /\S/u },
};
const shape4: Shape = {
  quantity: 'duration',
  type: 'string',
  pattern:
    /^(?=\d)(?:\d+(?:\.\d+)?y)?(?:\d+(?:\.\d+)?w)?(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?(?:\d+(?:\.\d+)?ms)?$/u,
};
const shape5: Shape = {
  quantity: 'distribution',
  needs: {
    min: ['likely', 'max'],
    likely: ['min', 'max'],
    max: ['min', 'likely'],
    p50: ['p95'],
    p95: ['p50'],
  },
  type: ['string', 'object'],
  pattern:
    /^(?=\d)(?:\d+(?:\.\d+)?y)?(?:\d+(?:\.\d+)?w)?(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?(?:\d+(?:\.\d+)?ms)?$/u,
  filled: true,
  fields: {
    min: shape4,
    likely: shape4,
    max: shape4,
    p50: shape4,
    p95: shape4,
    mean: shape4,
    values: { type: 'array', filled: true, items: shape4 },
  },
};
const shape6: Shape = { refersTo: ['role'], type: 'string', pattern: /\S/u };
const shape7: Shape = { words: ['tier-1', 'tier-2', 'tier-3', 'tier-4'], type: 'string' };
const shape8: Shape = {
  quantity: 'rate',
  type: 'string',
  pattern: /^\d+(?:\.\d+)?[kM]?\/(?:s|m|h|d)$/u,
};
const shape9: Shape = {
  required: ['p50', 'p95'],
  type: 'object',
  fields: { p50: shape4, p95: shape4 },
};
const shape10: Shape = {
  quantity: 'share',
  minimum: 0,
  maximum: 1,
  type: ['string', 'number'],
  pattern: /^\d+(?:\.\d+)?%$/u,
};
const shape11: Shape = { type: 'string', pattern: /\S/u };
const shape12: Shape = { file: '.yaml', type: 'string', pattern: /\S/u };
const shape13: Shape = { quantity: 'version', type: ['string', 'integer'], pattern: /^\S+$/u };
const shape14: Shape = { quantity: 'schedule', type: 'string', pattern: /^\S+(?: \S+){4} \S+$/u };
const shape15: Shape = { type: 'boolean' };
const shape16: Shape = { refersTo: ['service'], type: 'string', pattern: /\S/u };
const shape17: Shape = { type: 'array', items: shape16 };
const shape18: Shape = {
  words: ['blue-green', 'canary', 'rolling', 'recreate', 'feature-flag', 'big-bang'],
  type: 'string',
};
const shape19: Shape = { words: ['low', 'medium', 'high', 'critical'], type: 'string' };
const shape20: Shape = {
  required: ['from', 'to'],
  type: 'object',
  fields: { from: shape13, to: shape13 },
};
const shape21: Shape = { type: 'object', fields: { rto: shape4, rpo: shape4, mtpd: shape4 } };
const shape22: Shape = { refersTo: ['store'], type: 'string', pattern: /\S/u };
const shape23: Shape = { refersTo: ['external'], type: 'string', pattern: /\S/u };
const shape24: Shape = {
  words: [
    'error_rate',
    'latency_p50',
    'latency_p95',
    'latency_p99',
    'saturation',
    'failed_health_checks',
    'replication_lag',
  ],
  type: 'string',
};
const shape25: Shape = {
  quantity: 'bound',
  minimum: 0,
  type: ['string', 'number'],
  pattern: /^\d+(?:\.\d+)?(?:%|ms|s|m|h)?$/u,
};
const shape26: Shape = { minimum: 1, maximum: 10000, type: 'integer' };
const shape27: Shape = { type: 'array', filled: true, items: shape6 };
const shape28: Shape = { minimum: 1, maximum: 100, type: 'integer' };
const shape29: Shape = { refersTo: ['step'], type: 'string', pattern: /\S/u };
const shape30: Shape = { minimum: 100, maximum: 599, type: 'integer' };
const shape31: Shape = {
  required: ['service'],
  type: 'object',
  fields: {
    service: shape16,
    path: { form: 'a path that starts with /', type: 'string', pattern: /^\//u },
    status: shape30,
  },
};
const shape32: Shape = { refersTo: ['infrastructure'], type: 'string', pattern: /\S/u };
const shape33: Shape = { refersTo: ['store'], action: true, type: 'string', pattern: /\S/u };
const shape34: Shape = { file: '.playbook.yaml', type: 'string', pattern: /\S/u };
const shape35: Shape = {
  quantity: 'instant',
  type: 'string',
  pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/u,
};
const shape36: Shape = {
  quantity: 'share',
  fault: ['on'],
  minimum: 0,
  maximum: 1,
  type: ['string', 'number'],
  pattern: /^\d+(?:\.\d+)?%$/u,
};
const shape37: Shape = {
  quantity: 'duration',
  fault: ['on'],
  type: 'string',
  pattern:
    /^(?=\d)(?:\d+(?:\.\d+)?y)?(?:\d+(?:\.\d+)?w)?(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?(?:\d+(?:\.\d+)?ms)?$/u,
};
const shape38: Shape = {
  refersTo: ['service', 'store', 'external'],
  target: true,
  form: 'a name, or `service@version`',
  fault: [],
  type: 'string',
  pattern: /^\S+$/u,
};
const shape39: Shape = {
  quantity: 'share',
  fault: ['on', 'from'],
  minimum: 0,
  maximum: 1,
  type: ['string', 'number'],
  pattern: /^\d+(?:\.\d+)?%$/u,
};
const shape40: Shape = { refersTo: ['infrastructure'], fault: [], type: 'string', pattern: /\S/u };
const shape41: Shape = { refersTo: ['store'], fault: ['share'], type: 'string', pattern: /\S/u };
const shape42: Shape = { refersTo: ['store'], fault: [], type: 'string', pattern: /\S/u };
const shape43: Shape = { refersTo: ['store'], fault: ['times'], type: 'string', pattern: /\S/u };
const shape44: Shape = { refersTo: ['role'], fault: [], type: 'string', pattern: /\S/u };
const shape45: Shape = { refersTo: ['step'], fault: ['times'], type: 'string', pattern: /\S/u };
const shape46: Shape = { refersTo: ['trigger'], fault: [], type: 'string', pattern: /\S/u };
const shape47: Shape = { words: ['rollback', 'mitigate', 'hold', 'roll-forward'], type: 'string' };
const shape48: Shape = { only: true, type: 'boolean' };
const shape49: Shape = {
  type: 'array',
  items: {
    type: 'object',
    fields: {
      at: shape4,
      fault: {
        needs: {
          errors: ['on'],
          latency: ['on'],
          jitter: ['on'],
          slow_start: ['on'],
          capacity: ['on'],
          bad_response: ['on'],
          memory_leak: ['on'],
          partition: ['from'],
          loss: ['on'],
          bandwidth: ['on'],
          reset: ['on'],
          replication_lag: ['on'],
          backup_stale: ['on'],
          clock_skew: ['on'],
          metrics_late: ['on'],
          rate_limited: ['to'],
          degraded: ['share'],
        },
        type: 'object',
        filled: true,
        fields: {
          errors: shape36,
          latency: shape37,
          jitter: shape37,
          unavailable: shape38,
          slow_start: {
            quantity: 'duration',
            fault: ['on', 'factor'],
            type: 'string',
            pattern:
              /^(?=\d)(?:\d+(?:\.\d+)?y)?(?:\d+(?:\.\d+)?w)?(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?(?:\d+(?:\.\d+)?ms)?$/u,
          },
          crash_loop: {
            refersTo: ['service', 'store', 'external'],
            target: true,
            form: 'a name, or `service@version`',
            fault: ['every'],
            type: 'string',
            pattern: /^\S+$/u,
          },
          capacity: shape36,
          bad_response: shape36,
          memory_leak: shape37,
          partition: {
            refersTo: ['service', 'store', 'external'],
            target: true,
            form: 'a name, or `service@version`',
            fault: ['from'],
            type: 'string',
            pattern: /^\S+$/u,
          },
          loss: shape39,
          bandwidth: {
            quantity: 'rate',
            fault: ['on'],
            type: 'string',
            pattern: /^\d+(?:\.\d+)?[kM]?\/(?:s|m|h|d)$/u,
          },
          reset: shape39,
          blackhole: shape38,
          dns_stale: shape40,
          dns_fails: {
            refersTo: ['service', 'store', 'external'],
            target: true,
            form: 'a name, or `service@version`',
            fault: ['takes'],
            type: 'string',
            pattern: /^\S+$/u,
          },
          zone_down: { refersTo: ['zone'], fault: [], type: 'string', pattern: /\S/u },
          region_down: { refersTo: ['region'], fault: [], type: 'string', pattern: /\S/u },
          corrupt_writes: shape41,
          lost_writes: shape41,
          replication_lag: shape37,
          replication_stops: shape42,
          disk_full: shape42,
          lock_held: { fault: [], type: 'string', pattern: /\S/u },
          migration_half_applied: shape43,
          backup_missing: { refersTo: ['store'], fault: ['count'], type: 'string', pattern: /\S/u },
          backup_stale: shape37,
          restore_fails: shape43,
          restore_slow: { refersTo: ['store'], fault: ['factor'], type: 'string', pattern: /\S/u },
          registry_unreachable: { fault: [], only: true, type: 'boolean' },
          artifact_missing: shape38,
          artifact_corrupt: shape38,
          wrong_digest: shape38,
          manifest_mismatch: {
            refersTo: ['service', 'store', 'external'],
            target: true,
            form: 'a name, or `service@version`',
            fault: ['share'],
            type: 'string',
            pattern: /^\S+$/u,
          },
          config_drift: shape40,
          secret_rotated: shape40,
          state_locked: shape40,
          state_corrupt: shape40,
          policy_blocks: { refersTo: ['step'], fault: [], type: 'string', pattern: /\S/u },
          absent: shape44,
          slow: { refersTo: ['role'], fault: ['factor'], type: 'string', pattern: /\S/u },
          refuses: shape44,
          wrong_choice: {
            refersTo: ['role'],
            fault: ['choice', 'times'],
            type: 'string',
            pattern: /\S/u,
          },
          runner_killed: {
            quantity: 'duration',
            fault: [],
            type: 'string',
            pattern:
              /^(?=\d)(?:\d+(?:\.\d+)?y)?(?:\d+(?:\.\d+)?w)?(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?(?:\d+(?:\.\d+)?ms)?$/u,
          },
          step_fails: shape45,
          step_hangs: shape45,
          step_partial: shape45,
          clock_skew: shape37,
          metrics_gap: shape38,
          metrics_late: shape37,
          alert_lost: shape46,
          false_alarm: shape46,
          rate_limited: { refersTo: ['external'], fault: ['to'], type: 'string', pattern: /\S/u },
          contract_changed: {
            refersTo: ['external'],
            fault: ['share'],
            type: 'string',
            pattern: /\S/u,
          },
          degraded: {
            refersTo: ['external'],
            fault: ['share', 'factor'],
            type: 'string',
            pattern: /\S/u,
          },
          on: {
            refersTo: ['service', 'store', 'external'],
            target: true,
            form: 'a name, or `service@version`',
            type: 'string',
            pattern: /^\S+$/u,
          },
          from: shape16,
          share: shape10,
          count: shape26,
          times: shape26,
          factor: { minimum: 1, maximum: 1000, type: 'number' },
          every: shape4,
          takes: shape4,
          choice: { words: ['hold', 'mitigate', 'roll-forward'], type: 'string' },
          to: shape8,
          for: shape4,
        },
      },
      inject: {
        required: ['to', 'say'],
        type: 'object',
        fields: {
          to: shape6,
          say: shape11,
          ask: {
            required: ['question', 'choices'],
            type: 'object',
            fields: {
              question: shape11,
              choices: { type: 'array', filled: true, items: shape47 },
              answer: shape47,
              within: shape4,
            },
          },
        },
      },
      override: {
        required: ['by'],
        type: 'object',
        fields: { by: shape6, pause: shape48, resume: shape48, skip: shape29, cancel: shape48 },
      },
    },
  },
};
const shape50: Shape = {
  type: 'object',
  filled: true,
  fields: { p50: shape4, p90: shape4, p95: shape4, p99: shape4, max: shape4 },
};
const shape51: Shape = { file: '.pem', type: 'string', pattern: /\S/u };
const shape52: Shape = { minimum: 0, maximum: 100, type: 'integer' };

export const shapes: Readonly<Record<'System' | 'Playbook' | 'Scenario' | 'Policy', Shape>> = {
  System: {
    required: ['backstep', 'kind', 'name', 'services'],
    type: 'object',
    fields: {
      backstep: shape1,
      kind: { only: 'System', type: 'string' },
      name: shape2,
      zones: { type: 'array', items: { declaresItem: 'zone', type: 'string', pattern: /^\S+$/u } },
      regions: {
        declares: 'region',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: shape3,
      },
      roles: {
        declares: 'role',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          type: 'object',
          fields: {
            people: { minimum: 1, maximum: 1000, type: 'integer' },
            responds: shape5,
            delegate: shape6,
          },
        },
      },
      services: {
        declares: 'service',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          type: 'object',
          fields: {
            criticality: shape7,
            traffic: shape8,
            latency: shape9,
            zones: shape3,
            replicas: { minimum: 1, maximum: 100000, type: 'integer' },
            capacity: shape8,
            steady_state: { type: 'object', fields: { error_rate: shape10, latency_p95: shape4 } },
            depends_on: {
              keysReferTo: ['service', 'store', 'external'],
              type: 'object',
              keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
              values: {
                words: ['hard', 'soft'],
                type: ['object', 'string'],
                pattern: /^(?:hard|soft)$/u,
                fields: {
                  need: { words: ['hard', 'soft'], type: 'string' },
                  timeout: shape4,
                  retries: { minimum: 0, maximum: 10, type: 'integer' },
                  calls: { minimum: 0, maximum: 1000, type: 'number' },
                },
              },
            },
            versions: {
              declares: 'version',
              type: 'object',
              keyPattern: /^\S+$/u,
              values: {
                type: 'object',
                fields: {
                  artifact: {
                    required: ['image'],
                    type: 'object',
                    fields: {
                      image: shape11,
                      built: {
                        form: 'a date such as 2026-10-02',
                        type: 'string',
                        pattern: /^\d{4}-\d{2}-\d{2}/u,
                      },
                      keep: shape4,
                    },
                  },
                  works_with: {
                    keysReferTo: ['service', 'store', 'infrastructure'],
                    type: 'object',
                    keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
                    values: { quantity: 'range', type: ['string', 'integer'], pattern: /\S/u },
                  },
                  manifests: { type: 'array', items: shape12 },
                },
              },
            },
          },
        },
      },
      stores: {
        declares: 'store',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          type: 'object',
          fields: {
            engine: {
              words: [
                'postgres',
                'sqlite',
                'mysql',
                'mongodb',
                'redis',
                'kafka',
                'object-store',
                'other',
              ],
              type: 'string',
            },
            schema: shape13,
            writes: shape8,
            replication: {
              type: 'object',
              fields: { mode: { words: ['sync', 'async'], type: 'string' }, lag: shape5 },
            },
            backups: {
              required: ['schedule'],
              type: 'object',
              fields: {
                schedule: shape14,
                takes: shape5,
                restore: shape5,
                keep: shape4,
                region: shape11,
              },
            },
            point_in_time: {
              required: ['every'],
              type: 'object',
              fields: { every: shape4, restore: shape5 },
            },
            migrations: shape11,
            region: { refersTo: ['region'], type: 'string', pattern: /\S/u },
          },
        },
      },
      externals: {
        declares: 'external',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          type: 'object',
          fields: { availability: shape10, latency: shape9, rate_limit: shape8 },
        },
      },
      infrastructure: {
        declares: 'infrastructure',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          required: ['type'],
          type: 'object',
          fields: {
            type: {
              words: [
                'dns',
                'load-balancer',
                'terraform',
                'config',
                'secret',
                'network-policy',
                'registry',
                'other',
              ],
              type: 'string',
            },
            ttl: shape4,
            ignores_ttl: shape10,
            version: shape13,
            shared: shape15,
            snapshot: { required: ['restore'], type: 'object', fields: { restore: shape5 } },
            state: {
              required: ['file'],
              type: 'object',
              fields: {
                file: { file: '.tfstate', type: 'string', pattern: /\S/u },
                locking: shape15,
                backup: shape15,
              },
            },
          },
        },
      },
      cleanups: {
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          required: ['schedule', 'older_than'],
          type: 'object',
          fields: {
            schedule: shape14,
            older_than: shape4,
            keep_newest: { minimum: 0, maximum: 10000, type: 'integer' },
            services: shape17,
          },
        },
      },
    },
  },
  Playbook: {
    required: ['backstep', 'kind', 'name', 'system', 'change', 'steps'],
    type: 'object',
    fields: {
      backstep: shape1,
      kind: { only: 'Playbook', type: 'string' },
      name: shape2,
      owner: shape11,
      system: { file: '.system.yaml', type: 'string', pattern: /\S/u },
      change: {
        type: 'object',
        fields: {
          ticket: shape11,
          commit: { form: 'a full commit id', type: 'string', pattern: /^[0-9a-f]{7,64}$/u },
          pipeline: shape12,
          author: shape6,
          strategy: shape18,
          severity: shape19,
          deploys: {
            keysReferTo: ['service'],
            type: 'object',
            keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
            values: shape20,
          },
          migrates: {
            keysReferTo: ['store'],
            type: 'object',
            keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
            values: {
              required: ['from', 'to'],
              type: 'object',
              fields: {
                from: shape13,
                to: shape13,
                dual_writes: { type: 'object', fields: { for: shape4, diverges: shape10 } },
              },
            },
          },
          configures: {
            keysReferTo: ['infrastructure'],
            type: 'object',
            keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
            values: shape20,
          },
        },
      },
      objectives: {
        type: 'object',
        fields: {
          rto: shape4,
          rpo: shape4,
          mtpd: shape4,
          percentile: shape10,
          services: {
            keysReferTo: ['service'],
            type: 'object',
            keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
            values: shape21,
          },
          classes: {
            type: 'object',
            fields: {
              software: shape21,
              hardware: shape21,
              zone: shape21,
              region: shape21,
              data: shape21,
              'third-party': shape21,
              people: shape21,
              security: shape21,
            },
          },
        },
      },
      horizon: shape4,
      scope: { type: 'object', fields: { zones: shape3, services: shape17, traffic: shape10 } },
      triggers: {
        declares: 'trigger',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          required: ['when'],
          needs: { window: ['failures'], failures: ['window'] },
          type: 'object',
          fields: {
            when: {
              required: ['metric'],
              type: 'object',
              fields: {
                service: shape16,
                store: shape22,
                external: shape23,
                metric: shape24,
                above: shape25,
                below: shape25,
              },
            },
            every: shape4,
            for: shape4,
            consecutive_failures: shape26,
            window: shape4,
            failures: shape26,
            min_samples: { minimum: 0, maximum: 1000000000, type: 'integer' },
            missing_data: { words: ['hold', 'fire', 'ignore'], type: 'string' },
            then: {
              words: ['rollback', 'ask', 'hold', 'mitigate', 'roll-forward'],
              type: 'string',
            },
            alert: {
              required: ['file', 'name'],
              type: 'object',
              fields: { file: shape12, name: shape11 },
            },
          },
        },
      },
      declare: {
        type: 'object',
        fields: {
          by: shape27,
          escalate: {
            type: 'array',
            items: {
              required: ['after', 'to'],
              type: 'object',
              fields: { after: shape4, to: shape6 },
            },
          },
        },
      },
      approvals: {
        declares: 'approval',
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          required: ['from'],
          type: 'object',
          fields: {
            from: shape27,
            quorum: shape28,
            deadline: shape4,
            on_expiry: { words: ['escalate', 'proceed', 'abort'], type: 'string' },
          },
        },
      },
      steps: {
        type: 'array',
        filled: true,
        items: {
          required: ['id'],
          type: 'object',
          fields: {
            id: {
              declaresValue: 'step',
              form: 'letters, digits, dots, dashes or underscores',
              type: 'string',
              pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
            },
            needs: { type: 'array', items: shape29 },
            takes: shape5,
            timeout: shape4,
            retry: {
              type: 'object',
              fields: { attempts: { minimum: 1, maximum: 20, type: 'integer' }, backoff: shape4 },
            },
            idempotent: shape15,
            reversible: shape15,
            on_failure: {
              words: ['stop', 'pause', 'continue', 'compensate'],
              required: ['goto'],
              type: ['object', 'string'],
              pattern: /^(?:stop|pause|continue|compensate)$/u,
              fields: { goto: shape29 },
            },
            compensate_by: shape29,
            verify: {
              type: 'object',
              fields: {
                service: shape16,
                store: shape22,
                external: shape23,
                metric: shape24,
                above: shape25,
                below: shape25,
                http: shape31,
                within: shape4,
              },
            },
            by: shape6,
            describe: shape11,
            deploy: {
              action: true,
              required: ['service', 'version'],
              type: 'object',
              fields: { service: shape16, version: shape13, zones: shape3 },
            },
            traffic: {
              action: true,
              required: ['service', 'to'],
              type: 'object',
              fields: { service: shape16, to: shape13, share: shape10, via: shape32 },
            },
            dns: {
              action: true,
              required: ['via', 'service', 'to'],
              type: 'object',
              fields: { via: shape32, service: shape16, to: shape13 },
            },
            migrate: {
              action: true,
              required: ['store', 'to'],
              type: 'object',
              fields: { store: shape22, to: shape13 },
            },
            restore: {
              action: true,
              type: 'object',
              fields: {
                store: shape22,
                infrastructure: shape32,
                from: { words: ['backup', 'point-in-time', 'replica', 'snapshot'], type: 'string' },
              },
            },
            configure: {
              action: true,
              required: ['config', 'to'],
              type: 'object',
              fields: { config: shape32, to: shape13 },
            },
            apply: {
              action: true,
              required: ['infrastructure'],
              type: 'object',
              fields: { infrastructure: shape32, to: shape13 },
            },
            freeze: shape33,
            unfreeze: shape33,
            flag: {
              action: true,
              required: ['service', 'name', 'on'],
              type: 'object',
              fields: { service: shape16, name: shape11, on: shape15 },
            },
            scale: {
              action: true,
              required: ['service', 'replicas'],
              type: 'object',
              fields: {
                service: shape16,
                replicas: { minimum: 0, maximum: 100000, type: 'integer' },
              },
            },
            lock: { form: 'a name', action: true, type: 'string', pattern: /^\S+$/u },
            wait: {
              quantity: 'duration',
              action: true,
              type: 'string',
              pattern:
                /^(?=\d)(?:\d+(?:\.\d+)?y)?(?:\d+(?:\.\d+)?w)?(?:\d+(?:\.\d+)?d)?(?:\d+(?:\.\d+)?h)?(?:\d+(?:\.\d+)?m)?(?:\d+(?:\.\d+)?s)?(?:\d+(?:\.\d+)?ms)?$/u,
            },
            check: {
              action: true,
              type: 'object',
              fields: {
                service: shape16,
                store: shape22,
                external: shape23,
                metric: shape24,
                above: shape25,
                below: shape25,
                http: shape31,
              },
            },
            http: {
              action: true,
              required: ['url'],
              type: 'object',
              fields: {
                url: shape11,
                method: { words: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], type: 'string' },
                status: shape30,
              },
            },
            run: { action: true, type: 'array', filled: true, items: shape11 },
            notify: {
              action: true,
              required: ['to', 'channel'],
              type: 'object',
              fields: { to: shape11, channel: shape11, say: shape11 },
            },
            approve: { refersTo: ['approval'], action: true, type: 'string', pattern: /\S/u },
            manual: {
              action: true,
              required: ['role', 'do'],
              type: 'object',
              fields: { role: shape6, do: shape11 },
            },
          },
        },
      },
      verify: {
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          type: 'object',
          fields: {
            service: shape16,
            store: shape22,
            external: shape23,
            metric: shape24,
            above: shape25,
            below: shape25,
            http: shape31,
            for: shape4,
          },
        },
      },
      communicate: {
        type: 'array',
        items: {
          required: ['on', 'to', 'channel'],
          type: 'object',
          fields: {
            on: {
              form: 'detected, declared, approved, started, step-done, step-failed, verified, recovered, held or `elapsed > 20m`',
              type: 'string',
              pattern:
                /^(?:detected|declared|approved|started|step-done|step-failed|verified|recovered|held|elapsed > \S+)$/u,
            },
            to: shape11,
            channel: shape11,
            say: shape11,
          },
        },
      },
      drills: { required: ['every'], type: 'object', fields: { every: shape4 } },
      review: { required: ['within'], type: 'object', fields: { within: shape4, owner: shape6 } },
      retention: { type: 'object', fields: { evidence: shape4, residency: shape11 } },
    },
  },
  Scenario: {
    required: ['backstep', 'kind', 'name', 'playbook'],
    type: 'object',
    fields: {
      backstep: shape1,
      kind: { only: 'Scenario', type: 'string' },
      name: shape2,
      playbook: shape34,
      beside: { type: 'array', items: shape34 },
      describe: shape11,
      class: {
        words: [
          'software',
          'hardware',
          'zone',
          'region',
          'data',
          'third-party',
          'people',
          'security',
        ],
        type: 'string',
      },
      seed: { minimum: 0, maximum: 4294967295, type: 'integer' },
      starts: shape35,
      budget: shape4,
      workload: {
        keysReferTo: ['service'],
        type: 'object',
        keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
        values: {
          type: 'object',
          fields: { traffic: shape8, shape: { words: ['constant', 'diurnal'], type: 'string' } },
        },
      },
      timeline: shape49,
      during_rollback: shape49,
      expect: {
        type: 'object',
        fields: {
          outcome: {
            words: [
              'recovered',
              'held',
              'mitigated',
              'rolled-forward',
              'not-needed',
              'not-recovered',
            ],
            type: 'string',
          },
          rto: shape50,
          rpo: shape50,
          detected_within: shape4,
          lost_records: { minimum: 0, maximum: 9007199254740991, type: 'integer' },
        },
      },
    },
  },
  Policy: {
    required: ['backstep', 'kind', 'name'],
    type: 'object',
    fields: {
      backstep: shape1,
      kind: { only: 'Policy', type: 'string' },
      name: shape2,
      rules: {
        type: 'object',
        keyPattern: /^[a-z]+\/[a-z0-9-]+$/u,
        values: {
          words: ['error', 'warning', 'info', 'off'],
          type: ['object', 'string'],
          pattern: /^(?:error|warning|info|off)$/u,
          fields: {
            severity: { words: ['error', 'warning', 'info', 'off'], type: 'string' },
            share: shape10,
            every: shape4,
          },
        },
      },
      plans: {
        required: ['criticality'],
        type: 'object',
        fields: { criticality: { type: 'array', filled: true, items: shape7 } },
      },
      require: {
        type: 'array',
        items: {
          type: 'object',
          fields: {
            when: {
              type: 'object',
              fields: {
                criticality: { type: 'array', items: shape7 },
                severity: { type: 'array', items: shape19 },
                strategy: { type: 'array', items: shape18 },
              },
            },
            max_rto: shape4,
            max_rpo: shape4,
            quorum: shape28,
            drills_every: shape4,
            evidence: shape4,
            regions: { type: 'array', filled: true, items: shape11 },
          },
        },
      },
      evidence: {
        type: 'object',
        fields: {
          keys: {
            type: 'object',
            keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/u,
            values: {
              required: ['file'],
              needs: { why: ['revoked'] },
              type: 'object',
              fields: {
                file: shape51,
                may: {
                  type: 'array',
                  filled: true,
                  items: { words: ['sign', 'approve', 'review'], type: 'string' },
                },
                from: shape35,
                until: shape35,
                revoked: shape35,
                why: shape11,
              },
            },
          },
          approvals: shape52,
          reviews: shape52,
          separate_duties: shape15,
          timestamps: {
            required: ['authorities'],
            type: 'object',
            fields: {
              authorities: { type: 'array', filled: true, items: shape51 },
              required: shape15,
            },
          },
          claims: {
            type: 'array',
            items: {
              required: ['control', 'say'],
              type: 'object',
              fields: { control: shape11, say: shape11 },
            },
          },
        },
      },
    },
  },
};
