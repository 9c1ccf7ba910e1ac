import type { Document } from '../document.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import type { Workspace } from '../workspace.ts';
import { basename } from '../file-path.ts';
import { keyAt, nodeAt } from '../syntax/find.ts';
import { link } from '../link.ts';

/** Something with a name, and where that is written. */
export interface NamedPlace {
  /** That of its file where it has none. */
  readonly name: string;
  readonly file: string;
  readonly span: Span;
}

/** A scenario that can be drilled, once its files are without errors. */
export interface ScenarioPlace extends NamedPlace {
  /** What it tries; absent where that cannot be found. */
  readonly playbook?: NamedPlace;
  /** The file of the system it plays in; absent where that cannot be found. */
  readonly system?: string;
}

/** Every scenario of a workspace, by playbook and name. */
export function scenarioPlaces(workspace: Workspace): ScenarioPlace[] {
  const found: ScenarioPlace[] = [];
  for (const document of workspace.documents()) {
    if (document.model?.kind !== 'Scenario') continue;
    const { playbook, system } = link(workspace, document);
    const tried = playbook && workspace.get(playbook.file);
    found.push({
      ...named(document, document.model.scenario.name),
      ...(playbook && tried ? { playbook: named(tried, playbook.name) } : {}),
      ...(system === undefined ? {} : { system: system.file }),
    });
  }
  const key = ({ playbook, name, file }: ScenarioPlace): string =>
    [playbook?.name ?? '', name, file].join('\n');
  return found.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function named({ file, tree }: Document, name: string): NamedPlace {
  const span = nodeAt(tree, ['name'])?.span ?? keyAt(tree, ['kind'])?.span ?? { start: 0, end: 0 };
  return { name: name === '' ? basename(file) : name, file, span };
}

/**
 * Where what a drill was held against is written: an expectation (`expect.…`) in the scenario, an objective in its
 * playbook. `check` is its name in the report; of what is not written in full, the nearest that is.
 */
export function placeOfCheck(
  workspace: Workspace,
  scenario: string,
  check: string,
): Omit<NamedPlace, 'name'> | undefined {
  const document = workspace.get(scenario);
  if (document?.model?.kind !== 'Scenario') return undefined;
  const { playbook } = link(workspace, document);
  const promised = playbook && workspace.get(playbook.file);
  if (check.startsWith('expect.') || promised === undefined)
    return placeOf(document, [check.split('.').map(asWritten)]);
  if (check === 'outcome') return placeOf(document, [['expect']]);
  const { disruption } = document.model.scenario;
  return placeOf(promised, [
    ['objectives', 'classes', disruption, check],
    ['objectives', check],
    ['objectives'],
  ]);
}

/** Keys of the language are written with underscores. */
const asWritten = (part: string): string =>
  part.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** The first of these paths that is written, or the beginning of the first one, or the name of the document. */
function placeOf(document: Document, paths: readonly Path[]): Omit<NamedPlace, 'name'> {
  const { file, tree } = document;
  const prefixes = (paths[0] ?? []).map((_, index, path) => path.slice(0, path.length - index));
  for (const path of [...paths, ...prefixes]) {
    const key = keyAt(tree, path)?.span;
    const value = nodeAt(tree, path)?.span;
    if (key === undefined) continue;
    const isOneLine = value !== undefined && !/[\r\n]/u.test(tree.text.slice(key.start, value.end));
    return { file, span: { start: key.start, end: isOneLine ? value.end : key.end } };
  }
  return named(document, '');
}
