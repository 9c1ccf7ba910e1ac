import type { FieldText, Shape } from './shape.ts';
import type { Kind } from './document.ts';
import type { Path } from '../model/path.ts';
import { describeType } from './describe-type.ts';
import { fieldOf } from './shape.ts';
import { hoverTexts } from './generated/hover-texts.ts';
import { shapes } from './generated/shapes.ts';

/** What the manual says about the field at `path` of a document of this kind; undefined where the language has nothing. */
export function fieldText(kind: Kind, path: Path): FieldText | undefined {
  let shape: Shape | undefined = shapes[kind];
  const parts: string[] = [kind];
  for (const part of path) {
    if (shape === undefined) return undefined;
    const field: Shape | undefined = typeof part === 'number' ? undefined : fieldOf(shape, part);
    parts.push(typeof part === 'number' ? '[]' : field === undefined ? '*' : part);
    shape = typeof part === 'number' ? shape.items : (field ?? shape.values);
  }
  return hoverTexts[parts.join('.')];
}

/** A value as it would be written in one line. */
export const written = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ').replaceAll(':', ': ');

/** The entry of a field as Markdown, without its name. */
export function describeField(shape: Shape | undefined, text: FieldText): string {
  const { doc, default: fallback, examples, source } = text;
  const code = (value: unknown): string => `\`${written(value)}\``;
  return [
    doc,
    [
      `Write ${describeType(shape)}.`,
      ...(fallback === undefined ? [] : [`Default: ${code(fallback)}.`]),
    ].join(' '),
    ...(examples === undefined || shape?.quantity !== undefined
      ? []
      : [`Such as ${examples.map(code).join(', ')}.`]),
    ...(source === undefined ? [] : [`Source: ${source}`]),
  ].join('\n\n');
}
