import type { Playbook, Message, MessageEvent } from '../../model/playbook.ts';

/** A message with the moment it is sent; those of steps are sent while the rollback runs. */
export interface Sent extends Message {
  readonly event: MessageEvent['kind'] | 'step';
}

/** Every message of a playbook: those on events and those that steps send. */
export function messages({ communicate, steps }: Playbook): Sent[] {
  return [
    ...communicate.map(({ on, ...message }) => ({ ...message, event: on.kind })),
    ...steps.flatMap(({ action }): Sent[] =>
      action.kind === 'notify' ? [{ ...action.message, event: 'step' }] : [],
    ),
  ];
}

/** Whether a message reaches people outside of the organisation. */
export function isForCustomers({ to, channel }: Message): boolean {
  return /status-?page/i.test(channel) || /customer|client|user|public|tenant|partner/i.test(to);
}
