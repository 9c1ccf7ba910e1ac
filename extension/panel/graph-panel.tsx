import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { DrawnGraph, FromPanel, ToPanel } from '../panel-protocol.ts';
import type { GraphSubject } from '../../shared/language/verbs/graph-of.ts';
import type { GraphFormat } from '../../shared/ui/graph-tools.tsx';
import { Choice } from '../../shared/ui/choice.tsx';
import { GraphView } from '../../shared/ui/graph-view.tsx';
import { graphSvg, pngOf } from '../../shared/ui/graph-image.ts';
import { createRoot } from 'react-dom/client';

declare const acquireVsCodeApi: () => { readonly postMessage: (message: FromPanel) => void };

const editor = acquireVsCodeApi();

const subjectWords: Readonly<Record<GraphSubject, string>> = {
  steps: 'Steps',
  dependencies: 'Dependencies',
};

function GraphPanel(): ReactElement {
  const [graph, setGraph] = useState<DrawnGraph>();
  const [nothing, setNothing] = useState<string>();
  const [selected, setSelected] = useState<string>();
  useEffect(() => {
    const onMessage = ({ data }: MessageEvent<ToPanel>): void => {
      if (data.type === 'select') setSelected(data.id);
      setNothing(data.type === 'nothing' ? data.reason : undefined);
      if (data.type === 'nothing' && data.clears) setGraph(undefined);
      if (data.type === 'graph') {
        setGraph(data.graph);
        setSelected(data.selected);
      }
    };
    window.addEventListener('message', onMessage);
    editor.postMessage({ type: 'ready' });
    return () => {
      window.removeEventListener('message', onMessage);
    };
  }, []);
  if (graph === undefined)
    return (
      <main>
        <p className="panel-note">{nothing ?? 'Drawing …'}</p>
      </main>
    );
  const { subject, subjects, title, description, laidOut } = graph;
  return (
    <main className="panel">
      <header className="panel-head">
        <h1 title={title}>{title}</h1>
        <Choice
          label="What is shown"
          options={subjects}
          words={subjectWords}
          chosen={subject}
          onChoose={(each) => {
            editor.postMessage({ type: 'subject', subject: each });
          }}
        />
        <p>{nothing ?? description}</p>
      </header>
      <div className="panel-graph">
        <GraphView
          key={`${subject} ${title}`}
          laidOut={laidOut}
          label={description}
          selected={selected}
          onSelect={(id) => {
            setSelected(id);
            editor.postMessage({ type: 'select', id });
          }}
          onExport={(format) => void give(graph, format)}
        />
      </div>
    </main>
  );
}

/** Gives the graph to the editor as a file. */
async function give(
  { laidOut, title, description, subject }: DrawnGraph,
  format: GraphFormat,
): Promise<void> {
  const svg = graphSvg(laidOut, { title, description });
  const content = format === 'svg' ? svg : (await pngOf(svg)).replace(/^data:[^,]*,/u, '');
  editor.postMessage({ type: 'export', name: `${title}-${subject}.${format}`, format, content });
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<GraphPanel />);
