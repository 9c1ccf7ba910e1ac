import { useState } from 'react';
import type { Goal } from './editor/text-editor.tsx';
import type { GraphSubject } from '../../shared/language/verbs/graph-of.ts';
import type { LanguageClient } from './language/language-client.ts';
import type { StudioFile } from '../ipc-contract.ts';
import type { SubjectGraph } from './language/language-api.ts';
import { useGraph } from './use-graph.ts';

/** The document in front, with its graph; text and graph lead to each other. */
export interface Front {
  readonly document: StudioFile | undefined;
  readonly goal: Goal | undefined;
  readonly graph: SubjectGraph | undefined;
  /** Id of the node in which the cursor is. */
  readonly selected: string | undefined;
  readonly open: (file: string) => void;
  readonly goTo: (goal: Goal) => void;
  readonly goToNode: (id: string) => void;
  /** Notes that the cursor is at an offset of a file. */
  readonly noteCursor: (file: string, offset: number) => void;
  readonly show: (subject: GraphSubject) => void;
}

/** Which of `files` is in front; `version` grows with every change of their texts. */
export function useFront(
  files: readonly StudioFile[],
  language: LanguageClient,
  version: number,
): Front {
  const [opened, setOpened] = useState<string>();
  const [goal, setGoal] = useState<Goal>();
  const [subject, setSubject] = useState<GraphSubject>();
  const [selected, setSelected] = useState<string>();
  const document = files.find(({ file }) => file === opened) ?? firstOf(files);
  const graph = useGraph(language, document?.file, subject, version);
  const goTo = (next: Goal): void => {
    setOpened(next.file);
    setGoal(next);
  };
  return {
    document,
    goal,
    graph,
    selected,
    open: (file) => {
      setOpened(file);
      setSubject(undefined);
      setSelected(undefined);
    },
    goTo,
    goToNode: (id) => {
      setSelected(id);
      const place = graph?.places.find((each) => each.id === id);
      if (graph !== undefined && place !== undefined)
        goTo({ file: graph.file, span: place.name, takesFocus: false });
    },
    noteCursor: (file, offset) => {
      if (file !== graph?.file) return;
      const isIn = ({ whole }: { whole: Goal['span'] }): boolean =>
        whole.start <= offset && offset <= whole.end;
      setSelected(graph.places.find(isIn)?.id);
    },
    show: setSubject,
  };
}

/** What is shown first: a playbook, if there is one. */
function firstOf(files: readonly StudioFile[]): StudioFile | undefined {
  return files.find(({ name }) => name.endsWith('.playbook.yaml')) ?? files[0];
}
