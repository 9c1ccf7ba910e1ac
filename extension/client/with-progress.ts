import type { CancellationToken } from 'vscode';
import { ProgressLocation, window } from 'vscode';
import { formatCount } from '../../shared/model/quantities/count.ts';

/** How something long is told: in a notification, or beside what else goes on. */
export type Told = 'notification' | 'window';

/** What goes on while something long is told. */
interface Long {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Plays `runs` runs with how many of them are done; both `token` and the notification cancel. */
export async function tellingRuns<T>(
  title: string,
  runs: number,
  told: Told,
  token: CancellationToken | undefined,
  action: (long: Long) => Promise<T>,
): Promise<T> {
  const location =
    told === 'notification' ? ProgressLocation.Notification : ProgressLocation.Window;
  const options = { location, title, cancellable: told === 'notification' };
  return window.withProgress(options, async (progress, cancelled) => {
    let before = 0;
    return action({
      signal: abortedBy(cancelled, token),
      onProgress: (done) => {
        const increment = ((done - before) / runs) * 100;
        before = done;
        progress.report({
          increment,
          message: `${formatCount(done)} of ${formatCount(runs)} runs`,
        });
      },
    });
  });
}

/** Does something long with a notification that can cancel it. */
export async function tellingWork<T>(
  title: string,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: false };
  return window.withProgress(options, (_, token) => action(abortedBy(token)));
}

function abortedBy(...tokens: readonly (CancellationToken | undefined)[]): AbortSignal {
  const controller = new AbortController();
  for (const token of tokens) {
    if (token?.isCancellationRequested === true) controller.abort();
    token?.onCancellationRequested(() => {
      controller.abort();
    });
  }
  return controller.signal;
}
