import type { ReactElement } from 'react';
import type { View } from './use-viewport.ts';

interface GraphToolsProps {
  readonly view: View;
  /** Gives the drawing away as a file; absent where the host cannot. */
  readonly onExport: ((format: GraphFormat) => void) | undefined;
}

/** How a drawing is given away. */
export type GraphFormat = 'svg' | 'png';

/** Buttons for what wheel and keys do too. */
export function GraphTools({ view, onExport }: GraphToolsProps): ReactElement {
  return (
    <div className="graph-tools" role="toolbar" aria-label="View">
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={view.zoomOut}>
        −
      </button>
      <span className="graph-scale">{`${Math.round(view.viewport.scale * 100)}%`}</span>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={view.zoomIn}>
        +
      </button>
      <button type="button" title="Show all (0)" onClick={view.fitAll}>
        Fit
      </button>
      {onExport === undefined
        ? null
        : (['svg', 'png'] as const).map((format) => (
            <button
              key={format}
              type="button"
              title={`Save as ${format.toUpperCase()}`}
              aria-label={`Save as ${format.toUpperCase()}`}
              onClick={() => onExport(format)}
            >
              {format.toUpperCase()}
            </button>
          ))}
    </div>
  );
}
