import type { Message, MessageEvent } from '../model/playbook.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { expectedRecoveryUs } from './expected-recovery.ts';
import type { Rollback, World } from './state.ts';
import { ENGINE, mention } from './tell.ts';

const MINUTE_US = 60_000_000;

/** Sends every message of the playbook that is due at `event`. */
export function communicate(
  world: World,
  rollback: Rollback,
  event: Exclude<MessageEvent['kind'], 'elapsed'>,
): void {
  if (world.emit === undefined) return;
  for (const message of rollback.spec.playbook.communicate) {
    if (message.on.kind === event) sendMessage(world, rollback, message);
  }
}

/** Sends one message; `{{eta}}` in it becomes when recovery is expected at this moment, all else stays as written. */
export function sendMessage(
  world: World,
  rollback: Rollback,
  { to, channel, say = '' }: Message,
): undefined {
  if (world.emit === undefined) return;
  const said = say.replaceAll('{{eta}}', () => expectation(world, rollback));
  mention(world, 'message.sent', ENGINE, to, { to, channel, say: said });
}

/** In words that stand alone: `now`, `in about 6m`; below a minute and a half in steps of ten seconds. */
function expectation(world: World, rollback: Rollback): string {
  if (rollback.wellness.goodSinceUs !== undefined) return 'now';
  const afterUs = expectedRecoveryUs(world, rollback);
  if (afterUs === undefined) return 'at a time not yet known';
  if (afterUs === 0) return 'at any moment';
  const stepUs = afterUs < 1.5 * MINUTE_US ? MINUTE_US / 6 : MINUTE_US;
  return `in about ${formatDuration(Math.max(1, Math.round(afterUs / stepUs)) * stepUs)}`;
}
