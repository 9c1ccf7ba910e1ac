import type { Document } from '../document.ts';
import type { Graph } from '../../graph/graph.ts';
import type { PlaybookGraph } from '../../graph/playbook-graph.ts';
import type { Node } from '../syntax/tree.ts';
import type { Playbook } from '../../model/playbook.ts';
import type { Span } from '../../model/position.ts';
import type { System } from '../../model/system.ts';
import type { Workspace } from '../workspace.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { keyAt, nodeAt } from '../syntax/find.ts';
import { link } from '../link.ts';
import { playbookGraph } from '../../graph/playbook-graph.ts';
import { systemGraph } from '../../graph/system-graph.ts';
import { basename } from '../file-path.ts';
import { formatCount } from '../../model/quantities/count.ts';

/** What a graph shows: the steps of a playbook, or what depends on what in its system. */
export type GraphSubject = 'steps' | 'dependencies';

/** The graph of a document. */
export interface DocumentGraph extends PlaybookGraph {
  readonly subject: GraphSubject;
  readonly title: string;
  readonly description: string;
  /** The file in which its nodes are written. */
  readonly file: string;
  readonly places: readonly NodePlace[];
}

/** Where a node is written. */
export interface NodePlace {
  readonly id: string;
  readonly name: Span;
  /** All that is written of it. */
  readonly whole: Span;
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
  const drawn =
    subject === 'steps'
      ? playbook && stepsOf(playbook)
      : system && dependenciesOf(system, playbook);
  const written = drawn && workspace.get(drawn.file);
  if (drawn === undefined || written === undefined) return undefined;
  return { ...drawn, places: placesOf(written, drawn.graph) };
}

/** Whether what is drawn of a document is all that is written there: an editor keeps its last picture until it is again. */
export function isWhole({ tree }: Document): boolean {
  const isRead = (key: string, kind: Node['kind']): boolean => {
    const written = nodeAt(tree, [key]);
    const isEmpty = written?.kind === 'scalar' && written.value === null;
    return written === undefined || isEmpty || written.kind === kind;
  };
  return tree.problems.length === 0 && isRead('steps', 'sequence') && isRead('services', 'mapping');
}

type Drawn = Omit<DocumentGraph, 'places'>;

function stepsOf(playbook: Playbook): Drawn {
  const { steps, file } = playbook;
  const name = playbook.name === '' ? basename(file) : playbook.name;
  const drawn = playbookGraph(playbook);
  const total =
    drawn.schedule === undefined || steps.length === 0
      ? ''
      : ` The critical path takes ${formatDuration(drawn.schedule.total)} at the median.`;
  const description =
    steps.length === 0
      ? `${name} has no steps yet.`
      : `The ${steps.length === 1 ? 'step' : `${formatCount(steps.length)} steps`} of ${name}.${total}`;
  return { ...drawn, subject: 'steps', title: name, description, file };
}

function dependenciesOf(system: System, playbook: Playbook | undefined): Drawn {
  const { services, file } = system;
  const name = system.name === '' ? basename(file) : system.name;
  const verb = services.size === 1 ? 'depends' : 'depend';
  return {
    graph: systemGraph(system, playbook === undefined ? {} : { playbook }),
    subject: 'dependencies',
    title: name,
    description:
      services.size === 0
        ? `${name} has no services yet.`
        : `What the ${formatCount(services.size)} ${services.size === 1 ? 'service' : 'services'} of ${name} ${verb} on.`,
    file,
  };
}

/** Each node from its name, which is the key or in an item the `id`, to the end of what is written under it. */
function placesOf({ tree }: Document, { nodes }: Graph): NodePlace[] {
  return nodes.flatMap(({ id, at }) => {
    if (at === undefined) return [];
    const value = nodeAt(tree, at)?.span;
    const name = keyAt(tree, at)?.span ?? nodeAt(tree, [...at, 'id'])?.span ?? value;
    if (value === undefined || name === undefined) return [];
    const whole = {
      start: Math.min(name.start, value.start),
      end: Math.max(name.end, value.end),
    };
    return [{ id, name, whole }];
  });
}
