import { useCallback, useState } from 'react';
import type { Ask } from '../ipc-contract.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import type { RunRow } from '../../shared/store/run-row.ts';
import type { RunningDrill } from './views/top-bar.tsx';

/** Drills that run, have run, and one that is looked at. */
export interface Drills {
  readonly running: RunningDrill | undefined;
  readonly history: readonly RunRow[];
  readonly report: RunReport | undefined;
  /** Drills a scenario; its report is there when this is done. */
  readonly drill: (scenario: string, runs: number) => Promise<void>;
  /** Looks at a run that is kept. */
  readonly show: (runId: string) => Promise<void>;
  /** Reads the list of runs anew. */
  readonly refresh: () => Promise<void>;
}

/** Drills through the host, which keeps them. */
export function useDrills(ask: Ask): Drills {
  const [running, setRunning] = useState<RunningDrill>();
  const [history, setHistory] = useState<readonly RunRow[]>([]);
  const [report, setReport] = useState<RunReport>();
  const refresh = useCallback(async () => {
    setHistory(await ask('history', null));
  }, [ask]);
  const drill = useCallback(
    async (scenario: string, runs: number) => {
      const cancelled = new AbortController();
      const show = (finished: number): void => {
        setRunning({
          finished,
          runs,
          cancel: () => {
            cancelled.abort();
          },
        });
      };
      show(0);
      try {
        const { signal } = cancelled;
        setReport(await ask('drill', { scenario, runs }, { signal, onProgress: show }));
      } finally {
        setRunning(undefined);
        await refresh();
      }
    },
    [ask, refresh],
  );
  const show = useCallback(
    async (runId: string) => {
      setReport(await ask('report', runId));
    },
    [ask],
  );
  return { running, history, report, drill, show, refresh };
}
