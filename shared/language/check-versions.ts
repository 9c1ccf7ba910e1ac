import type { Diagnostic } from '../model/diagnostic.ts';
import type { Shape } from './shape.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { nodeAt } from './syntax/find.ts';
import { prepareVisit } from './visit-shape.ts';
import { schemaDiagnostic } from './schema-diagnostic.ts';

const visitVersions = prepareVisit(
  ({ quantity }) => quantity === 'version' || quantity === 'range',
);

/** A number in a form that is read as a whole number and yet not written as one; most texts have none. */
const odd =
  /(?:^|[\s:,[{"'])(?:[-+]?0[\dxo]|\+\d|-0|[-+]?(?:\d+\.0*|\.0+)(?![\w.])|[-+]?[\d.]+e[-+]?\d|\d{16})/i;

/**
 * Versions that YAML reads as another whole number than was written, such as `1.0` as 1: the form is
 * right, and yet the version meant is another one.
 */
export function checkVersions(
  file: string,
  tree: SyntaxTree,
  value: unknown,
  shape: Shape,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!odd.test(tree.text)) return found;
  visitVersions(value, shape, (version, _, path) => {
    if (!Number.isInteger(version)) return;
    const node = nodeAt(tree, path);
    if (node?.kind !== 'scalar' || node.text === String(version)) return;
    const message = `\`${node.text}\` is read as the number ${String(version)}, not as a version.`;
    const details = {
      message,
      remedy: 'Put it in quotes.',
      suggestion: `"${node.text}"`,
      isCertain: true,
    };
    found.push(schemaDiagnostic(file, tree, 'schema/type', [...path], details));
  });
  return found;
}
