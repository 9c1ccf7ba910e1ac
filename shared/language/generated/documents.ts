// Written by `npm run generate` from schema/source; do not edit.
export interface Document {
  System: System;
  Playbook: Playbook;
  Scenario: Scenario;
  Policy: Policy;
}
/**
 * What exists and what depends on what: services, stores, third parties, infrastructure and people.
 */
export interface System {
  /**
   * The version of the language.
   */
  backstep: 'v1';
  /**
   * What this file is.
   */
  kind: 'System';
  /**
   * Its name, used in results and reports.
   */
  name: string;
  /**
   * Zones that can fail on their own.
   *
   * Items: A zone.
   */
  zones?: string[];
  /**
   * Which zones fail together, by region.
   */
  regions?: {
    /**
     * Its zones.
     *
     * Items: A zone of this system.
     */
    [k: string]: string[];
  };
  /**
   * People who can be asked, by role.
   */
  roles?: {
    /**
     * People who can be asked. Each person does one thing at a time.
     */
    [k: string]: {
      /**
       * How many people share it.
       */
      people?: number;
      /**
       * From being paged to answering.
       */
      responds?:
        | string
        | {
            /**
             * The least it can take (PERT, with likely and max).
             */
            min?: string;
            /**
             * What it takes most often (PERT).
             */
            likely?: string;
            /**
             * The most it can take (PERT).
             */
            max?: string;
            /**
             * Half the time it takes less (lognormal, with p95).
             */
            p50?: string;
            /**
             * In 95 of 100 cases it takes less (lognormal).
             */
            p95?: string;
            /**
             * The average of an exponential distribution.
             */
            mean?: string;
            /**
             * Measured durations, each as likely as the others.
             *
             * @minItems 1
             *
             * Items: One measured duration.
             */
            values?: [string, ...string[]];
          };
      /**
       * Who answers when nobody of this role is there.
       */
      delegate?: string;
    };
  };
  /**
   * What serves requests, by name.
   */
  services: {
    /**
     * A service: takes requests and calls others.
     */
    [k: string]: {
      /**
       * How much it matters; tier-1 most.
       */
      criticality?: 'tier-1' | 'tier-2' | 'tier-3' | 'tier-4';
      /**
       * Requests from outside the system.
       */
      traffic?: string;
      /**
       * Its own work per request, without what it calls.
       */
      latency?: {
        /**
         * Half of the requests are faster.
         */
        p50: string;
        /**
         * 95 of 100 requests are faster.
         */
        p95: string;
      };
      /**
       * Zones its replicas are spread over. Without it, all.
       *
       * Items: A zone of this system.
       */
      zones?: string[];
      /**
       * How many copies run.
       */
      replicas?: number;
      /**
       * Requests one replica can serve. Without it, overload is not modelled.
       */
      capacity?: string;
      /**
       * Bounds within which it counts as healthy.
       */
      steady_state?: {
        /**
         * Highest tolerated share of failed requests.
         */
        error_rate?: string | number;
        /**
         * Highest tolerated 95th percentile of latency. Without it, latency is not judged.
         */
        latency_p95?: string;
      };
      /**
       * What it calls to serve its requests.
       */
      depends_on?: {
        /**
         * How the service uses what it calls.
         */
        [k: string]:
          | {
              /**
               * hard: it fails with it. soft: it still answers, degraded.
               */
              need?: 'hard' | 'soft';
              /**
               * After this long the caller gives up. Without it, callers wait 30 seconds.
               */
              timeout?: string;
              /**
               * Further attempts after a failed call.
               */
              retries?: number;
              /**
               * How often it is called for each request, without retries: 0.2 is one call in five requests.
               */
              calls?: number;
            }
          | string;
      };
      /**
       * Versions that can be deployed.
       */
      versions?: {
        /**
         * One version that can be deployed.
         */
        [k: string]: {
          /**
           * What the version is built from.
           */
          artifact?: {
            /**
             * The image, best by digest: `registry.example/checkout@sha256:…`.
             */
            image: string;
            /**
             * The day it was built.
             */
            built?: string;
            /**
             * How long the registry keeps it after `built`. Without it, for ever.
             */
            keep?: string;
          };
          /**
           * Which versions of stores, services and configurations it works with. A mix outside of it fails requests.
           */
          works_with?: {
            /**
             * Versions of it that this version works with.
             */
            [k: string]: string | number;
          };
          /**
           * What it is deployed from, relative to this file; the images named there must be this one.
           *
           * Items: A file: Kubernetes or Compose YAML, Helm values, Terraform state.
           */
          manifests?: string[];
        };
      };
    };
  };
  /**
   * What keeps data, by name.
   */
  stores?: {
    /**
     * A store: keeps data that a rollback can lose.
     */
    [k: string]: {
      /**
       * What it is.
       */
      engine?:
        'postgres' | 'sqlite' | 'mysql' | 'mongodb' | 'redis' | 'kafka' | 'object-store' | 'other';
      /**
       * Version of its schema before the change.
       */
      schema?: string | number;
      /**
       * Acknowledged writes.
       */
      writes?: string;
      /**
       * A replica that can take over.
       */
      replication?: {
        /**
         * sync loses nothing at failover, async loses its lag.
         */
        mode?: 'sync' | 'async';
        /**
         * How far the replica is behind.
         */
        lag?:
          | string
          | {
              /**
               * The least it can take (PERT, with likely and max).
               */
              min?: string;
              /**
               * What it takes most often (PERT).
               */
              likely?: string;
              /**
               * The most it can take (PERT).
               */
              max?: string;
              /**
               * Half the time it takes less (lognormal, with p95).
               */
              p50?: string;
              /**
               * In 95 of 100 cases it takes less (lognormal).
               */
              p95?: string;
              /**
               * The average of an exponential distribution.
               */
              mean?: string;
              /**
               * Measured durations, each as likely as the others.
               *
               * @minItems 1
               *
               * Items: One measured duration.
               */
              values?: [string, ...string[]];
            };
      };
      /**
       * Full backups. A backup is usable when it has completed and holds the state of its start.
       */
      backups?: {
        /**
         * When a backup starts.
         */
        schedule: string;
        /**
         * From its start until it can be used.
         */
        takes?:
          | string
          | {
              /**
               * The least it can take (PERT, with likely and max).
               */
              min?: string;
              /**
               * What it takes most often (PERT).
               */
              likely?: string;
              /**
               * The most it can take (PERT).
               */
              max?: string;
              /**
               * Half the time it takes less (lognormal, with p95).
               */
              p50?: string;
              /**
               * In 95 of 100 cases it takes less (lognormal).
               */
              p95?: string;
              /**
               * The average of an exponential distribution.
               */
              mean?: string;
              /**
               * Measured durations, each as likely as the others.
               *
               * @minItems 1
               *
               * Items: One measured duration.
               */
              values?: [string, ...string[]];
            };
        /**
         * How long restoring one takes.
         */
        restore?:
          | string
          | {
              /**
               * The least it can take (PERT, with likely and max).
               */
              min?: string;
              /**
               * What it takes most often (PERT).
               */
              likely?: string;
              /**
               * The most it can take (PERT).
               */
              max?: string;
              /**
               * Half the time it takes less (lognormal, with p95).
               */
              p50?: string;
              /**
               * In 95 of 100 cases it takes less (lognormal).
               */
              p95?: string;
              /**
               * The average of an exponential distribution.
               */
              mean?: string;
              /**
               * Measured durations, each as likely as the others.
               *
               * @minItems 1
               *
               * Items: One measured duration.
               */
              values?: [string, ...string[]];
            };
        /**
         * How long a backup is kept. Without it, for ever.
         */
        keep?: string;
        /**
         * Where backups are kept; what is kept in a region of this system is gone with it.
         */
        region?: string;
      };
      /**
       * Continuous archiving, from which any moment up to the last archived one can be restored.
       */
      point_in_time?: {
        /**
         * Time between two archived moments.
         */
        every: string;
        /**
         * How long it takes. Without it, as long as from a backup.
         */
        restore?:
          | string
          | {
              /**
               * The least it can take (PERT, with likely and max).
               */
              min?: string;
              /**
               * What it takes most often (PERT).
               */
              likely?: string;
              /**
               * The most it can take (PERT).
               */
              max?: string;
              /**
               * Half the time it takes less (lognormal, with p95).
               */
              p50?: string;
              /**
               * In 95 of 100 cases it takes less (lognormal).
               */
              p95?: string;
              /**
               * The average of an exponential distribution.
               */
              mean?: string;
              /**
               * Measured durations, each as likely as the others.
               *
               * @minItems 1
               *
               * Items: One measured duration.
               */
              values?: [string, ...string[]];
            };
      };
      /**
       * Folder of paired up and down scripts, relative to this file.
       */
      migrations?: string;
      /**
       * The region it runs in.
       */
      region?: string;
    };
  };
  /**
   * Third parties, by name.
   */
  externals?: {
    /**
     * A third party: called, never deployed.
     */
    [k: string]: {
      /**
       * Share of calls that succeed.
       */
      availability?: string | number;
      /**
       * How long a call takes.
       */
      latency?: {
        /**
         * Half of the requests are faster.
         */
        p50: string;
        /**
         * 95 of 100 requests are faster.
         */
        p95: string;
      };
      /**
       * Calls beyond this are refused.
       */
      rate_limit?: string;
    };
  };
  /**
   * Everything else a rollback may touch, by name.
   */
  infrastructure?: {
    /**
     * Something a rollback may have to bring back that is neither service nor store.
     */
    [k: string]: {
      /**
       * What it is.
       */
      type:
        | 'dns'
        | 'load-balancer'
        | 'terraform'
        | 'config'
        | 'secret'
        | 'network-policy'
        | 'registry'
        | 'other';
      /**
       * dns: how long resolvers may cache an answer.
       */
      ttl?: string;
      /**
       * dns: share of clients that keep an answer longer.
       */
      ignores_ttl?: string | number;
      /**
       * config, secret: version before the change.
       */
      version?: string | number;
      /**
       * config, secret: one copy for all versions, rather than one deployed with each.
       */
      shared?: boolean;
      /**
       * A snapshot taken before the change.
       */
      snapshot?: {
        /**
         * How long restoring it takes.
         */
        restore:
          | string
          | {
              /**
               * The least it can take (PERT, with likely and max).
               */
              min?: string;
              /**
               * What it takes most often (PERT).
               */
              likely?: string;
              /**
               * The most it can take (PERT).
               */
              max?: string;
              /**
               * Half the time it takes less (lognormal, with p95).
               */
              p50?: string;
              /**
               * In 95 of 100 cases it takes less (lognormal).
               */
              p95?: string;
              /**
               * The average of an exponential distribution.
               */
              mean?: string;
              /**
               * Measured durations, each as likely as the others.
               *
               * @minItems 1
               *
               * Items: One measured duration.
               */
              values?: [string, ...string[]];
            };
      };
      /**
       * terraform: its state file.
       */
      state?: {
        /**
         * The file, relative to this one.
         */
        file: string;
        /**
         * Whether it is locked while it is used.
         */
        locking?: boolean;
        /**
         * Whether it is backed up before each change.
         */
        backup?: boolean;
      };
    };
  };
  /**
   * Jobs that delete images, by name.
   */
  cleanups?: {
    /**
     * A job that deletes images. One goes when it is old enough and enough newer ones are there.
     */
    [k: string]: {
      /**
       * When it runs.
       */
      schedule: string;
      /**
       * It deletes images built longer ago than this.
       */
      older_than: string;
      /**
       * How many of the newest images of a service it spares.
       */
      keep_newest?: number;
      /**
       * Whose images it deletes. Without it, those of all services.
       *
       * Items: A service.
       */
      services?: string[];
    };
  };
}
/**
 * How one change is rolled back: when, by whom, in which steps, and what it must achieve.
 */
export interface Playbook {
  /**
   * The version of the language.
   */
  backstep: 'v1';
  /**
   * What this file is.
   */
  kind: 'Playbook';
  /**
   * Its name, used in results and reports.
   */
  name: string;
  /**
   * The team that keeps it.
   */
  owner?: string;
  /**
   * The system it belongs to, relative to this file.
   */
  system: string;
  /**
   * The change that may have to be rolled back.
   */
  change: {
    /**
     * Its change record.
     */
    ticket?: string;
    /**
     * The commit that made it.
     */
    commit?: string;
    /**
     * The CI/CD pipeline that deploys it, relative to this file.
     */
    pipeline?: string;
    /**
     * The role that made it, and so must not approve its rollback alone.
     */
    author?: string;
    /**
     * How it is deployed.
     */
    strategy?: 'blue-green' | 'canary' | 'rolling' | 'recreate' | 'feature-flag' | 'big-bang';
    /**
     * How bad it is when it fails.
     */
    severity?: 'low' | 'medium' | 'high' | 'critical';
    /**
     * Services it deploys.
     */
    deploys?: {
      /**
       * From which version to which.
       */
      [k: string]: {
        /**
         * The version before the change: what a rollback returns to.
         */
        from: string | number;
        /**
         * The version after the change.
         */
        to: string | number;
      };
    };
    /**
     * Stores whose schema it changes.
     */
    migrates?: {
      /**
       * From which schema to which.
       */
      [k: string]: {
        /**
         * The version before the change: what a rollback returns to.
         */
        from: string | number;
        /**
         * The version after the change.
         */
        to: string | number;
        /**
         * The new version also writes everything in the form of the old schema, so that going back drops nothing that is not there twice.
         */
        dual_writes?: {
          /**
           * How long after the change. Without it, as long as a rollback is possible.
           */
          for?: string;
          /**
           * Share of the writes that arrive in the new form only.
           */
          diverges?: string | number;
        };
      };
    };
    /**
     * Configurations and secrets it changes.
     */
    configures?: {
      /**
       * From which version to which.
       */
      [k: string]: {
        /**
         * The version before the change: what a rollback returns to.
         */
        from: string | number;
        /**
         * The version after the change.
         */
        to: string | number;
      };
    };
  };
  /**
   * What the rollback must achieve.
   */
  objectives?: {
    /**
     * Recovery time objective: how long after onset it must have recovered.
     */
    rto?: string;
    /**
     * Recovery point objective: how much time of data may be lost.
     */
    rpo?: string;
    /**
     * Maximum tolerable period of disruption.
     */
    mtpd?: string;
    /**
     * The share of runs that must meet each objective.
     */
    percentile?: string | number;
    /**
     * Other objectives for single services.
     */
    services?: {
      /**
       * Objectives of one service.
       */
      [k: string]: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
    };
    /**
     * Other objectives for classes of disruption.
     */
    classes?: {
      /**
       * Objectives when the class is software.
       */
      software?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is hardware.
       */
      hardware?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is zone.
       */
      zone?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is region.
       */
      region?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is data.
       */
      data?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is third-party.
       */
      'third-party'?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is people.
       */
      people?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
      /**
       * Objectives when the class is security.
       */
      security?: {
        /**
         * Recovery time objective: how long after onset it must have recovered.
         */
        rto?: string;
        /**
         * Recovery point objective: how much time of data may be lost.
         */
        rpo?: string;
        /**
         * Maximum tolerable period of disruption.
         */
        mtpd?: string;
      };
    };
  };
  /**
   * How long after the change a rollback must still be possible.
   */
  horizon?: string;
  /**
   * The blast radius: what the change, and its rollback, may touch.
   */
  scope?: {
    /**
     * Only these zones. Without it, all.
     *
     * Items: A zone.
     */
    zones?: string[];
    /**
     * Only these services. Without it, all.
     *
     * Items: A service.
     */
    services?: string[];
    /**
     * Share of the traffic the new version serves.
     */
    traffic?: string | number;
  };
  /**
   * What starts the rollback, by name.
   */
  triggers?: {
    /**
     * Watches a metric and acts when its condition has held long enough.
     */
    [k: string]: {
      /**
       * The condition.
       */
      when: {
        /**
         * The service whose metric is watched.
         */
        service?: string;
        /**
         * The store whose metric is watched.
         */
        store?: string;
        /**
         * The external whose metric is watched.
         */
        external?: string;
        /**
         * What is measured.
         */
        metric:
          | 'error_rate'
          | 'latency_p50'
          | 'latency_p95'
          | 'latency_p99'
          | 'saturation'
          | 'failed_health_checks'
          | 'replication_lag';
        /**
         * True while the metric is above this: a share, a duration or a count.
         */
        above?: string | number;
        /**
         * True while the metric is below this: a share, a duration or a count.
         */
        below?: string | number;
      };
      /**
       * Time between two samples.
       */
      every?: string;
      /**
       * Fires when every sample of this time breaches.
       */
      for?: string;
      /**
       * Fires after this many breaching samples in a row, instead of `for`.
       */
      consecutive_failures?: number;
      /**
       * Fires after `failures` breaching samples within this time, instead of `for`.
       */
      window?: string;
      /**
       * Breaching samples within `window`.
       */
      failures?: number;
      /**
       * A sample with fewer requests counts as missing.
       */
      min_samples?: number;
      /**
       * What a missing sample counts as: hold keeps the state, fire breaches, ignore does not breach.
       */
      missing_data?: 'hold' | 'fire' | 'ignore';
      /**
       * What it does.
       */
      then?: 'rollback' | 'ask' | 'hold' | 'mitigate' | 'roll-forward';
      /**
       * The Prometheus alert that tells the same.
       */
      alert?: {
        /**
         * The file of rules, relative to this one.
         */
        file: string;
        /**
         * The name of the alert.
         */
        name: string;
      };
    };
  };
  /**
   * Who may declare a rollback.
   */
  declare?: {
    /**
     * Asked in this order.
     *
     * @minItems 1
     *
     * Items: A role that may declare it.
     */
    by?: [string, ...string[]];
    /**
     * Who is paged when nobody answers.
     *
     * Items: One step of the escalation.
     */
    escalate?: {
      /**
       * Time since the first page.
       */
      after: string;
      /**
       * Who is paged then.
       */
      to: string;
    }[];
  };
  /**
   * Approvals that must be given, by name.
   */
  approvals?: {
    /**
     * An approval that must be given. Unless a step waits for it, it comes before the first step.
     */
    [k: string]: {
      /**
       * Who may approve.
       *
       * @minItems 1
       *
       * Items: A role that may approve.
       */
      from: [string, ...string[]];
      /**
       * How many people must approve.
       */
      quorum?: number;
      /**
       * After this long it expires. Without it, never.
       */
      deadline?: string;
      /**
       * What happens then.
       */
      on_expiry?: 'escalate' | 'proceed' | 'abort';
    };
  };
  /**
   * What is done. A step without `needs` follows the step above it.
   *
   * @minItems 1
   *
   * Items: One step of the rollback: exactly one action, and how it is carried out.
   */
  steps: [
    {
      /**
       * Its name.
       */
      id: string;
      /**
       * Steps that must have succeeded before. Without it, the step above; `[]` starts at once.
       *
       * Items: A step that must have succeeded before.
       */
      needs?: string[];
      /**
       * How long one attempt takes. Without it, a default for its action.
       */
      takes?:
        | string
        | {
            /**
             * The least it can take (PERT, with likely and max).
             */
            min?: string;
            /**
             * What it takes most often (PERT).
             */
            likely?: string;
            /**
             * The most it can take (PERT).
             */
            max?: string;
            /**
             * Half the time it takes less (lognormal, with p95).
             */
            p50?: string;
            /**
             * In 95 of 100 cases it takes less (lognormal).
             */
            p95?: string;
            /**
             * The average of an exponential distribution.
             */
            mean?: string;
            /**
             * Measured durations, each as likely as the others.
             *
             * @minItems 1
             *
             * Items: One measured duration.
             */
            values?: [string, ...string[]];
          };
      /**
       * Ends an attempt that takes longer. Without it, an attempt may take for ever.
       */
      timeout?: string;
      /**
       * What happens when an attempt fails.
       */
      retry?: {
        /**
         * All attempts, the first included.
         */
        attempts?: number;
        /**
         * Wait before the second attempt; doubles before each further one.
         */
        backoff?: string;
      };
      /**
       * Whether doing it twice is the same as doing it once.
       */
      idempotent?: boolean;
      /**
       * Whether it can be undone without loss. With false, a `migrate` drops the values that only the schema of the change has room for.
       */
      reversible?: boolean;
      /**
       * What follows when the last attempt has failed.
       */
      on_failure?:
        | {
            /**
             * The step that runs instead.
             */
            goto: string;
          }
        | string;
      /**
       * The step that undoes this one when a later step compensates.
       */
      compensate_by?: string;
      /**
       * Must become true before the step counts as done.
       */
      verify?: {
        /**
         * The service whose metric is watched.
         */
        service?: string;
        /**
         * The store whose metric is watched.
         */
        store?: string;
        /**
         * The external whose metric is watched.
         */
        external?: string;
        /**
         * What is measured.
         */
        metric?:
          | 'error_rate'
          | 'latency_p50'
          | 'latency_p95'
          | 'latency_p99'
          | 'saturation'
          | 'failed_health_checks'
          | 'replication_lag';
        /**
         * True while the metric is above this: a share, a duration or a count.
         */
        above?: string | number;
        /**
         * True while the metric is below this: a share, a duration or a count.
         */
        below?: string | number;
        /**
         * A request that must answer with the status; true while the service answers it.
         */
        http?: {
          /**
           * The service that is asked.
           */
          service: string;
          /**
           * The path of the request.
           */
          path?: string;
          /**
           * The status that counts as healthy.
           */
          status?: number;
        };
        /**
         * How long it may take to become true.
         */
        within?: string;
      };
      /**
       * Who performs it. Without it, automation.
       */
      by?: string;
      /**
       * What it does, for people.
       */
      describe?: string;
      /**
       * Runs a version of a service in place of the one that is there.
       */
      deploy?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The version, one of `versions` of that service.
         */
        version: string | number;
        /**
         * Only there. Without it, everywhere.
         *
         * Items: A zone.
         */
        zones?: string[];
      };
      /**
       * Sends traffic to a version that already runs.
       */
      traffic?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The version that gets it.
         */
        to: string | number;
        /**
         * How much of the traffic.
         */
        share?: string | number;
        /**
         * What directs it; through dns it moves as answers expire.
         */
        via?: string;
      };
      /**
       * Changes a DNS answer; clients follow as their cached answers expire.
       */
      dns?: {
        /**
         * The dns entry.
         */
        via: string;
        /**
         * The service it leads to.
         */
        service: string;
        /**
         * The version that gets the traffic.
         */
        to: string | number;
      };
      /**
       * Moves the schema of a store to another version.
       */
      migrate?: {
        /**
         * The store.
         */
        store: string;
        /**
         * The schema version afterwards.
         */
        to: string | number;
      };
      /**
       * Brings back a store or an infrastructure from a copy.
       */
      restore?: {
        /**
         * The store.
         */
        store?: string;
        /**
         * The infrastructure; comes back from its snapshot.
         */
        infrastructure?: string;
        /**
         * Which copy.
         */
        from?: 'backup' | 'point-in-time' | 'replica' | 'snapshot';
      };
      /**
       * Sets a configuration or secret to a version.
       */
      configure?: {
        /**
         * The configuration or secret.
         */
        config: string;
        /**
         * The version afterwards.
         */
        to: string | number;
      };
      /**
       * Applies infrastructure as code.
       */
      apply?: {
        /**
         * What is applied.
         */
        infrastructure: string;
        /**
         * The revision applied.
         */
        to?: string | number;
      };
      /**
       * Forbids schema changes by anyone else on this store.
       */
      freeze?: string;
      /**
       * Allows schema changes again.
       */
      unfreeze?: string;
      /**
       * Turns a feature flag on or off.
       */
      flag?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The flag.
         */
        name: string;
        /**
         * Whether it is on afterwards.
         */
        on: boolean;
      };
      /**
       * Changes how many replicas run.
       */
      scale?: {
        /**
         * The service.
         */
        service: string;
        /**
         * How many run afterwards.
         */
        replicas: number;
      };
      /**
       * Takes a lock, held until the rollback ends.
       */
      lock?: string;
      /**
       * Waits this long.
       */
      wait?: string;
      /**
       * Succeeds when this is true.
       */
      check?: {
        /**
         * The service whose metric is watched.
         */
        service?: string;
        /**
         * The store whose metric is watched.
         */
        store?: string;
        /**
         * The external whose metric is watched.
         */
        external?: string;
        /**
         * What is measured.
         */
        metric?:
          | 'error_rate'
          | 'latency_p50'
          | 'latency_p95'
          | 'latency_p99'
          | 'saturation'
          | 'failed_health_checks'
          | 'replication_lag';
        /**
         * True while the metric is above this: a share, a duration or a count.
         */
        above?: string | number;
        /**
         * True while the metric is below this: a share, a duration or a count.
         */
        below?: string | number;
        /**
         * A request that must answer with the status; true while the service answers it.
         */
        http?: {
          /**
           * The service that is asked.
           */
          service: string;
          /**
           * The path of the request.
           */
          path?: string;
          /**
           * The status that counts as healthy.
           */
          status?: number;
        };
      };
      /**
       * Sends a request. In a virtual drill it takes its time and succeeds.
       */
      http?: {
        /**
         * Where to.
         */
        url: string;
        /**
         * How.
         */
        method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
        /**
         * The status that means success.
         */
        status?: number;
      };
      /**
       * Runs a command. In a virtual drill it takes its time and succeeds.
       *
       * @minItems 1
       *
       * Items: One argument.
       */
      run?: [string, ...string[]];
      /**
       * Tells somebody.
       */
      notify?: {
        /**
         * Who is told: a role or any other audience.
         */
        to: string;
        /**
         * Where: `#channel`, `phone`, `email`, `status-page`.
         */
        channel: string;
        /**
         * What is said. `{{eta}}` becomes when recovery is expected at that moment: `in about 6m`, `now`.
         */
        say?: string;
      };
      /**
       * Waits here for this approval, rather than before the first step.
       */
      approve?: string;
      /**
       * Something a person does by hand.
       */
      manual?: {
        /**
         * Who does it.
         */
        role: string;
        /**
         * What to do.
         */
        do: string;
      };
    },
    ...{
      /**
       * Its name.
       */
      id: string;
      /**
       * Steps that must have succeeded before. Without it, the step above; `[]` starts at once.
       *
       * Items: A step that must have succeeded before.
       */
      needs?: string[];
      /**
       * How long one attempt takes. Without it, a default for its action.
       */
      takes?:
        | string
        | {
            /**
             * The least it can take (PERT, with likely and max).
             */
            min?: string;
            /**
             * What it takes most often (PERT).
             */
            likely?: string;
            /**
             * The most it can take (PERT).
             */
            max?: string;
            /**
             * Half the time it takes less (lognormal, with p95).
             */
            p50?: string;
            /**
             * In 95 of 100 cases it takes less (lognormal).
             */
            p95?: string;
            /**
             * The average of an exponential distribution.
             */
            mean?: string;
            /**
             * Measured durations, each as likely as the others.
             *
             * @minItems 1
             *
             * Items: One measured duration.
             */
            values?: [string, ...string[]];
          };
      /**
       * Ends an attempt that takes longer. Without it, an attempt may take for ever.
       */
      timeout?: string;
      /**
       * What happens when an attempt fails.
       */
      retry?: {
        /**
         * All attempts, the first included.
         */
        attempts?: number;
        /**
         * Wait before the second attempt; doubles before each further one.
         */
        backoff?: string;
      };
      /**
       * Whether doing it twice is the same as doing it once.
       */
      idempotent?: boolean;
      /**
       * Whether it can be undone without loss. With false, a `migrate` drops the values that only the schema of the change has room for.
       */
      reversible?: boolean;
      /**
       * What follows when the last attempt has failed.
       */
      on_failure?:
        | {
            /**
             * The step that runs instead.
             */
            goto: string;
          }
        | string;
      /**
       * The step that undoes this one when a later step compensates.
       */
      compensate_by?: string;
      /**
       * Must become true before the step counts as done.
       */
      verify?: {
        /**
         * The service whose metric is watched.
         */
        service?: string;
        /**
         * The store whose metric is watched.
         */
        store?: string;
        /**
         * The external whose metric is watched.
         */
        external?: string;
        /**
         * What is measured.
         */
        metric?:
          | 'error_rate'
          | 'latency_p50'
          | 'latency_p95'
          | 'latency_p99'
          | 'saturation'
          | 'failed_health_checks'
          | 'replication_lag';
        /**
         * True while the metric is above this: a share, a duration or a count.
         */
        above?: string | number;
        /**
         * True while the metric is below this: a share, a duration or a count.
         */
        below?: string | number;
        /**
         * A request that must answer with the status; true while the service answers it.
         */
        http?: {
          /**
           * The service that is asked.
           */
          service: string;
          /**
           * The path of the request.
           */
          path?: string;
          /**
           * The status that counts as healthy.
           */
          status?: number;
        };
        /**
         * How long it may take to become true.
         */
        within?: string;
      };
      /**
       * Who performs it. Without it, automation.
       */
      by?: string;
      /**
       * What it does, for people.
       */
      describe?: string;
      /**
       * Runs a version of a service in place of the one that is there.
       */
      deploy?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The version, one of `versions` of that service.
         */
        version: string | number;
        /**
         * Only there. Without it, everywhere.
         *
         * Items: A zone.
         */
        zones?: string[];
      };
      /**
       * Sends traffic to a version that already runs.
       */
      traffic?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The version that gets it.
         */
        to: string | number;
        /**
         * How much of the traffic.
         */
        share?: string | number;
        /**
         * What directs it; through dns it moves as answers expire.
         */
        via?: string;
      };
      /**
       * Changes a DNS answer; clients follow as their cached answers expire.
       */
      dns?: {
        /**
         * The dns entry.
         */
        via: string;
        /**
         * The service it leads to.
         */
        service: string;
        /**
         * The version that gets the traffic.
         */
        to: string | number;
      };
      /**
       * Moves the schema of a store to another version.
       */
      migrate?: {
        /**
         * The store.
         */
        store: string;
        /**
         * The schema version afterwards.
         */
        to: string | number;
      };
      /**
       * Brings back a store or an infrastructure from a copy.
       */
      restore?: {
        /**
         * The store.
         */
        store?: string;
        /**
         * The infrastructure; comes back from its snapshot.
         */
        infrastructure?: string;
        /**
         * Which copy.
         */
        from?: 'backup' | 'point-in-time' | 'replica' | 'snapshot';
      };
      /**
       * Sets a configuration or secret to a version.
       */
      configure?: {
        /**
         * The configuration or secret.
         */
        config: string;
        /**
         * The version afterwards.
         */
        to: string | number;
      };
      /**
       * Applies infrastructure as code.
       */
      apply?: {
        /**
         * What is applied.
         */
        infrastructure: string;
        /**
         * The revision applied.
         */
        to?: string | number;
      };
      /**
       * Forbids schema changes by anyone else on this store.
       */
      freeze?: string;
      /**
       * Allows schema changes again.
       */
      unfreeze?: string;
      /**
       * Turns a feature flag on or off.
       */
      flag?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The flag.
         */
        name: string;
        /**
         * Whether it is on afterwards.
         */
        on: boolean;
      };
      /**
       * Changes how many replicas run.
       */
      scale?: {
        /**
         * The service.
         */
        service: string;
        /**
         * How many run afterwards.
         */
        replicas: number;
      };
      /**
       * Takes a lock, held until the rollback ends.
       */
      lock?: string;
      /**
       * Waits this long.
       */
      wait?: string;
      /**
       * Succeeds when this is true.
       */
      check?: {
        /**
         * The service whose metric is watched.
         */
        service?: string;
        /**
         * The store whose metric is watched.
         */
        store?: string;
        /**
         * The external whose metric is watched.
         */
        external?: string;
        /**
         * What is measured.
         */
        metric?:
          | 'error_rate'
          | 'latency_p50'
          | 'latency_p95'
          | 'latency_p99'
          | 'saturation'
          | 'failed_health_checks'
          | 'replication_lag';
        /**
         * True while the metric is above this: a share, a duration or a count.
         */
        above?: string | number;
        /**
         * True while the metric is below this: a share, a duration or a count.
         */
        below?: string | number;
        /**
         * A request that must answer with the status; true while the service answers it.
         */
        http?: {
          /**
           * The service that is asked.
           */
          service: string;
          /**
           * The path of the request.
           */
          path?: string;
          /**
           * The status that counts as healthy.
           */
          status?: number;
        };
      };
      /**
       * Sends a request. In a virtual drill it takes its time and succeeds.
       */
      http?: {
        /**
         * Where to.
         */
        url: string;
        /**
         * How.
         */
        method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
        /**
         * The status that means success.
         */
        status?: number;
      };
      /**
       * Runs a command. In a virtual drill it takes its time and succeeds.
       *
       * @minItems 1
       *
       * Items: One argument.
       */
      run?: [string, ...string[]];
      /**
       * Tells somebody.
       */
      notify?: {
        /**
         * Who is told: a role or any other audience.
         */
        to: string;
        /**
         * Where: `#channel`, `phone`, `email`, `status-page`.
         */
        channel: string;
        /**
         * What is said. `{{eta}}` becomes when recovery is expected at that moment: `in about 6m`, `now`.
         */
        say?: string;
      };
      /**
       * Waits here for this approval, rather than before the first step.
       */
      approve?: string;
      /**
       * Something a person does by hand.
       */
      manual?: {
        /**
         * Who does it.
         */
        role: string;
        /**
         * What to do.
         */
        do: string;
      };
    }[],
  ];
  /**
   * The rollback succeeded only when these hold, by name.
   */
  verify?: {
    /**
     * Must hold before the rollback counts as successful.
     */
    [k: string]: {
      /**
       * The service whose metric is watched.
       */
      service?: string;
      /**
       * The store whose metric is watched.
       */
      store?: string;
      /**
       * The external whose metric is watched.
       */
      external?: string;
      /**
       * What is measured.
       */
      metric?:
        | 'error_rate'
        | 'latency_p50'
        | 'latency_p95'
        | 'latency_p99'
        | 'saturation'
        | 'failed_health_checks'
        | 'replication_lag';
      /**
       * True while the metric is above this: a share, a duration or a count.
       */
      above?: string | number;
      /**
       * True while the metric is below this: a share, a duration or a count.
       */
      below?: string | number;
      /**
       * A request that must answer with the status; true while the service answers it.
       */
      http?: {
        /**
         * The service that is asked.
         */
        service: string;
        /**
         * The path of the request.
         */
        path?: string;
        /**
         * The status that counts as healthy.
         */
        status?: number;
      };
      /**
       * How long it must hold.
       */
      for?: string;
    };
  };
  /**
   * Who is told what, and when.
   *
   * Items: One message.
   */
  communicate?: {
    /**
     * When it is sent.
     */
    on: string;
    /**
     * Who is told: a role or any other audience.
     */
    to: string;
    /**
     * Where: `#channel`, `phone`, `email`, `status-page`.
     */
    channel: string;
    /**
     * What is said. `{{eta}}` becomes when recovery is expected at that moment: `in about 6m`, `now`.
     */
    say?: string;
  }[];
  /**
   * How often it is drilled.
   */
  drills?: {
    /**
     * Longest time between two drills.
     */
    every: string;
  };
  /**
   * The review after it was used.
   */
  review?: {
    /**
     * How soon.
     */
    within: string;
    /**
     * Who sees to it.
     */
    owner?: string;
  };
  /**
   * How long, and where, evidence is kept.
   */
  retention?: {
    /**
     * How long evidence is kept.
     */
    evidence?: string;
    /**
     * Where evidence is kept.
     */
    residency?: string;
  };
}
/**
 * What goes wrong, when, and what is expected of the playbook.
 */
export interface Scenario {
  /**
   * The version of the language.
   */
  backstep: 'v1';
  /**
   * What this file is.
   */
  kind: 'Scenario';
  /**
   * Its name, used in results and reports.
   */
  name: string;
  /**
   * The playbook it tries, relative to this file.
   */
  playbook: string;
  /**
   * Playbooks that run at the same time, with the same people, locks and services.
   *
   * Items: A playbook of the same system, relative to this file.
   */
  beside?: string[];
  /**
   * What it is about, for people.
   */
  describe?: string;
  /**
   * The class of disruption.
   */
  class?:
    'software' | 'hardware' | 'zone' | 'region' | 'data' | 'third-party' | 'people' | 'security';
  /**
   * Chooses the luck of the first run; further runs count on from it.
   */
  seed?: number;
  /**
   * When the drill starts. Without it, at any moment of a week, so that backup cycles are met at every phase.
   */
  starts?: string;
  /**
   * The drill gives up after this long.
   */
  budget?: string;
  /**
   * Traffic during the drill, by service.
   */
  workload?: {
    /**
     * Traffic that arrives.
     */
    [k: string]: {
      /**
       * Requests from outside. Without it, as in the system.
       */
      traffic?: string;
      /**
       * constant, or diurnal: half as much again at noon UTC, half as much at midnight.
       */
      shape?: 'constant' | 'diurnal';
    };
  };
  /**
   * What happens.
   *
   * Items: Something that happens.
   */
  timeline?: {
    /**
     * When, since the start of the drill.
     */
    at?: string;
    /**
     * One fault: what breaks, and its parameters.
     */
    fault?: {
      /**
       * This share of requests fails.
       */
      errors?: string | number;
      /**
       * Every request takes this much longer.
       */
      latency?: string;
      /**
       * Every request takes longer by anything up to this: half of it at the median.
       */
      jitter?: string;
      /**
       * Every request to it is refused at once.
       */
      unavailable?: string;
      /**
       * What is deployed while this lasts is cold: its own work takes `factor` times as long at first, and falls to normal in a straight line over this time.
       */
      slow_start?: string;
      /**
       * Its instances run for `every`, crash, and are started anew after 10 seconds, after twice as long each time, up to 5 minutes. While they are down, their requests are refused.
       */
      crash_loop?: string;
      /**
       * Only this share of the capacity is left.
       */
      capacity?: string | number;
      /**
       * This share of its answers is wrong, though they say that all went well: its own error rate does not show it, its callers fail on it, its users are harmed.
       */
      bad_response?: string | number;
      /**
       * Memory runs out over this time: the capacity falls to nothing in a straight line, then the instances are started anew and it begins again.
       */
      memory_leak?: string;
      /**
       * Nothing passes between it and `from`, in either direction: calls wait for their timeout.
       */
      partition?: string;
      /**
       * This share of packets to and from it is lost, and sent again after 200 ms, 400 ms, and so on; with `from`, only on the way from there.
       */
      loss?: string | number;
      /**
       * No more requests than this get through to it; what is beyond gets no answer.
       */
      bandwidth?: string;
      /**
       * This share of connections to it is cut before the answer; with `from`, only those from there.
       */
      reset?: string | number;
      /**
       * Requests to it get no answer; callers wait for their timeout.
       */
      blackhole?: string;
      /**
       * Resolvers keep the old answer: what a step changes through this entry reaches nobody while it lasts.
       */
      dns_stale?: string;
      /**
       * Its name is not found any more: requests fail as cached answers run out, the last after `takes`.
       */
      dns_fails?: string;
      /**
       * Everything in this zone stops.
       */
      zone_down?: string;
      /**
       * All its zones stop, the stores in it do, and backups kept in it cannot be had.
       */
      region_down?: string;
      /**
       * A share of its writes is wrong from now on; only a restore to before helps.
       */
      corrupt_writes?: string;
      /**
       * A share of its acknowledged writes is never stored.
       */
      lost_writes?: string;
      /**
       * The replica is this far behind.
       */
      replication_lag?: string;
      /**
       * Nothing reaches the replica any more.
       */
      replication_stops?: string;
      /**
       * It answers reads and refuses every write.
       */
      disk_full?: string;
      /**
       * Somebody else holds this lock.
       */
      lock_held?: string;
      /**
       * Migrations of it stop half way: its schema is then one that no version names as working with. A step that is `idempotent` completes it when tried again.
       */
      migration_half_applied?: string;
      /**
       * Its newest backups cannot be used.
       */
      backup_missing?: string;
      /**
       * No usable backup was made for this long before the fault, nor after it.
       */
      backup_stale?: string;
      /**
       * Restoring it fails.
       */
      restore_fails?: string;
      /**
       * Restoring it takes longer.
       */
      restore_slow?: string;
      /**
       * No image can be pulled.
       */
      registry_unreachable?: true;
      /**
       * The image of this version is gone: `service@version`.
       */
      artifact_missing?: string;
      /**
       * The image of this version is another one than was built: `service@version`. Where the version names its digest, deploying it fails; otherwise it runs, and fails every request.
       */
      artifact_corrupt?: string;
      /**
       * What is written down as the image of this version is that of the version of the change: deploying it succeeds, and what was wrong stays wrong.
       */
      wrong_digest?: string;
      /**
       * This version is deployed with the manifests of another: it runs, and `share` of its requests fails.
       */
      manifest_mismatch?: string;
      /**
       * It is no longer what is written down: versions that say what they work with do not work with it, until a step sets it anew.
       */
      config_drift?: string;
      /**
       * The secret has been rotated: versions that name it and are deployed from now on have the old one and fail every request, until a step configures it.
       */
      secret_rotated?: string;
      /**
       * Somebody else holds the lock of its state: steps that apply it fail.
       */
      state_locked?: string;
      /**
       * Its state cannot be read: steps that apply it fail, until a step restores it.
       */
      state_corrupt?: string;
      /**
       * A policy refuses this step: every attempt fails at once.
       */
      policy_blocks?: string;
      /**
       * Nobody of this role answers.
       */
      absent?: string;
      /**
       * This role answers later.
       */
      slow?: string;
      /**
       * This role answers, and says no.
       */
      refuses?: string;
      /**
       * Asked whether to roll back, this role decides for `choice` instead.
       */
      wrong_choice?: string;
      /**
       * The process that runs the rollback dies, and is back with its journal after this long. Steps that were cut short begin anew where they are `idempotent`, otherwise somebody who may declare has to see to them.
       */
      runner_killed?: string;
      /**
       * Attempts of this step fail.
       */
      step_fails?: string;
      /**
       * Attempts of this step never end; only its timeout ends them.
       */
      step_hangs?: string;
      /**
       * Attempts of this step do half of what they should, and fail. Only a step that is `idempotent` can then be tried again.
       */
      step_partial?: string;
      /**
       * The clocks of the runner and the store disagree by this: a restore to a point in time ends up as much earlier.
       */
      clock_skew?: string;
      /**
       * No samples of its metrics arrive.
       */
      metrics_gap?: string;
      /**
       * Samples of its metrics arrive this late.
       */
      metrics_late?: string;
      /**
       * This trigger fires, and nothing and nobody learns of it.
       */
      alert_lost?: string;
      /**
       * This trigger fires at once, whatever its metric.
       */
      false_alarm?: string;
      /**
       * Calls beyond `to` are refused.
       */
      rate_limited?: string;
      /**
       * A share of its answers is no longer what its callers understand: they fail on it, though it shows no error.
       */
      contract_changed?: string;
      /**
       * `share` of its calls fails, and the others take `factor` times as long.
       */
      degraded?: string;
      /**
       * What it happens to: a service, store or external, or `service@version`.
       */
      on?: string;
      /**
       * Only calls that this service makes.
       */
      from?: string;
      /**
       * The share of writes, requests or answers.
       */
      share?: string | number;
      /**
       * How many of the newest backups.
       */
      count?: number;
      /**
       * How many attempts, or decisions. Without it, all.
       */
      times?: number;
      /**
       * How many times longer.
       */
      factor?: number;
      /**
       * How long an instance runs before it crashes.
       */
      every?: string;
      /**
       * How long the last cached answer is used.
       */
      takes?: string;
      /**
       * What is decided instead.
       */
      choice?: 'hold' | 'mitigate' | 'roll-forward';
      /**
       * The rate that is left.
       */
      to?: string;
      /**
       * How long it lasts. Without it, until the drill ends.
       */
      for?: string;
    };
    /**
     * A message to somebody, as a facilitator would hand it out.
     */
    inject?: {
      /**
       * Who gets it.
       */
      to: string;
      /**
       * What it says.
       */
      say: string;
      /**
       * A decision it asks for.
       */
      ask?: {
        /**
         * The question.
         */
        question: string;
        /**
         * Possible answers.
         *
         * @minItems 1
         *
         * Items: A possible answer.
         */
        choices: [
          'rollback' | 'mitigate' | 'hold' | 'roll-forward',
          ...('rollback' | 'mitigate' | 'hold' | 'roll-forward')[],
        ];
        /**
         * What is answered in a virtual drill. Without it, the first choice.
         */
        answer?: 'rollback' | 'mitigate' | 'hold' | 'roll-forward';
        /**
         * How long there is to answer.
         */
        within?: string;
      };
    };
    /**
     * What somebody at the controls does to the rollback, at once.
     */
    override?: {
      /**
       * Who does it.
       */
      by: string;
      /**
       * No further step starts; those under way go on.
       */
      pause?: true;
      /**
       * Steps start again.
       */
      resume?: true;
      /**
       * This step counts as done, whether it has begun or not.
       */
      skip?: string;
      /**
       * The rollback ends unfinished as soon as no step runs.
       */
      cancel?: true;
    };
  }[];
  /**
   * What happens while the rollback runs.
   *
   * Items: Something that happens.
   */
  during_rollback?: {
    /**
     * When, since the first step started.
     */
    at?: string;
    /**
     * One fault: what breaks, and its parameters.
     */
    fault?: {
      /**
       * This share of requests fails.
       */
      errors?: string | number;
      /**
       * Every request takes this much longer.
       */
      latency?: string;
      /**
       * Every request takes longer by anything up to this: half of it at the median.
       */
      jitter?: string;
      /**
       * Every request to it is refused at once.
       */
      unavailable?: string;
      /**
       * What is deployed while this lasts is cold: its own work takes `factor` times as long at first, and falls to normal in a straight line over this time.
       */
      slow_start?: string;
      /**
       * Its instances run for `every`, crash, and are started anew after 10 seconds, after twice as long each time, up to 5 minutes. While they are down, their requests are refused.
       */
      crash_loop?: string;
      /**
       * Only this share of the capacity is left.
       */
      capacity?: string | number;
      /**
       * This share of its answers is wrong, though they say that all went well: its own error rate does not show it, its callers fail on it, its users are harmed.
       */
      bad_response?: string | number;
      /**
       * Memory runs out over this time: the capacity falls to nothing in a straight line, then the instances are started anew and it begins again.
       */
      memory_leak?: string;
      /**
       * Nothing passes between it and `from`, in either direction: calls wait for their timeout.
       */
      partition?: string;
      /**
       * This share of packets to and from it is lost, and sent again after 200 ms, 400 ms, and so on; with `from`, only on the way from there.
       */
      loss?: string | number;
      /**
       * No more requests than this get through to it; what is beyond gets no answer.
       */
      bandwidth?: string;
      /**
       * This share of connections to it is cut before the answer; with `from`, only those from there.
       */
      reset?: string | number;
      /**
       * Requests to it get no answer; callers wait for their timeout.
       */
      blackhole?: string;
      /**
       * Resolvers keep the old answer: what a step changes through this entry reaches nobody while it lasts.
       */
      dns_stale?: string;
      /**
       * Its name is not found any more: requests fail as cached answers run out, the last after `takes`.
       */
      dns_fails?: string;
      /**
       * Everything in this zone stops.
       */
      zone_down?: string;
      /**
       * All its zones stop, the stores in it do, and backups kept in it cannot be had.
       */
      region_down?: string;
      /**
       * A share of its writes is wrong from now on; only a restore to before helps.
       */
      corrupt_writes?: string;
      /**
       * A share of its acknowledged writes is never stored.
       */
      lost_writes?: string;
      /**
       * The replica is this far behind.
       */
      replication_lag?: string;
      /**
       * Nothing reaches the replica any more.
       */
      replication_stops?: string;
      /**
       * It answers reads and refuses every write.
       */
      disk_full?: string;
      /**
       * Somebody else holds this lock.
       */
      lock_held?: string;
      /**
       * Migrations of it stop half way: its schema is then one that no version names as working with. A step that is `idempotent` completes it when tried again.
       */
      migration_half_applied?: string;
      /**
       * Its newest backups cannot be used.
       */
      backup_missing?: string;
      /**
       * No usable backup was made for this long before the fault, nor after it.
       */
      backup_stale?: string;
      /**
       * Restoring it fails.
       */
      restore_fails?: string;
      /**
       * Restoring it takes longer.
       */
      restore_slow?: string;
      /**
       * No image can be pulled.
       */
      registry_unreachable?: true;
      /**
       * The image of this version is gone: `service@version`.
       */
      artifact_missing?: string;
      /**
       * The image of this version is another one than was built: `service@version`. Where the version names its digest, deploying it fails; otherwise it runs, and fails every request.
       */
      artifact_corrupt?: string;
      /**
       * What is written down as the image of this version is that of the version of the change: deploying it succeeds, and what was wrong stays wrong.
       */
      wrong_digest?: string;
      /**
       * This version is deployed with the manifests of another: it runs, and `share` of its requests fails.
       */
      manifest_mismatch?: string;
      /**
       * It is no longer what is written down: versions that say what they work with do not work with it, until a step sets it anew.
       */
      config_drift?: string;
      /**
       * The secret has been rotated: versions that name it and are deployed from now on have the old one and fail every request, until a step configures it.
       */
      secret_rotated?: string;
      /**
       * Somebody else holds the lock of its state: steps that apply it fail.
       */
      state_locked?: string;
      /**
       * Its state cannot be read: steps that apply it fail, until a step restores it.
       */
      state_corrupt?: string;
      /**
       * A policy refuses this step: every attempt fails at once.
       */
      policy_blocks?: string;
      /**
       * Nobody of this role answers.
       */
      absent?: string;
      /**
       * This role answers later.
       */
      slow?: string;
      /**
       * This role answers, and says no.
       */
      refuses?: string;
      /**
       * Asked whether to roll back, this role decides for `choice` instead.
       */
      wrong_choice?: string;
      /**
       * The process that runs the rollback dies, and is back with its journal after this long. Steps that were cut short begin anew where they are `idempotent`, otherwise somebody who may declare has to see to them.
       */
      runner_killed?: string;
      /**
       * Attempts of this step fail.
       */
      step_fails?: string;
      /**
       * Attempts of this step never end; only its timeout ends them.
       */
      step_hangs?: string;
      /**
       * Attempts of this step do half of what they should, and fail. Only a step that is `idempotent` can then be tried again.
       */
      step_partial?: string;
      /**
       * The clocks of the runner and the store disagree by this: a restore to a point in time ends up as much earlier.
       */
      clock_skew?: string;
      /**
       * No samples of its metrics arrive.
       */
      metrics_gap?: string;
      /**
       * Samples of its metrics arrive this late.
       */
      metrics_late?: string;
      /**
       * This trigger fires, and nothing and nobody learns of it.
       */
      alert_lost?: string;
      /**
       * This trigger fires at once, whatever its metric.
       */
      false_alarm?: string;
      /**
       * Calls beyond `to` are refused.
       */
      rate_limited?: string;
      /**
       * A share of its answers is no longer what its callers understand: they fail on it, though it shows no error.
       */
      contract_changed?: string;
      /**
       * `share` of its calls fails, and the others take `factor` times as long.
       */
      degraded?: string;
      /**
       * What it happens to: a service, store or external, or `service@version`.
       */
      on?: string;
      /**
       * Only calls that this service makes.
       */
      from?: string;
      /**
       * The share of writes, requests or answers.
       */
      share?: string | number;
      /**
       * How many of the newest backups.
       */
      count?: number;
      /**
       * How many attempts, or decisions. Without it, all.
       */
      times?: number;
      /**
       * How many times longer.
       */
      factor?: number;
      /**
       * How long an instance runs before it crashes.
       */
      every?: string;
      /**
       * How long the last cached answer is used.
       */
      takes?: string;
      /**
       * What is decided instead.
       */
      choice?: 'hold' | 'mitigate' | 'roll-forward';
      /**
       * The rate that is left.
       */
      to?: string;
      /**
       * How long it lasts. Without it, until the drill ends.
       */
      for?: string;
    };
    /**
     * A message to somebody, as a facilitator would hand it out.
     */
    inject?: {
      /**
       * Who gets it.
       */
      to: string;
      /**
       * What it says.
       */
      say: string;
      /**
       * A decision it asks for.
       */
      ask?: {
        /**
         * The question.
         */
        question: string;
        /**
         * Possible answers.
         *
         * @minItems 1
         *
         * Items: A possible answer.
         */
        choices: [
          'rollback' | 'mitigate' | 'hold' | 'roll-forward',
          ...('rollback' | 'mitigate' | 'hold' | 'roll-forward')[],
        ];
        /**
         * What is answered in a virtual drill. Without it, the first choice.
         */
        answer?: 'rollback' | 'mitigate' | 'hold' | 'roll-forward';
        /**
         * How long there is to answer.
         */
        within?: string;
      };
    };
    /**
     * What somebody at the controls does to the rollback, at once.
     */
    override?: {
      /**
       * Who does it.
       */
      by: string;
      /**
       * No further step starts; those under way go on.
       */
      pause?: true;
      /**
       * Steps start again.
       */
      resume?: true;
      /**
       * This step counts as done, whether it has begun or not.
       */
      skip?: string;
      /**
       * The rollback ends unfinished as soon as no step runs.
       */
      cancel?: true;
    };
  }[];
  /**
   * What the drill must show.
   */
  expect?: {
    /**
     * How it must end.
     */
    outcome?:
      'recovered' | 'held' | 'mitigated' | 'rolled-forward' | 'not-needed' | 'not-recovered';
    /**
     * Bounds on the recovery time.
     */
    rto?: {
      /**
       * 50 of 100 runs must be within this.
       */
      p50?: string;
      /**
       * 90 of 100 runs must be within this.
       */
      p90?: string;
      /**
       * 95 of 100 runs must be within this.
       */
      p95?: string;
      /**
       * 99 of 100 runs must be within this.
       */
      p99?: string;
      /**
       * No run may exceed this.
       */
      max?: string;
    };
    /**
     * Bounds on the data lost, in time.
     */
    rpo?: {
      /**
       * 50 of 100 runs must be within this.
       */
      p50?: string;
      /**
       * 90 of 100 runs must be within this.
       */
      p90?: string;
      /**
       * 95 of 100 runs must be within this.
       */
      p95?: string;
      /**
       * 99 of 100 runs must be within this.
       */
      p99?: string;
      /**
       * No run may exceed this.
       */
      max?: string;
    };
    /**
     * Bound on the time from onset to detection.
     */
    detected_within?: string;
    /**
     * No run may lose more acknowledged writes than this.
     */
    lost_records?: number;
  };
}
/**
 * What the organisation requires of playbooks, and how severe each finding is.
 */
export interface Policy {
  /**
   * The version of the language.
   */
  backstep: 'v1';
  /**
   * What this file is.
   */
  kind: 'Policy';
  /**
   * Its name, used in results and reports.
   */
  name: string;
  /**
   * Severity by rule, such as `artifact/mutable-tag: error`, or severity and options.
   */
  rules?: {
    /**
     * How severe its findings are, and where it draws the line.
     */
    [k: string]:
      | {
          /**
           * How severe its findings are; off silences it.
           */
          severity?: 'error' | 'warning' | 'info' | 'off';
          /**
           * Where it looks at a share: the one it tolerates.
           */
          share?: string | number;
          /**
           * Where it looks at how often: the shortest time that it tolerates.
           */
          every?: string;
        }
      | string;
  };
  /**
   * Services that must have a playbook: for their newest version, in the folder of their system or one below.
   */
  plans?: {
    /**
     * Services with one of these.
     *
     * @minItems 1
     *
     * Items: A criticality.
     */
    criticality: [
      'tier-1' | 'tier-2' | 'tier-3' | 'tier-4',
      ...('tier-1' | 'tier-2' | 'tier-3' | 'tier-4')[],
    ];
  };
  /**
   * Requirements on playbooks.
   *
   * Items: What a playbook must offer when all of `when` holds.
   */
  require?: {
    /**
     * Which playbooks it is about. Without it, all.
     */
    when?: {
      /**
       * The most critical service the change deploys has one of these.
       *
       * Items: A criticality.
       */
      criticality?: ('tier-1' | 'tier-2' | 'tier-3' | 'tier-4')[];
      /**
       * The change has one of these.
       *
       * Items: A severity.
       */
      severity?: ('low' | 'medium' | 'high' | 'critical')[];
      /**
       * The change has one of these.
       *
       * Items: A strategy.
       */
      strategy?: ('blue-green' | 'canary' | 'rolling' | 'recreate' | 'feature-flag' | 'big-bang')[];
    };
    /**
     * Longest recovery time objective.
     */
    max_rto?: string;
    /**
     * Longest recovery point objective.
     */
    max_rpo?: string;
    /**
     * Fewest people who must approve.
     */
    quorum?: number;
    /**
     * Longest time between two drills.
     */
    drills_every?: string;
    /**
     * Shortest time evidence is kept.
     */
    evidence?: string;
    /**
     * Where evidence may be kept.
     *
     * @minItems 1
     *
     * Items: A region.
     */
    regions?: [string, ...string[]];
  }[];
  /**
   * Whose signatures count, and what evidence must have to be accepted.
   */
  evidence?: {
    /**
     * Public keys by name.
     */
    keys?: {
      /**
       * A public key, and what it vouches for.
       */
      [k: string]: {
        /**
         * The public key in PEM, ECDSA over P-256 or Ed25519.
         */
        file: string;
        /**
         * What it vouches for. Without it, everything.
         *
         * @minItems 1
         *
         * Items: What it vouches for.
         */
        may?: ['sign' | 'approve' | 'review', ...('sign' | 'approve' | 'review')[]];
        /**
         * What is older was not signed by it.
         */
        from?: string;
        /**
         * What is newer was not signed by it: another key has taken its place.
         */
        until?: string;
        /**
         * From then on somebody else may have had it. What it signed holds only where a timestamp shows that it was before.
         */
        revoked?: string;
        /**
         * Why it was revoked.
         */
        why?: string;
      };
    };
    /**
     * How many people must have approved a run.
     */
    approvals?: number;
    /**
     * How many people must have reviewed a run.
     */
    reviews?: number;
    /**
     * Who signed a run can neither approve nor review it.
     */
    separate_duties?: boolean;
    /**
     * Who may say when evidence was signed (RFC 3161).
     */
    timestamps?: {
      /**
       * Certificates that are trusted.
       *
       * @minItems 1
       *
       * Items: The certificate of an authority, or of its root, in PEM.
       */
      authorities: [string, ...string[]];
      /**
       * Evidence without a timestamp is not accepted.
       */
      required?: boolean;
    };
    /**
     * What is told to auditors about drills, control by control.
     *
     * Items: What evidence is said to show.
     */
    claims?: {
      /**
       * The control of a framework.
       */
      control: string;
      /**
       * What drills show for it.
       */
      say: string;
    }[];
  };
}
