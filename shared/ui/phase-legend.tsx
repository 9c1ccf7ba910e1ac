import type { Phases } from '../model/measures.ts';
import type { ReactElement } from 'react';
import { formatDuration } from '../model/quantities/duration.ts';
import { phaseNames } from './timeline-lanes.ts';

/** The phases of an outage with their colours and how long each took. */
export function PhaseLegend({ phases }: { readonly phases: Phases }): ReactElement {
  return (
    <ul className="legend">
      {phaseNames.map(([key, name], index) => (
        <li key={key}>
          <i style={{ background: `var(--bs-p${index + 1})` }} />
          {name} <span className="muted">{formatDuration(phases[key])}</span>
        </li>
      ))}
    </ul>
  );
}
