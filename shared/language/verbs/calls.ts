import type { Playbook } from '../../model/playbook.ts';
import type { Span } from '../../model/position.ts';
import type { System } from '../../model/system.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Workspace } from '../workspace.ts';
import { declarationsIn } from './declarations.ts';
import { keyAt, nodeAt } from '../syntax/find.ts';
import { spanOf } from '../schema-diagnostic.ts';
import { subjectAt } from './find-references.ts';

const callSorts = ['service', 'store', 'external', 'step'] as const;

/** A service, what services call, or a step: what calls it and what it calls, what needs it and what it needs. */
export interface CallItem {
  readonly name: string;
  readonly sort: (typeof callSorts)[number];
  /** The file that declares it. */
  readonly file: string;
  /** All that is written of it. */
  readonly whole: Span;
  readonly span: Span;
}

/** The item at the other end of a call, with the place that says so; it is in the file of both. */
export interface Call {
  readonly item: CallItem;
  readonly from: Span;
}

/** One call or need of a document, by names. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
}

/** What the name at an offset stands for, where it can call or be called. */
export function callItem(workspace: Workspace, file: string, offset: number): CallItem | undefined {
  const subject = subjectAt(workspace, file, offset);
  return subject && itemsOf(workspace, subject.home, subject.name, isStep(subject.sort))[0];
}

/** What calls this service, or needs this step. */
export function incomingCalls(workspace: Workspace, { name, sort, file }: CallItem): Call[] {
  return edgesOf(workspace, file, isStep(sort))
    .filter((edge) => edge.to === name)
    .flatMap(({ from, span }) =>
      itemsOf(workspace, file, from, isStep(sort)).map((item) => ({ item, from: span })),
    );
}

/** What this service calls, or this step needs. */
export function outgoingCalls(workspace: Workspace, { name, sort, file }: CallItem): Call[] {
  return edgesOf(workspace, file, isStep(sort))
    .filter((edge) => edge.from === name)
    .flatMap(({ to, span }) =>
      itemsOf(workspace, file, to, isStep(sort)).map((item) => ({ item, from: span })),
    );
}

const isStep = (sort: string): boolean => sort === 'step';

function itemsOf(workspace: Workspace, file: string, name: string, wantsStep: boolean): CallItem[] {
  const document = workspace.get(file);
  if (document === undefined) return [];
  return declarationsIn(document).flatMap((found): CallItem[] => {
    const sort = callSorts.find((each) => each === found.sort);
    if (sort === undefined || isStep(sort) !== wantsStep || found.name !== name) return [];
    const { start, end } = nodeAt(document.tree, found.path)?.span ?? found.span;
    const { span } = found;
    const whole = { start: Math.min(start, span.start), end: Math.max(end, span.end) };
    return [{ name, sort, file, whole, span }];
  });
}

function edgesOf(workspace: Workspace, file: string, ofSteps: boolean): Edge[] {
  const document = workspace.get(file);
  const model = document?.model;
  if (document === undefined) return [];
  if (ofSteps && model?.kind === 'Playbook') return needsOf(model.playbook, document.tree);
  return model?.kind === 'System' ? dependenciesOf(model.system, document.tree) : [];
}

function dependenciesOf({ services }: System, tree: SyntaxTree): Edge[] {
  return [...services.values()].flatMap(({ name, dependsOn }) =>
    dependsOn.map(({ on, at }) => ({
      from: name,
      to: on,
      span: keyAt(tree, at)?.span ?? spanOf(tree, at),
    })),
  );
}

/** A step without `needs` says with its own name that it follows the one above. */
function needsOf({ steps }: Playbook, tree: SyntaxTree): Edge[] {
  return steps.flatMap(({ id, at, needs, needsWritten }) =>
    needs.map((to, index) => ({
      from: id,
      to,
      span: spanOf(tree, needsWritten ? [...at, 'needs', index] : [...at, 'id']),
    })),
  );
}
