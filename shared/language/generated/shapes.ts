// Written by `npm run generate` from schema/source; do not edit.
import type { Shape } from '../shape.ts';

export const shapes: Readonly<Record<'System' | 'Playbook' | 'Scenario' | 'Policy', Shape>> = {
  System: {
    required: ['backstep', 'kind', 'name', 'services'],
    type: 'object',
    fields: {
      backstep: { type: 'string' },
      kind: { type: 'string' },
      name: { form: 'letters, digits, dots, dashes or underscores', type: 'string' },
      zones: { type: 'array', items: { declaresItem: 'zone', type: 'string' } },
      roles: {
        declares: 'role',
        type: 'object',
        values: {
          type: 'object',
          fields: {
            people: { type: 'integer' },
            responds: {
              quantity: 'distribution',
              type: ['string', 'object'],
              fields: {
                min: { quantity: 'duration', type: 'string' },
                likely: { quantity: 'duration', type: 'string' },
                max: { quantity: 'duration', type: 'string' },
                p50: { quantity: 'duration', type: 'string' },
                p95: { quantity: 'duration', type: 'string' },
                mean: { quantity: 'duration', type: 'string' },
                values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
              },
            },
            delegate: { refersTo: ['role'], type: 'string' },
          },
        },
      },
      services: {
        declares: 'service',
        type: 'object',
        values: {
          type: 'object',
          fields: {
            criticality: { words: ['tier-1', 'tier-2', 'tier-3', 'tier-4'], type: 'string' },
            traffic: { quantity: 'rate', type: 'string' },
            latency: {
              required: ['p50', 'p95'],
              type: 'object',
              fields: {
                p50: { quantity: 'duration', type: 'string' },
                p95: { quantity: 'duration', type: 'string' },
              },
            },
            zones: { type: 'array', items: { refersTo: ['zone'], type: 'string' } },
            replicas: { type: 'integer' },
            capacity: { quantity: 'rate', type: 'string' },
            steady_state: {
              type: 'object',
              fields: {
                error_rate: { quantity: 'share', type: ['string', 'number'] },
                latency_p95: { quantity: 'duration', type: 'string' },
              },
            },
            depends_on: {
              keysReferTo: ['service', 'store', 'external'],
              type: 'object',
              values: {
                words: ['hard', 'soft'],
                type: ['object', 'string'],
                fields: {
                  need: { words: ['hard', 'soft'], type: 'string' },
                  timeout: { quantity: 'duration', type: 'string' },
                  retries: { type: 'integer' },
                  calls: { type: 'number' },
                },
              },
            },
            versions: {
              declares: 'version',
              type: 'object',
              values: {
                type: 'object',
                fields: {
                  artifact: {
                    required: ['image'],
                    type: 'object',
                    fields: {
                      image: { type: 'string' },
                      built: { form: 'a date such as 2026-10-02', type: 'string' },
                      keep: { quantity: 'duration', type: 'string' },
                    },
                  },
                  works_with: {
                    keysReferTo: ['service', 'store', 'infrastructure'],
                    type: 'object',
                    values: { quantity: 'range', type: ['string', 'integer'] },
                  },
                },
              },
            },
          },
        },
      },
      stores: {
        declares: 'store',
        type: 'object',
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
            schema: { quantity: 'version', type: ['string', 'integer'] },
            writes: { quantity: 'rate', type: 'string' },
            replication: {
              type: 'object',
              fields: {
                mode: { words: ['sync', 'async'], type: 'string' },
                lag: {
                  quantity: 'distribution',
                  type: ['string', 'object'],
                  fields: {
                    min: { quantity: 'duration', type: 'string' },
                    likely: { quantity: 'duration', type: 'string' },
                    max: { quantity: 'duration', type: 'string' },
                    p50: { quantity: 'duration', type: 'string' },
                    p95: { quantity: 'duration', type: 'string' },
                    mean: { quantity: 'duration', type: 'string' },
                    values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
                  },
                },
              },
            },
            backups: {
              required: ['schedule'],
              type: 'object',
              fields: {
                schedule: { quantity: 'schedule', type: 'string' },
                takes: {
                  quantity: 'distribution',
                  type: ['string', 'object'],
                  fields: {
                    min: { quantity: 'duration', type: 'string' },
                    likely: { quantity: 'duration', type: 'string' },
                    max: { quantity: 'duration', type: 'string' },
                    p50: { quantity: 'duration', type: 'string' },
                    p95: { quantity: 'duration', type: 'string' },
                    mean: { quantity: 'duration', type: 'string' },
                    values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
                  },
                },
                restore: {
                  quantity: 'distribution',
                  type: ['string', 'object'],
                  fields: {
                    min: { quantity: 'duration', type: 'string' },
                    likely: { quantity: 'duration', type: 'string' },
                    max: { quantity: 'duration', type: 'string' },
                    p50: { quantity: 'duration', type: 'string' },
                    p95: { quantity: 'duration', type: 'string' },
                    mean: { quantity: 'duration', type: 'string' },
                    values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
                  },
                },
                keep: { quantity: 'duration', type: 'string' },
                region: { type: 'string' },
              },
            },
            point_in_time: {
              required: ['every'],
              type: 'object',
              fields: {
                every: { quantity: 'duration', type: 'string' },
                restore: {
                  quantity: 'distribution',
                  type: ['string', 'object'],
                  fields: {
                    min: { quantity: 'duration', type: 'string' },
                    likely: { quantity: 'duration', type: 'string' },
                    max: { quantity: 'duration', type: 'string' },
                    p50: { quantity: 'duration', type: 'string' },
                    p95: { quantity: 'duration', type: 'string' },
                    mean: { quantity: 'duration', type: 'string' },
                    values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
                  },
                },
              },
            },
            migrations: { type: 'string' },
          },
        },
      },
      externals: {
        declares: 'external',
        type: 'object',
        values: {
          type: 'object',
          fields: {
            availability: { quantity: 'share', type: ['string', 'number'] },
            latency: {
              required: ['p50', 'p95'],
              type: 'object',
              fields: {
                p50: { quantity: 'duration', type: 'string' },
                p95: { quantity: 'duration', type: 'string' },
              },
            },
            rate_limit: { quantity: 'rate', type: 'string' },
          },
        },
      },
      infrastructure: {
        declares: 'infrastructure',
        type: 'object',
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
            ttl: { quantity: 'duration', type: 'string' },
            ignores_ttl: { quantity: 'share', type: ['string', 'number'] },
            version: { quantity: 'version', type: ['string', 'integer'] },
            shared: { type: 'boolean' },
            snapshot: {
              required: ['restore'],
              type: 'object',
              fields: {
                restore: {
                  quantity: 'distribution',
                  type: ['string', 'object'],
                  fields: {
                    min: { quantity: 'duration', type: 'string' },
                    likely: { quantity: 'duration', type: 'string' },
                    max: { quantity: 'duration', type: 'string' },
                    p50: { quantity: 'duration', type: 'string' },
                    p95: { quantity: 'duration', type: 'string' },
                    mean: { quantity: 'duration', type: 'string' },
                    values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
                  },
                },
              },
            },
            state: {
              required: ['file'],
              type: 'object',
              fields: {
                file: { type: 'string' },
                locking: { type: 'boolean' },
                backup: { type: 'boolean' },
              },
            },
          },
        },
      },
    },
  },
  Playbook: {
    required: ['backstep', 'kind', 'name', 'system', 'change', 'steps'],
    type: 'object',
    fields: {
      backstep: { type: 'string' },
      kind: { type: 'string' },
      name: { form: 'letters, digits, dots, dashes or underscores', type: 'string' },
      owner: { type: 'string' },
      system: { file: '.system.yaml', type: 'string' },
      change: {
        type: 'object',
        fields: {
          ticket: { type: 'string' },
          commit: { form: 'a full commit id', type: 'string' },
          author: { refersTo: ['role'], type: 'string' },
          strategy: {
            words: ['blue-green', 'canary', 'rolling', 'recreate', 'feature-flag', 'big-bang'],
            type: 'string',
          },
          severity: { words: ['low', 'medium', 'high', 'critical'], type: 'string' },
          deploys: {
            keysReferTo: ['service'],
            type: 'object',
            values: {
              required: ['from', 'to'],
              type: 'object',
              fields: {
                from: { quantity: 'version', type: ['string', 'integer'] },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
          },
          migrates: {
            keysReferTo: ['store'],
            type: 'object',
            values: {
              required: ['from', 'to'],
              type: 'object',
              fields: {
                from: { quantity: 'version', type: ['string', 'integer'] },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
          },
          configures: {
            keysReferTo: ['infrastructure'],
            type: 'object',
            values: {
              required: ['from', 'to'],
              type: 'object',
              fields: {
                from: { quantity: 'version', type: ['string', 'integer'] },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
          },
        },
      },
      objectives: {
        type: 'object',
        fields: {
          rto: { quantity: 'duration', type: 'string' },
          rpo: { quantity: 'duration', type: 'string' },
          mtpd: { quantity: 'duration', type: 'string' },
          percentile: { quantity: 'share', type: ['string', 'number'] },
          services: {
            keysReferTo: ['service'],
            type: 'object',
            values: {
              type: 'object',
              fields: {
                rto: { quantity: 'duration', type: 'string' },
                rpo: { quantity: 'duration', type: 'string' },
                mtpd: { quantity: 'duration', type: 'string' },
              },
            },
          },
          classes: {
            type: 'object',
            fields: {
              software: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              hardware: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              zone: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              region: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              data: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              'third-party': {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              people: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
              security: {
                type: 'object',
                fields: {
                  rto: { quantity: 'duration', type: 'string' },
                  rpo: { quantity: 'duration', type: 'string' },
                  mtpd: { quantity: 'duration', type: 'string' },
                },
              },
            },
          },
        },
      },
      horizon: { quantity: 'duration', type: 'string' },
      scope: {
        type: 'object',
        fields: {
          zones: { type: 'array', items: { refersTo: ['zone'], type: 'string' } },
          services: { type: 'array', items: { refersTo: ['service'], type: 'string' } },
          traffic: { quantity: 'share', type: ['string', 'number'] },
        },
      },
      triggers: {
        type: 'object',
        values: {
          required: ['when'],
          type: 'object',
          fields: {
            when: {
              required: ['metric'],
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                store: { refersTo: ['store'], type: 'string' },
                external: { refersTo: ['external'], type: 'string' },
                metric: {
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
                },
                above: { quantity: 'bound', type: ['string', 'number'] },
                below: { quantity: 'bound', type: ['string', 'number'] },
              },
            },
            every: { quantity: 'duration', type: 'string' },
            for: { quantity: 'duration', type: 'string' },
            consecutive_failures: { type: 'integer' },
            window: { quantity: 'duration', type: 'string' },
            failures: { type: 'integer' },
            min_samples: { type: 'integer' },
            missing_data: { words: ['hold', 'fire', 'ignore'], type: 'string' },
            then: {
              words: ['rollback', 'ask', 'hold', 'mitigate', 'roll-forward'],
              type: 'string',
            },
          },
        },
      },
      declare: {
        type: 'object',
        fields: {
          by: { type: 'array', items: { refersTo: ['role'], type: 'string' } },
          escalate: {
            type: 'array',
            items: {
              required: ['after', 'to'],
              type: 'object',
              fields: {
                after: { quantity: 'duration', type: 'string' },
                to: { refersTo: ['role'], type: 'string' },
              },
            },
          },
        },
      },
      approvals: {
        declares: 'approval',
        type: 'object',
        values: {
          required: ['from'],
          type: 'object',
          fields: {
            from: { type: 'array', items: { refersTo: ['role'], type: 'string' } },
            quorum: { type: 'integer' },
            deadline: { quantity: 'duration', type: 'string' },
            on_expiry: { words: ['escalate', 'proceed', 'abort'], type: 'string' },
          },
        },
      },
      steps: {
        type: 'array',
        items: {
          required: ['id'],
          type: 'object',
          fields: {
            id: {
              declaresValue: 'step',
              form: 'letters, digits, dots, dashes or underscores',
              type: 'string',
            },
            needs: { type: 'array', items: { refersTo: ['step'], type: 'string' } },
            takes: {
              quantity: 'distribution',
              type: ['string', 'object'],
              fields: {
                min: { quantity: 'duration', type: 'string' },
                likely: { quantity: 'duration', type: 'string' },
                max: { quantity: 'duration', type: 'string' },
                p50: { quantity: 'duration', type: 'string' },
                p95: { quantity: 'duration', type: 'string' },
                mean: { quantity: 'duration', type: 'string' },
                values: { type: 'array', items: { quantity: 'duration', type: 'string' } },
              },
            },
            timeout: { quantity: 'duration', type: 'string' },
            retry: {
              type: 'object',
              fields: {
                attempts: { type: 'integer' },
                backoff: { quantity: 'duration', type: 'string' },
              },
            },
            idempotent: { type: 'boolean' },
            reversible: { type: 'boolean' },
            on_failure: {
              words: ['stop', 'pause', 'continue', 'compensate'],
              required: ['goto'],
              type: ['object', 'string'],
              fields: { goto: { refersTo: ['step'], type: 'string' } },
            },
            compensate_by: { refersTo: ['step'], type: 'string' },
            verify: {
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                store: { refersTo: ['store'], type: 'string' },
                external: { refersTo: ['external'], type: 'string' },
                metric: {
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
                },
                above: { quantity: 'bound', type: ['string', 'number'] },
                below: { quantity: 'bound', type: ['string', 'number'] },
                http: {
                  required: ['service'],
                  type: 'object',
                  fields: {
                    service: { refersTo: ['service'], type: 'string' },
                    path: { form: 'a path that starts with /', type: 'string' },
                    status: { type: 'integer' },
                  },
                },
                within: { quantity: 'duration', type: 'string' },
              },
            },
            by: { refersTo: ['role'], type: 'string' },
            describe: { type: 'string' },
            deploy: {
              action: true,
              required: ['service', 'version'],
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                version: { quantity: 'version', type: ['string', 'integer'] },
                zones: { type: 'array', items: { refersTo: ['zone'], type: 'string' } },
              },
            },
            traffic: {
              action: true,
              required: ['service', 'to'],
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                to: { quantity: 'version', type: ['string', 'integer'] },
                share: { quantity: 'share', type: ['string', 'number'] },
                via: { refersTo: ['infrastructure'], type: 'string' },
              },
            },
            dns: {
              action: true,
              required: ['via', 'service', 'to'],
              type: 'object',
              fields: {
                via: { refersTo: ['infrastructure'], type: 'string' },
                service: { refersTo: ['service'], type: 'string' },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
            migrate: {
              action: true,
              required: ['store', 'to'],
              type: 'object',
              fields: {
                store: { refersTo: ['store'], type: 'string' },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
            restore: {
              action: true,
              type: 'object',
              fields: {
                store: { refersTo: ['store'], type: 'string' },
                infrastructure: { refersTo: ['infrastructure'], type: 'string' },
                from: { words: ['backup', 'point-in-time', 'replica', 'snapshot'], type: 'string' },
              },
            },
            configure: {
              action: true,
              required: ['config', 'to'],
              type: 'object',
              fields: {
                config: { refersTo: ['infrastructure'], type: 'string' },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
            apply: {
              action: true,
              required: ['infrastructure'],
              type: 'object',
              fields: {
                infrastructure: { refersTo: ['infrastructure'], type: 'string' },
                to: { quantity: 'version', type: ['string', 'integer'] },
              },
            },
            freeze: { refersTo: ['store'], action: true, type: 'string' },
            unfreeze: { refersTo: ['store'], action: true, type: 'string' },
            flag: {
              action: true,
              required: ['service', 'name', 'on'],
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                name: { type: 'string' },
                on: { type: 'boolean' },
              },
            },
            scale: {
              action: true,
              required: ['service', 'replicas'],
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                replicas: { type: 'integer' },
              },
            },
            lock: { form: 'a name', action: true, type: 'string' },
            wait: { quantity: 'duration', action: true, type: 'string' },
            check: {
              action: true,
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                store: { refersTo: ['store'], type: 'string' },
                external: { refersTo: ['external'], type: 'string' },
                metric: {
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
                },
                above: { quantity: 'bound', type: ['string', 'number'] },
                below: { quantity: 'bound', type: ['string', 'number'] },
                http: {
                  required: ['service'],
                  type: 'object',
                  fields: {
                    service: { refersTo: ['service'], type: 'string' },
                    path: { form: 'a path that starts with /', type: 'string' },
                    status: { type: 'integer' },
                  },
                },
              },
            },
            http: {
              action: true,
              required: ['url'],
              type: 'object',
              fields: {
                url: { type: 'string' },
                method: { words: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], type: 'string' },
                status: { type: 'integer' },
              },
            },
            run: { action: true, type: 'array', items: { type: 'string' } },
            notify: {
              action: true,
              required: ['to', 'channel'],
              type: 'object',
              fields: {
                to: { type: 'string' },
                channel: { type: 'string' },
                say: { type: 'string' },
              },
            },
            approve: { refersTo: ['approval'], action: true, type: 'string' },
            manual: {
              action: true,
              required: ['role', 'do'],
              type: 'object',
              fields: { role: { refersTo: ['role'], type: 'string' }, do: { type: 'string' } },
            },
          },
        },
      },
      verify: {
        type: 'object',
        values: {
          type: 'object',
          fields: {
            service: { refersTo: ['service'], type: 'string' },
            store: { refersTo: ['store'], type: 'string' },
            external: { refersTo: ['external'], type: 'string' },
            metric: {
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
            },
            above: { quantity: 'bound', type: ['string', 'number'] },
            below: { quantity: 'bound', type: ['string', 'number'] },
            http: {
              required: ['service'],
              type: 'object',
              fields: {
                service: { refersTo: ['service'], type: 'string' },
                path: { form: 'a path that starts with /', type: 'string' },
                status: { type: 'integer' },
              },
            },
            for: { quantity: 'duration', type: 'string' },
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
              form: 'detected, declared, approved, started, step-failed, verified, recovered, held or `elapsed > 20m`',
              type: 'string',
            },
            to: { type: 'string' },
            channel: { type: 'string' },
            say: { type: 'string' },
          },
        },
      },
      drills: {
        required: ['every'],
        type: 'object',
        fields: { every: { quantity: 'duration', type: 'string' } },
      },
      review: {
        required: ['within'],
        type: 'object',
        fields: {
          within: { quantity: 'duration', type: 'string' },
          owner: { refersTo: ['role'], type: 'string' },
        },
      },
      retention: {
        type: 'object',
        fields: {
          evidence: { quantity: 'duration', type: 'string' },
          residency: { type: 'string' },
        },
      },
    },
  },
  Scenario: {
    required: ['backstep', 'kind', 'name', 'playbook'],
    type: 'object',
    fields: {
      backstep: { type: 'string' },
      kind: { type: 'string' },
      name: { form: 'letters, digits, dots, dashes or underscores', type: 'string' },
      playbook: { file: '.playbook.yaml', type: 'string' },
      describe: { type: 'string' },
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
      seed: { type: 'integer' },
      starts: { quantity: 'instant', type: 'string' },
      budget: { quantity: 'duration', type: 'string' },
      workload: {
        keysReferTo: ['service'],
        type: 'object',
        values: {
          type: 'object',
          fields: {
            traffic: { quantity: 'rate', type: 'string' },
            shape: { words: ['constant', 'diurnal'], type: 'string' },
          },
        },
      },
      timeline: {
        type: 'array',
        items: {
          type: 'object',
          fields: {
            at: { quantity: 'duration', type: 'string' },
            fault: {
              type: 'object',
              fields: {
                errors: { quantity: 'share', fault: ['on'], type: ['string', 'number'] },
                latency: { quantity: 'duration', fault: ['on'], type: 'string' },
                unavailable: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                blackhole: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                capacity: { quantity: 'share', fault: ['on'], type: ['string', 'number'] },
                zone_down: { refersTo: ['zone'], fault: [], type: 'string' },
                corrupt_writes: { refersTo: ['store'], fault: ['share'], type: 'string' },
                lost_writes: { refersTo: ['store'], fault: ['share'], type: 'string' },
                replication_lag: { quantity: 'duration', fault: ['on'], type: 'string' },
                replication_stops: { refersTo: ['store'], fault: [], type: 'string' },
                backup_missing: { refersTo: ['store'], fault: ['count'], type: 'string' },
                restore_fails: { refersTo: ['store'], fault: ['times'], type: 'string' },
                restore_slow: { refersTo: ['store'], fault: ['factor'], type: 'string' },
                lock_held: { fault: [], type: 'string' },
                registry_unreachable: { fault: [], type: 'boolean' },
                artifact_missing: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                absent: { refersTo: ['role'], fault: [], type: 'string' },
                slow: { refersTo: ['role'], fault: ['factor'], type: 'string' },
                refuses: { refersTo: ['role'], fault: [], type: 'string' },
                step_fails: { refersTo: ['step'], fault: ['times'], type: 'string' },
                step_hangs: { refersTo: ['step'], fault: ['times'], type: 'string' },
                metrics_gap: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                rate_limited: { refersTo: ['external'], fault: ['to'], type: 'string' },
                on: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  type: 'string',
                },
                share: { quantity: 'share', type: ['string', 'number'] },
                count: { type: 'integer' },
                times: { type: 'integer' },
                factor: { type: 'number' },
                to: { quantity: 'rate', type: 'string' },
                for: { quantity: 'duration', type: 'string' },
              },
            },
            inject: {
              required: ['to', 'say'],
              type: 'object',
              fields: {
                to: { refersTo: ['role'], type: 'string' },
                say: { type: 'string' },
                ask: {
                  required: ['question', 'choices'],
                  type: 'object',
                  fields: {
                    question: { type: 'string' },
                    choices: {
                      type: 'array',
                      items: {
                        words: ['rollback', 'mitigate', 'hold', 'roll-forward'],
                        type: 'string',
                      },
                    },
                    answer: {
                      words: ['rollback', 'mitigate', 'hold', 'roll-forward'],
                      type: 'string',
                    },
                    within: { quantity: 'duration', type: 'string' },
                  },
                },
              },
            },
          },
        },
      },
      during_rollback: {
        type: 'array',
        items: {
          type: 'object',
          fields: {
            at: { quantity: 'duration', type: 'string' },
            fault: {
              type: 'object',
              fields: {
                errors: { quantity: 'share', fault: ['on'], type: ['string', 'number'] },
                latency: { quantity: 'duration', fault: ['on'], type: 'string' },
                unavailable: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                blackhole: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                capacity: { quantity: 'share', fault: ['on'], type: ['string', 'number'] },
                zone_down: { refersTo: ['zone'], fault: [], type: 'string' },
                corrupt_writes: { refersTo: ['store'], fault: ['share'], type: 'string' },
                lost_writes: { refersTo: ['store'], fault: ['share'], type: 'string' },
                replication_lag: { quantity: 'duration', fault: ['on'], type: 'string' },
                replication_stops: { refersTo: ['store'], fault: [], type: 'string' },
                backup_missing: { refersTo: ['store'], fault: ['count'], type: 'string' },
                restore_fails: { refersTo: ['store'], fault: ['times'], type: 'string' },
                restore_slow: { refersTo: ['store'], fault: ['factor'], type: 'string' },
                lock_held: { fault: [], type: 'string' },
                registry_unreachable: { fault: [], type: 'boolean' },
                artifact_missing: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                absent: { refersTo: ['role'], fault: [], type: 'string' },
                slow: { refersTo: ['role'], fault: ['factor'], type: 'string' },
                refuses: { refersTo: ['role'], fault: [], type: 'string' },
                step_fails: { refersTo: ['step'], fault: ['times'], type: 'string' },
                step_hangs: { refersTo: ['step'], fault: ['times'], type: 'string' },
                metrics_gap: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  fault: [],
                  type: 'string',
                },
                rate_limited: { refersTo: ['external'], fault: ['to'], type: 'string' },
                on: {
                  refersTo: ['service', 'store', 'external'],
                  target: true,
                  form: 'a name, or `service@version`',
                  type: 'string',
                },
                share: { quantity: 'share', type: ['string', 'number'] },
                count: { type: 'integer' },
                times: { type: 'integer' },
                factor: { type: 'number' },
                to: { quantity: 'rate', type: 'string' },
                for: { quantity: 'duration', type: 'string' },
              },
            },
            inject: {
              required: ['to', 'say'],
              type: 'object',
              fields: {
                to: { refersTo: ['role'], type: 'string' },
                say: { type: 'string' },
                ask: {
                  required: ['question', 'choices'],
                  type: 'object',
                  fields: {
                    question: { type: 'string' },
                    choices: {
                      type: 'array',
                      items: {
                        words: ['rollback', 'mitigate', 'hold', 'roll-forward'],
                        type: 'string',
                      },
                    },
                    answer: {
                      words: ['rollback', 'mitigate', 'hold', 'roll-forward'],
                      type: 'string',
                    },
                    within: { quantity: 'duration', type: 'string' },
                  },
                },
              },
            },
          },
        },
      },
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
          rto: {
            type: 'object',
            fields: {
              p50: { quantity: 'duration', type: 'string' },
              p90: { quantity: 'duration', type: 'string' },
              p95: { quantity: 'duration', type: 'string' },
              p99: { quantity: 'duration', type: 'string' },
              max: { quantity: 'duration', type: 'string' },
            },
          },
          rpo: {
            type: 'object',
            fields: {
              p50: { quantity: 'duration', type: 'string' },
              p90: { quantity: 'duration', type: 'string' },
              p95: { quantity: 'duration', type: 'string' },
              p99: { quantity: 'duration', type: 'string' },
              max: { quantity: 'duration', type: 'string' },
            },
          },
          detected_within: { quantity: 'duration', type: 'string' },
          lost_records: { type: 'integer' },
        },
      },
    },
  },
  Policy: {
    required: ['backstep', 'kind', 'name'],
    type: 'object',
    fields: {
      backstep: { type: 'string' },
      kind: { type: 'string' },
      name: { form: 'letters, digits, dots, dashes or underscores', type: 'string' },
      rules: {
        type: 'object',
        values: { words: ['error', 'warning', 'info', 'off'], type: 'string' },
      },
      require: {
        type: 'array',
        items: {
          type: 'object',
          fields: {
            when: {
              type: 'object',
              fields: {
                criticality: {
                  type: 'array',
                  items: { words: ['tier-1', 'tier-2', 'tier-3', 'tier-4'], type: 'string' },
                },
                severity: {
                  type: 'array',
                  items: { words: ['low', 'medium', 'high', 'critical'], type: 'string' },
                },
                strategy: {
                  type: 'array',
                  items: {
                    words: [
                      'blue-green',
                      'canary',
                      'rolling',
                      'recreate',
                      'feature-flag',
                      'big-bang',
                    ],
                    type: 'string',
                  },
                },
              },
            },
            max_rto: { quantity: 'duration', type: 'string' },
            max_rpo: { quantity: 'duration', type: 'string' },
            quorum: { type: 'integer' },
            drills_every: { quantity: 'duration', type: 'string' },
            evidence: { quantity: 'duration', type: 'string' },
            regions: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
  },
};
