import type { EditorWorkspace } from './editor-workspace.ts';
import type { GraphParams, ShownGraph } from '../graph-protocol.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { graphOf, graphSubjects } from '../../shared/language/verbs/graph-of.ts';
import { layout } from '../../shared/graph/layout.ts';
import { toRange } from './to-lsp.ts';

/** The graph of a document, laid out here so that the editor does not wait for it; null where it has none. */
export async function graphs(
  editor: EditorWorkspace,
  { uri, subject }: GraphParams,
): Promise<ShownGraph | null> {
  const { workspace } = editor;
  const file = fileOf(uri);
  const subjects = graphSubjects(workspace, file);
  const wanted = subject !== undefined && subjects.includes(subject) ? subject : subjects[0];
  const drawn = graphOf(workspace, file, wanted);
  const document = drawn && workspace.get(drawn.file);
  if (drawn === undefined || document === undefined) return null;
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
