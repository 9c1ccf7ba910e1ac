import type { Measured, Plant } from '../drill/plant.ts';
import type { NodeState, ServiceState, StoreState, VersionState } from '../drill/node-state.ts';
import type { World } from '../drill/state.ts';
import type { ServiceSpec, Specs, StoreSpec } from '../drill/compile/specs.ts';
import type { Disturbance, Route } from './front.ts';
import type { Listening } from './listen.ts';
import type { Load } from './load.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { Front } from './front.ts';
import { LiveStore } from './live-store.ts';
import { MetricWindow } from './metric-window.ts';
import { endCalls } from './call.ts';
import { listen } from './listen.ts';
import { loadOf, loadShare } from './load-share.ts';
import { luck } from './luck.ts';
import { openStandIn } from './stand-in.ts';
import { parseMetrics } from './parse-metrics.ts';
import { startLoad } from './load.ts';
import { versionFailure } from '../drill/data-plane.ts';

/** What a live plant is opened with. */
export interface LivePlantOptions {
  readonly specs: Specs;
  readonly seed: number;
  /** Microseconds of drill time per microsecond on the wall. */
  readonly speed: number;
  /** Instant of drill time 0, microseconds since 1970. */
  readonly startsUs: number;
  /** Where stores keep their files. */
  readonly folder: string;
  /** Drill time now. */
  readonly nowUs: () => number;
}

/** What is measured is what has been in this time on the wall. */
const windowMs = 1000;
/** Backups of the time before the drill that are really there. */
const mostBackups = 3;
/** A caller without a timeout of its own waits this long. */
const patienceMs = 30_000;

interface Place {
  readonly front: Front;
  readonly window: MetricWindow;
  /** What answers behind the front, by version; a single one under the empty name. */
  readonly backs: Map<string, Listening>;
}

/** Real servers for every service and third party, a real database for every store, real load on all of them. */
export class LivePlant implements Plant {
  readonly #options: LivePlantOptions;
  readonly #places = new Map<string, Place>();
  readonly #stores = new Map<string, LiveStore>();
  readonly #failing = new Map<string, number>();
  readonly #newShares = new Map<string, number>();
  readonly #loads: Load[] = [];
  /** For how many requests each one stands that is really sent. */
  readonly weight: number;
  readonly lagUs: number;
  readonly #loadShare: number;

  private constructor(options: LivePlantOptions) {
    this.#options = options;
    this.#loadShare = loadShare(options.specs);
    this.weight = options.speed / this.#loadShare;
    this.lagUs = windowMs * 1000 * options.speed;
  }

  /** Starts everything but the load. Throws an EnvironmentError that names what does not come up; nothing is left then. */
  static async open(options: LivePlantOptions): Promise<LivePlant> {
    const plant = new LivePlant(options);
    try {
      for (const spec of options.specs.nodes) await plant.#openNode(spec);
    } catch (error) {
      await plant.close();
      throw error;
    }
    return plant;
  }

  /** Users begin to use the system, and programs to write. */
  startLoad(): void {
    for (const spec of this.#options.specs.nodes) {
      const front = this.#places.get(spec.name)?.front;
      const rate = loadOf(spec) * this.#loadShare;
      if (front === undefined || rate <= 0) continue;
      this.#loads.push(startLoad(front.port, spec.kind === 'store' ? '/write' : '/', rate));
    }
  }

  /** Reads the metrics of everything, as a metrics system does. */
  async scrape(): Promise<void> {
    await Promise.all(
      [...this.#places].map(async ([name, { front, window }]) => {
        window.add(performance.now(), parseMetrics(await readMetrics(name, front.port)));
      }),
    );
    this.#keepBackups();
  }

  actuate(world: World): void {
    for (const node of world.nodes) {
      const place = this.#places.get(node.name);
      if (place === undefined) continue;
      if (node.kind === 'service') this.#routeService(world, node, place);
      else
        place.front.route([{ ...backOf(place, ''), share: 1, disturbance: disturbanceOf(node) }]);
      if (node.kind === 'store') this.#newShares.set(node.name, node.newValues.at(-1)?.share ?? 0);
    }
  }

  measured({ name }: NodeState): Measured | undefined {
    return this.#places.get(name)?.window.measured();
  }

  restore(...[store, from, pointUs]: Parameters<Plant['restore']>): number {
    return this.#stores.get(store)?.restore(from, pointUs) ?? 0;
  }

  migrate(...[store, to, drops]: Parameters<Plant['migrate']>): number {
    return this.#stores.get(store)?.migrate(to, drops) ?? 0;
  }

  assess(...[store, onsetUs]: Parameters<Plant['assess']>): ReturnType<Plant['assess']> {
    const none = { lostRecords: 0, lostValues: 0, corruptRecords: 0, rpaUs: 0 };
    return this.#stores.get(store)?.assess(onsetUs) ?? none;
  }

  /** Ends everything that was started. */
  async close(): Promise<void> {
    for (const load of this.#loads) load.stop();
    for (const { front, backs } of this.#places.values())
      await Promise.all([front.close(), ...[...backs.values()].map((back) => back.close())]);
    endCalls();
    for (const store of this.#stores.values()) store.close();
  }

  async #openNode(spec: Specs['nodes'][number]): Promise<void> {
    const { seed, speed } = this.#options;
    const front = await Front.open(spec.name, luck(seed, `front of ${spec.name}`));
    const window = new MetricWindow(windowMs, this.weight, speed);
    const backs = new Map<string, Listening>();
    this.#places.set(spec.name, { front, window, backs });
    if (spec.kind === 'service')
      for (const { name } of spec.versions) backs.set(name, await this.#openVersion(spec, name));
    else if (spec.kind === 'store') backs.set('', await this.#openStore(spec));
    else
      backs.set(
        '',
        await openStandIn({
          name: spec.name,
          latency: spec.external.latency,
          calls: [],
          luck: luck(seed, spec.name),
          failing: () => 1 - spec.external.availability,
        }),
      );
    front.route(
      [...backs.values()].slice(0, 1).map(({ port }) => ({ port, share: 1, disturbance: none })),
    );
  }

  #openVersion(spec: ServiceSpec, version: string): Promise<Listening> {
    const { specs, seed } = this.#options;
    const name = instanceName(spec.name, version);
    return openStandIn({
      name,
      latency: spec.service.latency,
      luck: luck(seed, name),
      failing: () => this.#failing.get(name) ?? 0,
      calls: spec.calls.map(({ node, hard, timeoutUs, retries, perRequest }) => ({
        port: () => this.#places.get(specs.nodes[node]?.name ?? '')?.front.port ?? 0,
        hard,
        timeoutMs: Math.min(patienceMs, timeoutUs / 1000),
        retries,
        perRequest,
      })),
    });
  }

  #openStore(spec: StoreSpec): Promise<Listening> {
    const { folder, startsUs, seed, nowUs } = this.#options;
    const store = new LiveStore({
      name: spec.name,
      folder,
      schema: spec.toSchema,
      writesPerS: spec.store.writesPerS,
      backupsUs: [...spec.backupStarts]
        .map((instantUs) => instantUs - startsUs)
        .filter((startUs) => startUs < 0)
        .slice(-mostBackups),
      standsFor: this.weight,
    });
    this.#stores.set(spec.name, store);
    const draw = luck(seed, `writes to ${spec.name}`);
    return listen(spec.name, ({ url }, response) => {
      try {
        if (url === '/write') store.write(nowUs(), draw() < (this.#newShares.get(spec.name) ?? 0));
        else store.read();
        response.writeHead(200).end();
      } catch {
        // A write that the database refuses is not acknowledged.
        response.writeHead(500).end();
      }
    });
  }

  #routeService(world: World, service: ServiceState, place: Place): void {
    for (const version of service.versions)
      this.#failing.set(instanceName(service.name, version.name), ownFailure(world, version));
    place.front.route(
      service.versions
        .filter(({ served }) => served > 0)
        .map((version): Route => ({
          ...backOf(place, version.name),
          share: version.served,
          disturbance: join(disturbanceOf(service), disturbanceOf(version)),
        })),
    );
  }

  /** Backups begin during the drill when their schedule says. */
  #keepBackups(): void {
    const { specs, startsUs, nowUs } = this.#options;
    for (const spec of specs.nodes) {
      if (spec.kind !== 'store') continue;
      for (const instantUs of spec.backupStarts) {
        const startUs = instantUs - startsUs;
        if (startUs >= 0 && startUs <= nowUs()) this.#stores.get(spec.name)?.backUp(startUs);
      }
    }
  }
}

/** A service that declares no versions runs one without a name. */
const instanceName = (service: string, version: string): string =>
  version === '' ? service : `${service}@${version}`;

async function readMetrics(name: string, port: number): Promise<string> {
  try {
    return await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  } catch (error) {
    throw new EnvironmentError(
      `The stand-in for ${name} does not answer: ${describeCause(error)}.`,
      'Let this process open more files and connections on 127.0.0.1, then drill again.',
      error,
    );
  }
}

/** What lies behind a failed fetch, which itself says nothing. */
const describeCause = (error: unknown): string => {
  const { cause = error } = error as { readonly cause?: unknown };
  return cause instanceof Error ? cause.message : String(cause);
};

const none: Disturbance = { fail: 0, hang: 0, addsMs: 0 };

const backOf = ({ backs }: Place, version: string): { readonly port: number } => ({
  port: backs.get(version)?.port ?? 0,
});

function disturbanceOf(
  at: Pick<StoreState, 'disturbance'> & { readonly restoring?: boolean },
): Disturbance {
  const { fail, hang, addsP50Us } = at.disturbance;
  return { fail: at.restoring === true ? 1 : fail, hang, addsMs: addsP50Us / 1000 };
}

/** What is wrong with a version itself: it does not run, or what it works with is not there. Faults are the front's. */
function ownFailure(world: World, version: VersionState): number {
  const { fail, hang } = version.disturbance;
  const disturbed = 1 - (1 - fail) * (1 - hang);
  const all = versionFailure(world, version);
  return disturbed >= 1 ? 0 : 1 - (1 - all) / (1 - disturbed);
}

const join = (a: Disturbance, b: Disturbance): Disturbance => ({
  fail: 1 - (1 - a.fail) * (1 - b.fail),
  hang: 1 - (1 - a.hang) * (1 - b.hang),
  addsMs: a.addsMs + b.addsMs,
});
