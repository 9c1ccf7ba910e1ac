import { useId } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { Drills } from '../use-drills.ts';
import type { Front } from '../use-front.ts';
import type { StudioFile } from '../../ipc-contract.ts';
import { GraphPane } from './graph-pane.tsx';
import { History } from './history.tsx';
import { Problems } from './problems.tsx';
import { RunSections } from '../../../shared/ui/run-page.tsx';

const tabs = ['graph', 'problems', 'result', 'history'] as const;

export type SideTab = (typeof tabs)[number];

const tabWords: Readonly<Record<SideTab, string>> = {
  graph: 'Graph',
  problems: 'Problems',
  result: 'Result',
  history: 'History',
};

interface SideProps {
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly files: readonly StudioFile[];
  readonly findings: Readonly<Record<string, readonly Diagnostic[]>>;
  readonly front: Front;
  readonly drills: Drills;
  readonly onShowRun: (runId: string) => void;
}

/** What the documents mean, what is wrong with them, and what their drills showed. */
export function Side(props: SideProps): ReactElement {
  const { tab, onTab, findings } = props;
  const id = useId();
  const problems = Object.values(findings).reduce((sum, found) => sum + found.length, 0);
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    onTab(next);
    currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <section className="side" aria-label="About the documents">
      <div className="tabs" role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
        {tabs.map((each) => (
          <button
            key={each}
            id={`${id}${each}`}
            type="button"
            role="tab"
            data-tab={each}
            aria-selected={each === tab}
            aria-controls={`${id}panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => {
              onTab(each);
            }}
          >
            {each === 'problems' && problems > 0 ? `Problems (${problems})` : tabWords[each]}
          </button>
        ))}
      </div>
      <div className="tab-panel" id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${tab}`}>
        <SidePanel {...props} />
      </div>
    </section>
  );
}

function SidePanel(props: SideProps): ReactElement {
  const { tab, files, findings, front, drills, onShowRun } = props;
  switch (tab) {
    case 'graph':
      return (
        <GraphPane
          graph={front.graph}
          selected={front.selected}
          onSelect={front.goToNode}
          onSubject={front.show}
        />
      );
    case 'problems':
      return (
        <Problems
          files={files}
          findings={findings}
          onOpen={({ file, span }) => {
            front.goTo({ file, span, takesFocus: true });
          }}
        />
      );
    case 'history':
      return <History runs={drills.history} shown={drills.report?.runId} onShow={onShowRun} />;
    case 'result':
      return <Result drills={drills} />;
  }
}

function Result({ drills: { report, running } }: { readonly drills: Drills }): ReactElement {
  if (report !== undefined)
    return (
      <div className="scrolling result" tabIndex={0} role="region" aria-label="Result of the drill">
        <RunSections report={report} />
      </div>
    );
  return (
    <p className="empty">
      {running === undefined
        ? 'Press Drill to play the chosen scenario: here is what it shows.'
        : 'The drill is under way.'}
    </p>
  );
}
