import type { Target } from '../../model/scenario.ts';
import type { ActiveFault, Flow, NodeState, ServiceState, World } from '../state.ts';

/** Works out anew what the active faults do to every node; call it when a fault or a switch has changed. */
export function applyFaults(world: World): void {
  world.zonesDown.length = 0;
  for (const node of world.nodes) clear(node);
  for (const fault of world.faults) if (!fault.evaded) apply(world, fault);
}

function clear(node: NodeState): void {
  node.faultFail = node.faultHang = node.faultAddsUs = 0;
  node.faultCapacity = 1;
  if (node.kind === 'external') node.limitPerS = node.spec.external.rateLimitPerS ?? Infinity;
  if (node.kind !== 'service') return;
  for (const version of node.versions) {
    version.faultHang = version.faultAddsUs = 0;
    version.faultFail = version.corrupt ? 1 : 0;
  }
}

/** Data, supply, people, runner and metrics faults act where they are met instead. */
function apply(world: World, { effect }: ActiveFault): void {
  if (effect.kind === 'errors') strike(world, effect.target, effect.share, 0, 0);
  else if (effect.kind === 'latency') strike(world, effect.target, 0, 0, effect.addsUs);
  else if (effect.kind === 'unavailable') strike(world, effect.target, 1, 0, 0);
  else if (effect.kind === 'blackhole') strike(world, effect.target, 0, 1, 0);
  else if (effect.kind === 'capacity') limitCapacity(world, effect.target.name, effect.share);
  else if (effect.kind === 'zone_down') world.zonesDown.push(effect.zone);
  else if (effect.kind === 'rate_limited') limitRate(world, effect.external, effect.toPerS);
}

function limitCapacity(world: World, name: string, share: number): void {
  const node = world.nodeByName.get(name);
  if (node !== undefined) node.faultCapacity *= share;
}

function limitRate(world: World, name: string, toPerS: number): void {
  const node = world.nodeByName.get(name);
  if (node?.kind === 'external') node.limitPerS = Math.min(node.limitPerS, toPerS);
}

function strike(world: World, target: Target, fail: number, hang: number, addsUs: number): void {
  const node = world.nodeByName.get(target.name);
  if (node === undefined) return;
  if (target.version === undefined || node.kind !== 'service') add(node, fail, hang, addsUs);
  else strikeVersion(node, target.version, fail, hang, addsUs);
}

function strikeVersion(
  service: ServiceState,
  name: string,
  fail: number,
  hang: number,
  addsUs: number,
): void {
  if (service.newOff && name === service.spec.toVersion) return;
  const version = service.versions.find((each) => each.name === name);
  if (version !== undefined) add(version, fail, hang, addsUs);
}

function add(
  at: Pick<Flow, 'faultFail' | 'faultHang' | 'faultAddsUs'>,
  fail: number,
  hang: number,
  addsUs: number,
): void {
  at.faultFail = 1 - (1 - at.faultFail) * (1 - fail);
  at.faultHang = 1 - (1 - at.faultHang) * (1 - hang);
  at.faultAddsUs += addsUs;
}
