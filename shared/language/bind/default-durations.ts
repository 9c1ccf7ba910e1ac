import type { ActionKind } from '../../model/playbook.ts';
import type { Distribution } from '../../model/distribution.ts';
import { constant } from '../../model/distribution.ts';

const second = 1_000_000;

const pert = (min: number, likely: number, max: number): Distribution => ({
  kind: 'pert',
  minUs: min * second,
  likelyUs: likely * second,
  maxUs: max * second,
});

/**
 * What a step is assumed to take when it does not say: wide on purpose, so that measuring pays.
 * `wait` and `restore` take what they say themselves and what the store says.
 */
export const defaultDurations: Readonly<Record<ActionKind, Distribution>> = {
  deploy: pert(60, 180, 600),
  traffic: pert(5, 15, 60),
  dns: pert(5, 15, 60),
  migrate: pert(30, 120, 600),
  restore: pert(600, 1800, 5400),
  configure: pert(10, 30, 120),
  apply: pert(60, 180, 600),
  freeze: constant(second),
  unfreeze: constant(second),
  flag: pert(1, 5, 30),
  scale: pert(30, 60, 180),
  lock: constant(second),
  wait: constant(0),
  check: constant(second),
  http: constant(second),
  run: pert(5, 30, 120),
  notify: constant(second),
  approve: constant(0),
  manual: pert(120, 300, 900),
};
