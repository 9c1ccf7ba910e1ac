import type { Message, MessageEvent } from '../model/playbook.ts';
import type { World } from './state.ts';
import { ENGINE, mention } from './tell.ts';

/** Sends every message of the playbook that is due at `event`. */
export function communicate(world: World, event: Exclude<MessageEvent['kind'], 'elapsed'>): void {
  if (world.emit === undefined) return;
  for (const message of world.specs.plan.playbook.communicate) {
    if (message.on.kind === event) sendMessage(world, message);
  }
}

/** Sends one message, as written. */
export function sendMessage(world: World, { to, channel, say = '' }: Message): undefined {
  mention(world, 'message.sent', ENGINE, to, { to, channel, say });
}
