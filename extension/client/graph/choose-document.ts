import type { Uri } from 'vscode';
import { window, workspace } from 'vscode';
import { basename } from '../../../shared/language/file-path.ts';
import { evidencePlaces, isInside } from '../results/evidence-places.ts';
import { offerPlaybook } from '../offer-playbook.ts';

/** Those that can be drawn. */
const documents = '**/*.{system,playbook,scenario}.yaml';

/** Folders in which nobody keeps documents. */
const skipped = '**/{node_modules,dist,.*}/**';

/** A document of the workspace that the user picks; undefined where none was picked, or there is none, which is said. */
export async function chooseDocument(title: string): Promise<Uri | undefined> {
  const [found, evidence] = await Promise.all([
    workspace.findFiles(documents, skipped),
    evidencePlaces(),
  ]);
  // Evidence holds copies.
  const own = found.filter((uri) => !evidence.some((folder) => isInside(uri, folder)));
  if (own.length === 0) {
    await offerPlaybook('There is no playbook in this workspace yet.');
    return undefined;
  }
  const items = own
    .map((uri) => ({
      label: basename(uri.path),
      description: workspace.asRelativePath(uri),
      uri,
    }))
    .sort((one, other) => rank(one.label) - rank(other.label) || compare(one, other));
  const options = { title, placeHolder: title, matchOnDescription: true };
  return (await window.showQuickPick(items, options))?.uri;
}

/** Playbooks first: their graph is what most look for. */
const rank = (name: string): number => (name.endsWith('.playbook.yaml') ? 0 : 1);

const compare = (one: { description: string }, other: { description: string }): number =>
  one.description < other.description ? -1 : 1;
