import type { EditorWorkspace } from './editor-workspace.ts';
import type { GraphParams, NodePlace, ShownGraph } from '../graph-protocol.ts';
import type { Document } from '../../shared/language/document.ts';
import type { Path } from '../../shared/model/path.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { graphOf, graphSubjects } from '../../shared/language/graph-of.ts';
import { keyAt, nodeAt } from '../../shared/language/syntax/find.ts';
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
  const places = graph.nodes.flatMap(({ id, at }) =>
    at === undefined ? [] : placeOf(document, id, at),
  );
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

/** From its name, which is the key or in an item the `id`, to the end of what is written under it. */
function placeOf({ tree }: Document, id: string, at: Path): NodePlace[] {
  const value = nodeAt(tree, at)?.span;
  const name = keyAt(tree, at)?.span ?? nodeAt(tree, [...at, 'id'])?.span ?? value;
  if (value === undefined || name === undefined) return [];
  const whole = { start: Math.min(name.start, value.start), end: Math.max(name.end, value.end) };
  return [{ id, name: toRange(tree.lines, name), whole: toRange(tree.lines, whole) }];
}
