import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { GraphSubject } from '../../../shared/language/verbs/graph-of.ts';
import type { LaidOutGraph } from '../../../shared/graph/laid-out-graph.ts';
import type { SubjectGraph } from '../language/language-api.ts';
import { Choice } from '../../../shared/ui/choice.tsx';
import type { GraphFormat } from '../../../shared/ui/graph-tools.tsx';
import { GraphView } from '../../../shared/ui/graph-view.tsx';
import { graphSvg, pngOf } from '../../../shared/ui/graph-image.ts';
import { layOut } from '../lay-out.ts';

interface GraphPaneProps {
  readonly graph: SubjectGraph | undefined;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onSubject: (subject: GraphSubject) => void;
}

const subjectWords: Readonly<Record<GraphSubject, string>> = {
  steps: 'Steps',
  dependencies: 'Dependencies',
};

/** The graph of the document in front. */
export function GraphPane({ graph, selected, onSelect, onSubject }: GraphPaneProps): ReactElement {
  const laidOut = useLaidOut(graph);
  if (graph === undefined)
    return <p className="empty">Open a playbook, a scenario or a system: here is its graph.</p>;
  const { subject, subjects, title, description } = graph;
  return (
    <div className="pane">
      <div className="pane-head">
        <p>{description}</p>
        <Choice
          label="What is shown"
          options={subjects}
          words={subjectWords}
          chosen={subject}
          onChoose={onSubject}
        />
      </div>
      <div className="pane-body">
        {laidOut === undefined ? null : (
          <GraphView
            key={`${subject} ${title}`}
            laidOut={laidOut}
            label={description}
            selected={selected}
            onSelect={onSelect}
            onExport={(format) => void download(laidOut, graph, format)}
          />
        )}
      </div>
    </div>
  );
}

/** The places of its boxes, once they are found; those of the graph before it until then. */
function useLaidOut(graph: SubjectGraph | undefined): LaidOutGraph | undefined {
  const [laidOut, setLaidOut] = useState<LaidOutGraph>();
  useEffect(() => {
    let isLate = false;
    if (graph !== undefined)
      void layOut(graph.graph).then((found) => {
        if (!isLate) setLaidOut(found);
      });
    return () => {
      isLate = true;
    };
  }, [graph]);
  return laidOut;
}

/** Gives the drawing away as a file, the way a browser does. */
async function download(
  laidOut: LaidOutGraph,
  { title, description, subject }: SubjectGraph,
  format: GraphFormat,
): Promise<void> {
  const svg = graphSvg(laidOut, { title, description });
  const link = document.createElement('a');
  link.download = `${title}-${subject}.${format}`;
  link.href = format === 'svg' ? `data:image/svg+xml,${encodeURIComponent(svg)}` : await pngOf(svg);
  link.click();
}
