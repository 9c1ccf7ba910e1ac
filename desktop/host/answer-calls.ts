import type { Answer, CallName, Calls, LongCall } from '../ipc-contract.ts';
import { callNames } from '../ipc-contract.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';

/** Answers to every call. */
export type Answers = {
  readonly [N in CallName]: (
    ask: Calls[N]['ask'],
    long: LongCall,
  ) => Calls[N]['answer'] | Promise<Calls[N]['answer']>;
};

/** Whether `name` is that of a call. */
export const isCallName = (name: unknown): name is CallName =>
  callNames.some((each) => each === name);

/** Answers one call, whatever it is; what is in the way is said, a defect is not hidden. */
export async function answerCall(
  answers: Answers,
  name: unknown,
  ask: unknown,
  long: LongCall,
): Promise<Answer<unknown>> {
  if (!isCallName(name))
    return { ok: false, message: 'There is no such call.', remedy: 'Load the window again.' };
  try {
    // Each answer checks what it is asked: what comes from a window is not to be trusted.
    return { ok: true, value: await answers[name](ask as never, long) };
  } catch (error) {
    if (isEnvironmentError(error))
      return { ok: false, message: error.message, remedy: error.remedy };
    throw error;
  }
}
