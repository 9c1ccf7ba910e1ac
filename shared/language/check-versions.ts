import type { Diagnostic } from '../model/diagnostic.ts';
import type { Node, SyntaxTree } from './syntax/tree.ts';
import type { Path } from '../model/path.ts';
import type { Shape } from './shape.ts';
import { schemaDiagnostic } from './schema-diagnostic.ts';

/**
 * Versions that YAML reads as another whole number than was written, such as `1.0` as 1: the form is
 * right, and yet the version meant is another one.
 */
export function checkVersions(file: string, tree: SyntaxTree, shape: Shape): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (tree.root !== undefined)
    collect(tree.root, shape, [], (path, text, value) => {
      const message = `\`${text}\` is read as the number ${value}, not as a version.`;
      found.push(
        schemaDiagnostic(file, tree, 'schema/type', path, {
          message,
          remedy: 'Put it in quotes.',
          suggestion: `"${text}"`,
        }),
      );
    });
  return found;
}

type Report = (path: Path, text: string, value: number) => void;

function collect(node: Node, shape: Shape | undefined, at: Path, report: Report): void {
  if (shape === undefined || !mayHoldVersion(shape)) return;
  if (node.kind === 'mapping') {
    for (const { key, value } of node.pairs) {
      collect(value, shape.fields?.[key.text] ?? shape.values, [...at, key.text], report);
    }
  } else if (node.kind === 'sequence') {
    node.items.forEach((item, index) => collect(item, shape.items, [...at, index], report));
  } else if (
    node.kind === 'scalar' &&
    isVersion(shape) &&
    Number.isInteger(node.value) &&
    String(node.value) !== node.text
  ) {
    report(at, node.text, node.value as number);
  }
}

const isVersion = ({ quantity }: Shape): boolean => quantity === 'version' || quantity === 'range';

const answers = new WeakMap<Shape, boolean>();

/** Whether anything of this shape can be a version; most of a document cannot. */
function mayHoldVersion(shape: Shape): boolean {
  const known = answers.get(shape);
  if (known !== undefined) return known;
  const below = [shape.values, shape.items, ...Object.values(shape.fields ?? {})];
  const answer =
    isVersion(shape) || below.some((part) => part !== undefined && mayHoldVersion(part));
  answers.set(shape, answer);
  return answer;
}
