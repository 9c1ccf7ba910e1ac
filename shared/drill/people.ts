import { NO_HANDLE } from './calendar.ts';
import { uniform } from '../model/random.ts';
import type { Crew, Errand, Task, World } from './state.ts';
import { ENGINE, mention, tell } from './tell.ts';

/**
 * Asks one person of `role`. A free person takes the response time of the role to answer and does nothing
 * else meanwhile; when nobody is free the request waits its turn. A role that is away passes the request on to
 * its delegate at once; without a delegate at hand it waits. `occurrence` tells equal purposes apart.
 */
export function requestPerson(
  world: World,
  role: string,
  errand: Errand,
  purpose: string,
  purposeKey: number,
  occurrence: number,
): Task | undefined {
  const asked = world.crews.get(role);
  if (asked === undefined) return undefined;
  const crew = asked.absences > 0 ? (presentDelegate(world, asked) ?? asked) : asked;
  if (crew !== asked) {
    tell(world, 'person.paged', ENGINE, role, { purpose });
    mention(world, 'escalated', ENGINE, role, { purpose, to: crew.name });
  }
  const task: Task = {
    crew,
    errand,
    purpose,
    purposeKey,
    occurrence,
    status: 'queued',
    timer: NO_HANDLE,
  };
  crew.queue.push(task);
  takeNext(world, crew);
  return task;
}

/** Whether `role` is there to answer, itself or through a delegate. */
export function isReachable(world: World, role: string): boolean {
  const crew = world.crews.get(role);
  if (crew === undefined) return false;
  return crew.absences === 0 || presentDelegate(world, crew) !== undefined;
}

function presentDelegate(world: World, crew: Crew): Crew | undefined {
  const seen = new Set([crew.name]);
  let at = crew.spec.role.delegate;
  while (at !== undefined && !seen.has(at)) {
    const delegate = world.crews.get(at);
    if (delegate === undefined || delegate.absences === 0) return delegate;
    seen.add(at);
    at = delegate.spec.role.delegate;
  }
  return undefined;
}

function takeNext(world: World, crew: Crew): void {
  while (crew.free > 0 && crew.absences === 0) {
    const task = crew.queue.shift();
    if (task === undefined) return;
    crew.free--;
    task.status = 'responding';
    tell(world, 'person.paged', ENGINE, crew.name, { purpose: task.purpose });
    const u = uniform(world.seed, crew.spec.key, task.purposeKey, task.occurrence, 0);
    const afterUs = Math.round(crew.spec.responds(u) * crew.slowness);
    task.timer = world.calendar.schedule(world.nowUs + afterUs, { kind: 'answer', task });
  }
}

/** Whether the person of `task` now answers; somebody away answers on coming back. */
export function isAnswered(world: World, task: Task): boolean {
  if (task.crew.absences > 0) {
    task.status = 'waiting';
    task.crew.waiting.push(task);
    return false;
  }
  task.status = 'working';
  return true;
}

/** Notes the answer of `task` in the journal. */
export function noteAnswer(world: World, task: Task, answer: string): void {
  mention(world, 'person.answered', task.crew.name, task.crew.name, {
    purpose: task.purpose,
    answer,
  });
}

/** Whether the person asked says no to everything. */
export function refuses(task: Task): boolean {
  return task.crew.refusals > 0;
}

/** Ends `task`, whatever its state; its person is free for the next. */
export function releasePerson(world: World, task: Task): void {
  const { crew, status } = task;
  if (status === 'over') return;
  task.status = 'over';
  if (status === 'queued') {
    removeFrom(crew.queue, task);
    return;
  }
  if (status === 'responding') world.calendar.cancel(task.timer);
  if (status === 'waiting') removeFrom(crew.waiting, task);
  crew.free++;
  takeNext(world, crew);
}

function removeFrom(list: Task[], task: Task): void {
  const index = list.indexOf(task);
  if (index >= 0) list.splice(index, 1);
}

/** Lets the people of `crew`, back again, answer what was due and take up what waits. */
export function comeBack(world: World, crew: Crew): void {
  if (crew.absences > 0) return;
  for (const task of crew.waiting.splice(0)) {
    task.status = 'responding';
    task.timer = world.calendar.schedule(world.nowUs, { kind: 'answer', task });
  }
  takeNext(world, crew);
}
