import type { Baseline, Specs } from './compile/specs.ts';
import { createWorld } from './create-world.ts';
import { recompute, seenP95Us } from './data-plane.ts';
import type { World } from './state.ts';

const NOTHING: Baseline = { utilisation: [], ratePerS: [], errorRate: [], latencyUs: [] };

/** What the system of `specs` does before the change, at its mean traffic and without any fault. */
export function computeBaseline(specs: Specs): Baseline {
  const { nodes } = undisturbed(specs, NOTHING);
  return {
    utilisation: nodes.map((node) => node.utilisation),
    ratePerS: nodes.map((node) => node.ratePerS),
    errorRate: nodes.map((node) => node.fail),
    latencyUs: nodes.map(seenP95Us),
  };
}

/** The system of `specs` as it is before the change, at its mean traffic and without any fault. */
export function undisturbed(specs: Specs, baseline: Baseline): World {
  const world = createWorld(specs, baseline, 0, undefined);
  undoChange(world);
  recompute(world);
  return world;
}

function undoChange(world: World): void {
  for (const { versions, spec } of world.services) {
    for (const version of versions) {
      version.running = version.name === spec.fromVersion;
      version.share = version.served = version.running ? 1 : 0;
    }
  }
  for (const store of world.stores) store.schema = store.spec.fromSchema;
  for (const config of world.configs.values()) config.version = config.spec.fromVersion;
}
