import type { Document } from '../document.ts';
import type { Linked } from '../link.ts';
import type { NameHere } from './names-in.ts';
import type { NameSort } from '../shape.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { link } from '../link.ts';
import { nameAt } from './name-at.ts';
import { isOfPlaybook, namesIn } from './names-in.ts';
import type { Playbook } from '../../model/playbook.ts';
import { namesOf } from '../names.ts';

/** What a name stands for, the same in every file that says it. */
export interface Subject {
  readonly name: string;
  readonly sort: NameSort;
  /** What it belongs to, where it is a version. */
  readonly owner?: string;
  /** The file within which the name is that of one thing: a playbook's for its steps and approvals, a system's otherwise. */
  readonly home: string;
}

/** One place where a name stands. */
export interface Use {
  readonly document: Document;
  readonly here: NameHere;
}

/** A use of a name, as an editor shows it. */
export interface FoundReference {
  readonly file: string;
  readonly span: Span;
  readonly isDeclaration: boolean;
}

/** Every place of the workspace that means what the name at an offset does, that place included. */
export function findReferences(
  workspace: Workspace,
  file: string,
  offset: number,
): FoundReference[] {
  const subject = subjectAt(workspace, file, offset);
  return subject === undefined
    ? []
    : usesOf(workspace, subject).map(({ document, here }) => ({
        file: document.file,
        span: here.span,
        isDeclaration: here.isDeclared,
      }));
}

/** What the name at an offset stands for; undefined where there is no name, or the file that it belongs to is not there. */
export function subjectAt(workspace: Workspace, file: string, offset: number): Subject | undefined {
  const document = workspace.get(file);
  const here = document && nameAt(document, offset);
  return here && subjectOf(link(workspace, document), here);
}

/** Every place of the workspace that means `subject`, file by file in the order of their texts. */
export function usesOf(workspace: Workspace, subject: Subject): Use[] {
  return [...workspace.documents()].flatMap((document) => {
    const linked = link(workspace, document);
    if (homes(linked).every((home) => home !== subject.home)) return [];
    return namesIn(document)
      .filter((here) => here.name === subject.name && here.owner === subject.owner)
      .filter((here) => isSame(subjectOf(linked, here), subject))
      .map((here) => ({ document, here }));
  });
}

export function subjectOf(linked: Linked, here: NameHere): Subject | undefined {
  const sort = sortOf(linked, here);
  if (sort === undefined) return undefined;
  const home = isOfPlaybook(sort) ? ownerOf(linked, here)?.file : linked.system?.file;
  if (home === undefined) return undefined;
  const owner = here.owner === undefined ? {} : { owner: here.owner };
  return { name: here.name, sort, ...owner, home };
}

/** The playbook whose step, approval or trigger is meant: the one that is said, otherwise the first that has it. */
function ownerOf({ playbook, beside = [] }: Linked, here: NameHere): Playbook | undefined {
  const { name } = here;
  const owner = [playbook, ...beside].find((each) =>
    here.playbook === undefined
      ? each?.triggers.has(name) ||
        each?.approvals.has(name) ||
        each?.steps.some(({ id }) => id === name)
      : each?.name === here.playbook,
  );
  return owner ?? (here.playbook === undefined ? playbook : undefined);
}

/** Of the sorts that a name may be of, that of which there is one. */
function sortOf(linked: Linked, { name, sorts }: NameHere): NameSort | undefined {
  if (sorts.length === 1) return sorts[0];
  const names = namesOf(linked);
  return sorts.find((sort) => sort !== 'version' && names[sort].includes(name)) ?? sorts[0];
}

const homes = ({ system, playbook, beside = [] }: Linked) =>
  [system, playbook, ...beside].map((each) => each?.file);

const isSame = (a: Subject | undefined, b: Subject): boolean =>
  a?.sort === b.sort && a.home === b.home;
