import type { ReactElement } from 'react';
import type { RunRow } from '../../../shared/store/run-row.ts';
import { formatCount } from '../../../shared/model/quantities/count.ts';
import { formatDuration } from '../../../shared/model/quantities/duration.ts';

interface HistoryProps {
  readonly runs: readonly RunRow[];
  /** Id of the run that is shown. */
  readonly shown: string | undefined;
  readonly onShow: (runId: string) => void;
}

const duration = (us: number | null): string => (us === null ? '–' : formatDuration(us));

/** What a run came to; one that is still being recorded has no verdict yet. */
const verdictOf = ({ verdict, status }: RunRow): string =>
  status === 'open' ? 'recording' : (verdict ?? status);

/** The drills that are kept, newest first. */
export function History({ runs, shown, onShow }: HistoryProps): ReactElement {
  if (runs.length === 0)
    return <p className="empty">No drill is kept yet. Choose a scenario above and press Drill.</p>;
  return (
    <div className="scrolling" tabIndex={0} role="region" aria-label="History">
      <table className="history">
        <thead>
          <tr>
            <th scope="col">Recorded (UTC)</th>
            <th scope="col">Scenario</th>
            <th scope="col">Verdict</th>
            <th scope="col" className="number">
              Runs
            </th>
            <th scope="col" className="number">
              RTA p95
            </th>
            <th scope="col" className="number">
              RPA p95
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id} aria-current={run.id === shown}>
              <td className="time">{run.recordedAt.slice(0, 16).replace('T', ' ')}</td>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onShow(run.id);
                  }}
                >
                  {run.scenario}
                </button>
              </td>
              <td className={run.verdict ?? 'muted'}>{verdictOf(run)}</td>
              <td className="number">{formatCount(run.samples ?? run.runs)}</td>
              <td className="number">{duration(run.rtaP95Us)}</td>
              <td className="number">{duration(run.rpaP95Us)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
