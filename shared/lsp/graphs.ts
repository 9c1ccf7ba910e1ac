import type { Project } from './project.ts';
import type { GraphParams, ShownGraph } from './graph-request.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { graphOf, graphSubjects } from '../language/verbs/graph-of.ts';
import { toRange } from './to-lsp.ts';

/** The graph of a document, laid out here so that the editor does not wait for it; null where it has none. */
export async function graphs(
  project: Project,
  { uri, subject }: GraphParams,
): Promise<ShownGraph | null> {
  const { workspace } = project;
  const file = fileOf(uri);
  const subjects = graphSubjects(workspace, file);
  const wanted = subject !== undefined && subjects.includes(subject) ? subject : subjects[0];
  const drawn = graphOf(workspace, file, wanted);
  const document = drawn && workspace.get(drawn.file);
  if (drawn === undefined || document === undefined) return null;
  // The engine is large, and most editors never ask.
  const { layout } = await import('../graph/layout.ts');
  const { title, description, graph } = drawn;
  const { lines } = document.tree;
  const places = drawn.places.map(({ id, name, whole }) => ({
    id,
    name: toRange(lines, name),
    whole: toRange(lines, whole),
  }));
  return {
    subject: drawn.subject,
    subjects,
    title,
    description,
    laidOut: await layout(graph),
    uri: uriOf(drawn.file),
    places,
  };
}
