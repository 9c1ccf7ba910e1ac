import type { Action } from '../model/playbook.ts';
import type { NodeState } from './node-state.ts';
import type { World } from './state.ts';

/** From what a store is put back. */
export type RestoreSource = Extract<Action, { kind: 'restore' }>['from'];

/** What is seen of one service, store or third party that is really there. */
export interface Measured {
  /** Share of requests that failed lately, as far as the number of requests tells; 0 to 1. */
  readonly fail: number;
  /** Percentiles of the requests that were answered lately, microseconds. */
  readonly p50Us: number;
  readonly p95Us: number;
  readonly ratePerS: number;
  /** Since the start. */
  readonly requests: number;
  readonly failed: number;
}

/** What one store has lost by the end of a run. */
export interface StoreLoss {
  readonly lostRecords: number;
  readonly lostValues: number;
  readonly corruptRecords: number;
  readonly rpaUs: number;
}

/**
 * What stands behind a run in place of the fluid model: processes that serve requests, and stores that hold
 * records. The engine decides, the plant makes it so, and the engine sees what that led to.
 */
export interface Plant {
  /** After this much drill time, all that is measured comes from after a change. */
  readonly lagUs: number;
  /** Makes so what the engine has decided: versions and their shares of the traffic, faults, stores that are down. */
  readonly actuate: (world: World) => void;
  /** What was last seen of a node; undefined before anything was. */
  readonly measured: (node: NodeState) => Measured | undefined;
  /** Puts back what a store held at `pointUs` of drill time; returns how many acknowledged records that gives up. */
  readonly restore: (store: string, from: RestoreSource, pointUs: number) => number;
  /** Moves a store to another schema; returns from how many records values were dropped. */
  readonly migrate: (store: string, to: string, drops: boolean) => number;
  /** What a store has lost, the disruption having begun at `onsetUs`. */
  readonly assess: (store: string, onsetUs: number | undefined) => StoreLoss;
}

/** Puts what the plant shows into every node, and counts the failed requests of users. */
export function readPlant(world: World, plant: Plant): void {
  for (const node of world.nodes) {
    const seen = plant.measured(node);
    if (seen === undefined) continue;
    if (world.onsetUs !== undefined && node.kind === 'service' && seen.ratePerS > 0) {
      const fromUsers = Math.min(1, node.entryPerS / seen.ratePerS);
      world.failedRequests += Math.max(0, seen.failed - node.failed) * fromUsers;
    }
    Object.assign(node, seen);
  }
}
