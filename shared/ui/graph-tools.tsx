import type { ReactElement } from 'react';

interface GraphToolsProps {
  readonly scale: number;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onFit: () => void;
}

/** Buttons for what wheel and keys do too. */
export function GraphTools({ scale, onZoomIn, onZoomOut, onFit }: GraphToolsProps): ReactElement {
  return (
    <div className="graph-tools" role="toolbar" aria-label="View">
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={onZoomOut}>
        −
      </button>
      <span className="graph-scale">{`${Math.round(scale * 100)}%`}</span>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={onZoomIn}>
        +
      </button>
      <button type="button" title="Show all (0)" onClick={onFit}>
        Fit
      </button>
    </div>
  );
}
