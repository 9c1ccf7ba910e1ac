import { useState } from 'react';
import type { ReactElement } from 'react';
import type { StudioFile } from '../../ipc-contract.ts';
import { formatCount } from '../../../shared/model/quantities/count.ts';

/** A drill on its way. */
export interface RunningDrill {
  readonly finished: number;
  readonly runs: number;
  readonly cancel: () => void;
}

interface TopBarProps {
  readonly folder: string;
  readonly scenarios: readonly StudioFile[];
  /** The one that is drilled unless another is chosen. */
  readonly scenario: string | undefined;
  readonly running: RunningDrill | undefined;
  readonly onScenario: (file: string) => void;
  readonly onDrill: (runs: number) => void;
  readonly onOpenFolder: () => void;
}

const choices = [100, 1000, 10_000, 100_000];

/** The opened folder, and the drill of a scenario. */
export function TopBar(props: TopBarProps): ReactElement {
  const { folder, scenarios, scenario, running, onScenario, onDrill, onOpenFolder } = props;
  const [runs, setRuns] = useState(1000);
  return (
    <header className="top-bar">
      <h1>Backstep</h1>
      <button type="button" className="folder" title={folder} onClick={onOpenFolder}>
        {folder.slice(folder.lastIndexOf('/') + 1)}
      </button>
      <span className="gap" />
      <label>
        <span>Scenario</span>
        <select
          value={scenario ?? ''}
          disabled={scenarios.length === 0}
          onChange={(event) => {
            onScenario(event.target.value);
          }}
        >
          {scenarios.map(({ file, name }) => (
            <option key={file} value={file}>
              {name.replace(/^.*\//, '').replace('.scenario.yaml', '')}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Runs</span>
        <select
          value={runs}
          onChange={(event) => {
            setRuns(Number(event.target.value));
          }}
        >
          {choices.map((count) => (
            <option key={count} value={count}>
              {formatCount(count)}
            </option>
          ))}
        </select>
      </label>
      {running === undefined ? (
        <button
          type="button"
          className="primary"
          disabled={scenario === undefined}
          onClick={() => {
            onDrill(runs);
          }}
        >
          Drill
        </button>
      ) : (
        <DrillProgress {...running} />
      )}
    </header>
  );
}

function DrillProgress({ finished, runs, cancel }: RunningDrill): ReactElement {
  return (
    <div className="progress">
      <progress value={finished} max={runs} aria-label="Progress of the drill" />
      <span>{`${formatCount(finished)} of ${formatCount(runs)}`}</span>
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
