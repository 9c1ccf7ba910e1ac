import type { Project } from './project.ts';
import type { GraphParams, ShownGraph } from './graph-request.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { graphOf, graphSubjects, isWhole } from '../language/verbs/graph-of.ts';
import { toRange } from './to-lsp.ts';

/** The graph of a document; null where it has none, or what it is drawn from cannot be read in full. */
export function graphs(project: Project, { uri, subject }: GraphParams): ShownGraph | null {
  const { workspace } = project;
  const file = fileOf(uri);
  const subjects = graphSubjects(workspace, file);
  const wanted = subject !== undefined && subjects.includes(subject) ? subject : subjects[0];
  const drawn = graphOf(workspace, file, wanted);
  const document = drawn && workspace.get(drawn.file);
  if (drawn === undefined || document === undefined) return null;
  const asked = workspace.get(file);
  if (!isWhole(document) || (asked !== undefined && !isWhole(asked))) return null;
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
    graph,
    uri: uriOf(drawn.file),
    places,
  };
}
