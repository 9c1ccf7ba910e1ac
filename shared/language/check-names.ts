import type { Diagnostic } from '../model/diagnostic.ts';
import type { Linked } from './link.ts';
import type { NameSort } from './shape.ts';
import type { Reference } from './references.ts';
import type { ReferenceCode } from './reference-codes.ts';
import { alternatives, nearest } from './nearest.ts';
import { keyAt } from './syntax/find.ts';
import { namesOf } from './names.ts';
import { referenceCodes } from './reference-codes.ts';
import { references } from './references.ts';
import { shapes } from './generated/shapes.ts';
import { spanOf } from './schema-diagnostic.ts';

const ownSorts: ReadonlySet<NameSort> = new Set(['step', 'approval', 'trigger']);

/** Fewer are looked through more quickly than they are put in a set. */
const manyNames = 50;

/** Names that nothing has. Where a file that would declare them could not be linked, or not read in full, they are not judged. */
export function checkNames(linked: Linked): Diagnostic[] {
  const { document } = linked;
  const kind = document.model?.kind;
  if (kind === undefined || kind === 'Policy') return [];
  const names = namesOf(linked);
  const isWhole = kind === 'Scenario' ? linked.scenario !== undefined : true;
  const canJudge = (sort: NameSort): boolean =>
    ownSorts.has(sort) ? linked.playbook !== undefined && isWhole : linked.system !== undefined;
  const known = new Map<NameSort, ReadonlySet<string>>();
  const isKnown = (name: string, sort: NameSort): boolean => {
    if (sort === 'version') return false;
    if (names[sort].length < manyNames) return names[sort].includes(name);
    const those = known.get(sort) ?? new Set(names[sort]);
    known.set(sort, those);
    return those.has(name);
  };
  return references(document.value, shapes[kind])
    .filter(({ sorts }) => sorts.every((sort) => sort !== 'version' && canJudge(sort)))
    .filter(({ name, sorts }) => !sorts.some((sort) => isKnown(name, sort)))
    .map((reference) =>
      describe(
        linked,
        reference,
        reference.sorts.flatMap((sort) => (sort === 'version' ? [] : names[sort])),
      ),
    );
}

function describe(
  linked: Linked,
  { path, name, sorts, isKey }: Reference,
  known: readonly string[],
): Diagnostic {
  const { document, system } = linked;
  const span =
    (isKey ? keyAt(document.tree, path)?.span : undefined) ?? spanOf(document.tree, path);
  const code = codeOf(sorts, path);
  const sort = sorts.join(' or ');
  const close = nearest(name, known).slice(0, 3);
  const owner = sorts.some((each) => ownSorts.has(each))
    ? 'this playbook'
    : `system \`${system?.name ?? ''}\``;
  return {
    code,
    severity: code === 'reference/unknown-name' ? 'error' : 'warning',
    message: `There is no ${sort} \`${name}\` in ${owner}.`,
    why: referenceCodes[code].why,
    remedy:
      close[0] !== undefined
        ? `Did you mean \`${close[0]}\`?`
        : known.length === 0
          ? `Declare the ${sort}.`
          : `Declare it, or use ${alternatives([...new Set(known)])}.`,
    file: document.file,
    span,
    ...(close.length === 0
      ? {}
      : {
          fixes: close.map((newText) => ({
            title: `Change to \`${newText}\``,
            edits: [{ span, newText }],
          })),
        }),
  };
}

function codeOf(sorts: readonly NameSort[], path: readonly (string | number)[]): ReferenceCode {
  if (sorts.includes('role')) return 'reference/undeclared-role';
  return path.at(-2) === 'depends_on'
    ? 'reference/undeclared-dependency'
    : 'reference/unknown-name';
}
