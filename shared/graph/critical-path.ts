import type { Dependent } from './graph.ts';
import { topologicalOrder } from './order.ts';

/** A piece of work that starts when all it needs has finished. */
export interface Task extends Dependent {
  /** Finite and not negative, in any one unit; whole numbers keep every figure exact. */
  readonly duration: number;
}

/** When a task can and must run, in the unit of the durations, counted from the common start. */
export interface TaskTimes {
  readonly earliestStart: number;
  readonly earliestFinish: number;
  /** Starting any later makes the whole take longer. */
  readonly latestStart: number;
  readonly latestFinish: number;
  /** How much later it may finish without harm; 0 or more. */
  readonly slack: number;
}

/** What decides how long a set of tasks takes. */
export interface CriticalPath {
  readonly times: ReadonlyMap<string, TaskTimes>;
  /** One longest chain, from first to last; of several, the one that comes first in the input. */
  readonly path: readonly string[];
  /** Time until everything has finished; 0 without tasks. */
  readonly total: number;
}

/**
 * The times of all `tasks`, with unlimited hands, and what decides the total; `undefined` when needs
 * form a cycle. Throws a RangeError on a negative or non-finite duration.
 * Source: J. Kelley and M. Walker, Critical-path planning and scheduling, 1959.
 */
export function criticalPath(tasks: readonly Task[]): CriticalPath | undefined {
  const inOrder = tasksInOrder(tasks);
  if (inOrder === undefined) return undefined;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const finish = earliestFinishes(inOrder);
  const total = [...finish.values()].reduce((a, b) => Math.max(a, b), 0);
  const latest = latestFinishes(inOrder, total);
  const times = new Map(
    tasks.map((task) => [task.id, taskTimes(task, finish.get(task.id), latest.get(task.id))]),
  );
  return { times, path: longestChain(tasks, byId, finish, total), total };
}

/**
 * When each task finishes at the earliest, counted from the common start; `undefined` when needs form
 * a cycle. Throws a RangeError on a negative or non-finite duration.
 */
export function finishTimes(tasks: readonly Task[]): ReadonlyMap<string, number> | undefined {
  const inOrder = tasksInOrder(tasks);
  return inOrder && earliestFinishes(inOrder);
}

function tasksInOrder(tasks: readonly Task[]): Task[] | undefined {
  const { order, cycles } = topologicalOrder(tasks);
  if (cycles.length > 0) return undefined;
  const byId = new Map(tasks.map((task) => [task.id, checkTask(task)]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

function checkTask(task: Task): Task {
  if (Number.isFinite(task.duration) && task.duration >= 0) return task;
  throw new RangeError(`The duration of "${task.id}" is ${task.duration}; it must be 0 or more.`);
}

function earliestFinishes(inOrder: readonly Task[]): Map<string, number> {
  const finish = new Map<string, number>();
  for (const task of inOrder) {
    const start = task.needs.reduce((latest, need) => Math.max(latest, finish.get(need) ?? 0), 0);
    finish.set(task.id, start + task.duration);
  }
  return finish;
}

function latestFinishes(inOrder: readonly Task[], total: number): Map<string, number> {
  const latest = new Map(inOrder.map((task) => [task.id, total]));
  for (const task of inOrder.toReversed()) {
    const start = (latest.get(task.id) ?? total) - task.duration;
    for (const need of task.needs) {
      const known = latest.get(need);
      if (known !== undefined) latest.set(need, Math.min(known, start));
    }
  }
  return latest;
}

function taskTimes(task: Task, earliestFinish = 0, latestFinish = 0): TaskTimes {
  return {
    earliestStart: earliestFinish - task.duration,
    earliestFinish,
    latestStart: latestFinish - task.duration,
    latestFinish,
    // Fractions may leave a rounding error below zero.
    slack: Math.max(0, latestFinish - earliestFinish),
  };
}

function longestChain(
  tasks: readonly Task[],
  byId: ReadonlyMap<string, Task>,
  finish: ReadonlyMap<string, number>,
  total: number,
): string[] {
  const path: string[] = [];
  let last = tasks.find((task) => finish.get(task.id) === total);
  while (last !== undefined) {
    path.push(last.id);
    last = latestNeed(last, byId, finish);
  }
  return path.reverse();
}

/** The need of `task` that finishes last, the first of several. */
function latestNeed(
  task: Task,
  byId: ReadonlyMap<string, Task>,
  finish: ReadonlyMap<string, number>,
): Task | undefined {
  let latest: Task | undefined;
  for (const need of task.needs) {
    const candidate = byId.get(need);
    if (candidate === undefined) continue;
    const time = finish.get(need) ?? 0;
    if (latest === undefined || time > (finish.get(latest.id) ?? 0)) latest = candidate;
  }
  return latest;
}
