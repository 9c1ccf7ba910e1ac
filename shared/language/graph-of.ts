import type { PlaybookGraph } from '../graph/playbook-graph.ts';
import type { Playbook } from '../model/playbook.ts';
import type { System } from '../model/system.ts';
import type { Workspace } from './workspace.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { link } from './link.ts';
import { playbookGraph } from '../graph/playbook-graph.ts';
import { systemGraph } from '../graph/system-graph.ts';

/** What a graph shows: the steps of a playbook, or what depends on what in its system. */
export type GraphSubject = 'steps' | 'dependencies';

/** The graph of a document. */
export interface DocumentGraph extends PlaybookGraph {
  readonly subject: GraphSubject;
  readonly title: string;
  readonly description: string;
  /** The file in which its nodes are written. */
  readonly file: string;
}

/** What can be drawn of a document, what it is mainly about first. A scenario stands for the playbook that it tries. */
export function graphSubjects(workspace: Workspace, file: string): GraphSubject[] {
  const document = workspace.get(file);
  if (document === undefined) return [];
  const { playbook, system } = link(workspace, document);
  return [
    ...(playbook === undefined ? [] : ['steps' as const]),
    ...(system === undefined ? [] : ['dependencies' as const]),
  ];
}

/** The graph of a document, as far as the document can be read; undefined where it has none of this subject. */
export function graphOf(
  workspace: Workspace,
  file: string,
  subject: GraphSubject | undefined = graphSubjects(workspace, file)[0],
): DocumentGraph | undefined {
  const document = workspace.get(file);
  if (document === undefined || subject === undefined) return undefined;
  const { playbook, system } = link(workspace, document);
  if (subject === 'steps') return playbook && stepsOf(playbook);
  return system && dependenciesOf(system, playbook);
}

function stepsOf(playbook: Playbook): DocumentGraph {
  const { name, steps, file } = playbook;
  const drawn = playbookGraph(playbook);
  const total =
    drawn.schedule === undefined
      ? ''
      : ` The critical path takes ${formatDuration(drawn.schedule.total)} at the median.`;
  const description = `The ${steps.length} steps of ${name}.${total}`;
  return { ...drawn, subject: 'steps', title: name, description, file };
}

function dependenciesOf(system: System, playbook: Playbook | undefined): DocumentGraph {
  const { name, services, file } = system;
  return {
    graph: systemGraph(system, playbook === undefined ? {} : { playbook }),
    subject: 'dependencies',
    title: name,
    description: `What the ${services.size} services of ${name} depend on.`,
    file,
  };
}
