import type { ScalarNode } from '../syntax/tree.ts';
import type { Span } from '../../model/position.ts';
import type { Subject, Use } from './find-references.ts';
import type { TextEdit } from '../../model/diagnostic.ts';
import type { Workspace } from '../workspace.ts';
import { nameAt } from './name-at.ts';
import { namesIn } from './names-in.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';
import { subjectAt, usesOf } from './find-references.ts';
import { writeScalar } from '../write-scalar.ts';

/** Edits by file, or why there are none, as a sentence for the user. */
export type Renaming =
  | { readonly ok: true; readonly edits: ReadonlyMap<string, readonly TextEdit[]> }
  | { readonly ok: false; readonly reason: string };

/** The name at an offset that can be renamed, and where it stands; undefined where there is none. */
export function renameable(
  workspace: Workspace,
  file: string,
  offset: number,
): { readonly name: string; readonly span: Span } | undefined {
  const document = workspace.get(file);
  const here = document && nameAt(document, offset);
  const subject = subjectAt(workspace, file, offset);
  return here && subject && { name: here.name, span: here.span };
}

/**
 * Renames what the name at an offset stands for, wherever the workspace says it. Refused where the new name could not
 * be told from another one, or is not one that the language reads as a name.
 */
export function rename(
  workspace: Workspace,
  file: string,
  offset: number,
  newName: string,
): Renaming {
  const subject = subjectAt(workspace, file, offset);
  if (subject === undefined)
    return refuse(
      'Only names can be renamed: of services, stores, roles, versions, steps and the like.',
    );
  const uses = usesOf(workspace, subject);
  if (!uses.some(({ here }) => here.isDeclared))
    return refuse(
      `Nothing declares \`${subject.name}\`: declare it first, or change it where it stands.`,
    );
  const reason = whyNot(workspace, subject, uses, newName);
  if (reason !== undefined) return refuse(reason);
  const edits = new Map<string, TextEdit[]>();
  for (const { document, here } of uses) {
    const newText = writeScalar(renamed(here.node, here.span, newName), here.node.style);
    const known = edits.get(document.file) ?? [];
    edits.set(document.file, [...known, { span: here.node.span, newText }]);
  }
  return { ok: true, edits };
}

const refuse = (reason: string): Renaming => ({ ok: false, reason });

/** The whole text of a value in which one name is another. */
function renamed({ text, span }: ScalarNode, name: Span, newName: string): string {
  const quotes = span.end - span.start === text.length ? 0 : 1;
  const start = name.start === span.start ? 0 : name.start - span.start - quotes;
  const length = name.end === span.end ? text.length : name.end - name.start;
  return text.slice(0, start) + newName + text.slice(start + length);
}

function whyNot(
  workspace: Workspace,
  { name, sort, owner, home }: Subject,
  uses: readonly Use[],
  newName: string,
): string | undefined {
  if (newName === name) return undefined;
  const article = /^[aeiou]/.test(sort) ? 'An' : 'A';
  if (newName.trim() !== newName || newName === '' || /\s/.test(newName))
    return `${article} ${sort} needs a name without blanks.`;
  if (newName.includes('@')) return 'A name holds no `@`, which parts a service from its version.';
  const misfit = uses.find(({ document, here }) => {
    const kind = document.model?.kind;
    const isKey = kind !== undefined && here.node.text === here.path.at(-1);
    const shape = kind && shapeAt(shapes[kind], isKey ? here.path.slice(0, -1) : here.path);
    const pattern = isKey ? shape?.keyPattern : shape?.pattern;
    return pattern?.test(newName) === false;
  });
  if (misfit !== undefined)
    return `\`${newName}\` is not of the form that the name of a ${sort} has.`;
  const document = workspace.get(home);
  const taken = (document === undefined ? [] : namesIn(document)).some(
    (here) =>
      here.isDeclared &&
      here.name === newName &&
      here.owner === owner &&
      (here.sorts.includes(sort) || areTogether(here.sorts[0], sort)),
  );
  return taken ? `There is already something that is called \`${newName}\`.` : undefined;
}

/** Services, stores, externals and infrastructure are named in the same places, so that one name must not be two of them. */
const shared = new Set(['service', 'store', 'external', 'infrastructure']);
const areTogether = (a: string | undefined, b: string): boolean =>
  a !== undefined && shared.has(a) && shared.has(b);
