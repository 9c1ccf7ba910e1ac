import type { Criticality } from '../model/system.ts';
import type { WorkspaceLoader } from './load-workspace.ts';
import { link } from '../language/link.ts';

/** Which playbooks roll a service back. */
export interface Coverage {
  readonly system: string;
  readonly service: string;
  readonly criticality: Criticality | null;
  /** Names of playbooks whose change deploys it. */
  readonly playbooks: readonly string[];
}

/** Every service of every system among the documents, with the playbooks that deploy it. */
export function coverage({ workspace }: WorkspaceLoader): Coverage[] {
  const documents = [...workspace.documents()];
  const linked = documents
    .filter(({ model }) => model?.kind === 'Playbook')
    .map((document) => link(workspace, document));
  return documents.flatMap(({ model, file }) => {
    if (model?.kind !== 'System') return [];
    const own = linked.filter(({ system }) => system?.file === file);
    return [...model.system.services].map(([service, { criticality }]) => ({
      system: model.system.name,
      service,
      criticality: criticality ?? null,
      playbooks: own
        .filter(({ playbook }) => playbook?.change.deploys.has(service))
        .map(({ playbook }) => playbook?.name ?? ''),
    }));
  });
}
