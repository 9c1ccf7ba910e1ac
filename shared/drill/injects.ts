import type { Inject } from '../model/scenario.ts';
import { decideByInject, wrongChoice } from './decide.ts';
import { noteAnswer, refuses, releasePerson, requestPerson } from './people.ts';
import { hashKey } from '../model/random.ts';
import type { Task, World } from './state.ts';
import { ENGINE, tell } from './tell.ts';

const PURPOSE = 'question';
const PURPOSE_KEY = hashKey('question');

/** Hands `inject` to its role; a question is answered as the role responds, if that is in time. */
export function sendInject(world: World, inject: Inject, number: number): void {
  tell(world, 'inject.sent', ENGINE, inject.to, { say: inject.say });
  if (inject.ask === undefined) return;
  const errand = { kind: 'inject', inject } as const;
  const task = requestPerson(world, inject.to, errand, PURPOSE, PURPOSE_KEY, number);
  if (task === undefined) return;
  world.calendar.schedule(world.nowUs + inject.ask.withinUs, { kind: 'answer-late', task });
}

/** The role of `inject` answers; one that refuses everything says to hold. */
export function answerInject(world: World, task: Task, inject: Inject): void {
  const usual = inject.ask?.answer ?? 'hold';
  const answer = refuses(task) ? 'hold' : (wrongChoice(world, task) ?? usual);
  noteAnswer(world, task, answer);
  releasePerson(world, task);
  tell(world, 'inject.answered', task.crew.name, inject.to, { answer });
  decideByInject(world, task.crew.name, answer);
}
