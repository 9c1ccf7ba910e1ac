import type { Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Kind } from './document.ts';
import type { Parsed } from '../model/quantities/parsed.ts';
import type { Path } from '../model/path.ts';
import type { QuantityName, Shape } from './shape.ts';
import type { SchemaCode } from './schema-codes.ts';
import type { Misfit } from './find-misfits.ts';
import type { Span } from '../model/position.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { alternatives, nearest } from './nearest.ts';
import { keyAt, nodeAt, resolveAlias } from './syntax/find.ts';
import { parseDuration } from '../model/quantities/duration.ts';
import { parseInstant } from '../model/quantities/instant.ts';
import { parseRate } from '../model/quantities/rate.ts';
import { parseSchedule } from '../model/schedule.ts';
import { parseShare } from '../model/quantities/share.ts';
import { removePair } from './remove-pair.ts';
import { schemaDiagnostic } from './schema-diagnostic.ts';
import { fieldOf, shapeAt } from './shape.ts';
import { shapes } from './generated/shapes.ts';
import { describeType } from './describe-type.ts';

interface Context {
  readonly kind: Kind;
  readonly file: string;
  readonly tree: SyntaxTree;
  readonly misfit: Misfit;
}

/** The one message for a misfit; undefined where another message already covers it. */
export function describeMisfit(context: Context): Diagnostic | undefined {
  return isMisread(context) ? undefined : describe(context);
}

/** Whether the misfit lies where the text could not be read: that mistake has its message. */
function isMisread({ tree, misfit }: Context): boolean {
  const problems = tree.problems.filter(({ code }) => code !== 'syntax/duplicate-key');
  if (problems.length === 0) return false;
  const { path } = misfit;
  const node = nodeAt(tree, path);
  if (node?.kind === 'alias' && node.target === undefined) return true;
  const written =
    misfit.sort === 'unknown-key'
      ? keyAt(tree, [...path, misfit.key])?.span
      : misfit.sort === 'missing-key' || misfit.sort === 'type'
        ? node?.span
        : undefined;
  return (
    written !== undefined &&
    problems.some(({ span }) => span.start <= written.end && span.end >= written.start)
  );
}

function describe(context: Context): Diagnostic | undefined {
  const { misfit } = context;
  switch (misfit.sort) {
    case 'unknown-key':
      return unknownKey(context, misfit.key);
    case 'missing-key':
      return missingKey(context, misfit.key, misfit.because);
    case 'type':
      return wrongType(context);
    case 'word':
      return wrongWord(context);
    case 'form':
      return wrongForm(context);
    case 'name':
      return wrongName(context, misfit.key);
    case 'empty':
      return about(context, 'schema/range', misfit.path, {
        message: `${place(misfit.path)} is empty.`,
        remedy: 'Write at least one entry.',
      });
    case 'least':
    case 'most':
      return outOfRange(context, misfit.sort, misfit.limit);
  }
}

const about = (
  { file, tree }: Context,
  code: SchemaCode,
  path: Path,
  details: Parameters<typeof schemaDiagnostic>[4],
): Diagnostic => schemaDiagnostic(file, tree, code, path, details);

const shapeOf = ({ kind }: Context, path: Path): Shape | undefined => shapeAt(shapes[kind], path);

const place = (path: Path): string => {
  const last = path.at(-1);
  return typeof last === 'string'
    ? `\`${last}\``
    : typeof last === 'number'
      ? 'This entry'
      : 'The document';
};

function unknownKey(context: Context, key: string): Diagnostic {
  const { tree } = context;
  const { path } = context.misfit;
  const known = Object.keys(shapeOf(context, path)?.fields ?? {});
  const written = keyAt(tree, [...path, key]);
  const opened = beforeBracket.exec(key)?.[0];
  if (opened !== undefined && written?.style === 'plain')
    return forgottenColon(context, key, opened, written.span);
  const close = nearest(key, known).filter((name) => nodeAt(tree, [...path, name]) === undefined);
  const renames = close.slice(0, 3).map((name): Fix => ({
    title: `Change to \`${name}\``,
    edits: written === undefined ? [] : [{ span: written.span, newText: name }],
  }));
  const removal = removePair(tree, [...path, key]);
  const diagnostic = about(context, 'schema/unknown-key', [...path, key], {
    message: `${path.length === 0 ? 'The document' : place(path)} has no key \`${key}\`.`,
    remedy:
      close[0] === undefined ? `It has ${alternatives(known)}.` : `Did you mean \`${close[0]}\`?`,
    fixes: removal === undefined ? renames : [...renames, removal],
  });
  return written === undefined ? diagnostic : { ...diagnostic, span: written.span };
}

/** The name in `objectives { rto`: what `objectives { rto: 15m }` has for a key. */
const beforeBracket = /^[\w.-]+(?= *[{[])/;

function forgottenColon(context: Context, key: string, name: string, span: Span): Diagnostic {
  const at = span.start + name.length;
  const fix: Fix = {
    title: `Add a colon after \`${name}\``,
    isCertain: true,
    edits: [{ span: { start: at, end: at }, newText: ':' }],
  };
  const diagnostic = about(context, 'schema/unknown-key', [...context.misfit.path, key], {
    message: `There is no colon after \`${name}\`, so \`${key}\` is read as the key.`,
    remedy: `Write \`${name}: …\`.`,
    fixes: [fix],
  });
  return { ...diagnostic, span };
}

/** Nothing when a misspelling of the key stands beside it: that is one mistake, not two. */
function missingKey(context: Context, key: string, because?: string): Diagnostic | undefined {
  const { tree } = context;
  const { path } = context.misfit;
  const shape = shapeOf(context, path);
  const node = nodeAt(tree, path);
  const mapping = node === undefined ? undefined : resolveAlias(node);
  const strangers =
    mapping?.kind === 'mapping'
      ? mapping.pairs
          .map((pair) => pair.key.text)
          .filter((name) => shape !== undefined && fieldOf(shape, name) === undefined)
      : [];
  if (key === 'backstep' || key === 'kind') return undefined;
  if (strangers.some((name) => nearest(beforeBracket.exec(name)?.[0] ?? name, [key]).length > 0))
    return undefined;
  const owner = path.length === 0 ? `This ${context.kind}` : place(path);
  return about(context, 'schema/missing-key', because === undefined ? path : [...path, because], {
    message:
      because === undefined
        ? `${owner} has no \`${key}\`.`
        : `\`${because}\` needs \`${key}\` beside it.`,
    remedy: `Add \`${key}\`.`,
  });
}

function wrongType(context: Context): Diagnostic | undefined {
  const { tree } = context;
  const { path } = context.misfit;
  const shape = shapeOf(context, path);
  const node = nodeAt(tree, path);
  // An alias that leads nowhere is a mistake of its own.
  if (node?.kind === 'alias' && node.target === undefined) return undefined;
  const scalar = node?.kind === 'scalar' ? node : undefined;
  const expected = describeType(shape);
  if (scalar !== undefined && scalar.value === null) {
    return about(context, 'schema/type', path, {
      message: `${place(path)} has no value.`,
      remedy: `Write ${expected}.`,
    });
  }
  const asText = [shape?.type].flat().includes('string');
  if (asText && typeof scalar?.value === 'number') {
    const quantity =
      shape?.quantity === undefined ? undefined : explain(shape.quantity, scalar.text);
    const isVersion = shape?.quantity === 'version' || shape?.quantity === 'range';
    return about(context, 'schema/type', path, {
      message: isVersion
        ? `\`${scalar.text}\` is read as the number ${scalar.value}, not as a version.`
        : `\`${scalar.text}\` ${quantity?.ok === false ? quantity.reason : 'is a number, not a text'}.`,
      remedy: quantity?.ok === false ? quantity.remedy : 'Put it in quotes.',
      suggestion: (quantity?.ok === false ? quantity.suggestion : undefined) ?? `"${scalar.text}"`,
      isCertain: quantity?.ok !== false,
    });
  }
  const wrap = [shape?.type].flat().includes('array') && scalar !== undefined;
  return about(context, 'schema/type', path, {
    message: `${place(path)} is ${node === undefined ? 'missing' : sortOf(node.kind, scalar?.value)}, not ${expected}.`,
    remedy: `Write ${expected}.`,
    ...(wrap
      ? { suggestion: `[${tree.text.slice(scalar.span.start, scalar.span.end)}]`, isCertain: true }
      : {}),
  });
}

const sortOf = (kind: string, value: unknown): string => {
  if (kind === 'mapping') return 'a set of keys';
  if (kind === 'sequence') return 'a list';
  return typeof value === 'string'
    ? 'a text'
    : typeof value === 'boolean'
      ? `\`${value ? 'true' : 'false'}\``
      : 'a number';
};

function wrongWord(context: Context): Diagnostic {
  const { tree } = context;
  const { path } = context.misfit;
  const words = shapeOf(context, path)?.words ?? [];
  const node = nodeAt(tree, path);
  const written = node?.kind === 'scalar' ? node.text : '';
  const [best] = nearest(written, words);
  return about(context, 'schema/word', path, {
    message: `${place(path)} cannot be \`${written}\`.`,
    remedy:
      best !== undefined
        ? `Did you mean \`${best}\`?`
        : words.length === 0
          ? 'Write `true`.'
          : `Write ${alternatives(words)}.`,
    ...(best === undefined ? {} : { suggestion: best }),
  });
}

function wrongForm(context: Context): Diagnostic {
  const { tree } = context;
  const { path } = context.misfit;
  const shape = shapeOf(context, path);
  const node = nodeAt(tree, path);
  const written = node?.kind === 'scalar' ? node.text : '';
  const words = shape?.words;
  if (words !== undefined) return wrongWord(context);
  const result = shape?.quantity === undefined ? undefined : explain(shape.quantity, written);
  if (result?.ok === false) {
    return about(context, 'schema/value', path, {
      message: `\`${written}\` ${result.reason}.`,
      remedy: result.remedy,
      ...(result.suggestion === undefined ? {} : { suggestion: result.suggestion }),
    });
  }
  if (written.trim() === '')
    return about(context, 'schema/value', path, {
      message: `${place(path)} is empty.`,
      remedy: `Write ${describeType(shape)}.`,
    });
  const [meant] = meantForms(written, shape);
  if (meant !== undefined)
    return about(context, 'schema/value', path, {
      message: `\`${written}\` is not ${shape?.form ?? describeType(shape)}.`,
      remedy: `Did you mean \`${meant}\`?`,
      suggestion: meant,
    });
  return about(context, 'schema/value', path, {
    message: `\`${written}\` is not ${shape?.form ?? describeType(shape)}.`,
    remedy: `Write ${shape?.form ?? describeType(shape)}.`,
  });
}

/** What has the form asked for and is close to what is written: a word the form names, or the same with blanks around `>`. */
function meantForms(written: string, shape: Shape | undefined): string[] {
  const words = shape?.form?.match(/[a-z][a-z-]+/g) ?? [];
  const candidates = [written.replace(/\s*>\s*/, ' > '), ...nearest(written, words)];
  return candidates.filter((one) => one !== written && shape?.pattern?.test(one) === true);
}

function wrongName(context: Context, name: string): Diagnostic {
  return about(context, 'schema/value', [...context.misfit.path, name], {
    message: `\`${name}\` cannot be a name.`,
    remedy:
      'Names begin with a letter or digit; letters, digits, dots, dashes and underscores may follow.',
  });
}

function outOfRange(context: Context, side: 'least' | 'most', limit: number): Diagnostic {
  const { tree } = context;
  const { path } = context.misfit;
  const node = nodeAt(tree, path);
  const written = node?.kind === 'scalar' ? node : undefined;
  if (shapeOf(context, path)?.quantity === 'share' && typeof written?.value === 'number') {
    const result = parseShare(written.value);
    if (!result.ok) {
      return about(context, 'schema/value', path, {
        message: `\`${written.text}\` ${result.reason}.`,
        remedy: result.remedy,
        ...(result.suggestion === undefined ? {} : { suggestion: result.suggestion }),
      });
    }
  }
  return about(context, 'schema/range', path, {
    message: `${place(path)} is \`${written?.text ?? ''}\`; it must be at ${side} ${limit}.`,
    remedy: `Write a number of at ${side} ${limit}.`,
  });
}

function explain(quantity: QuantityName, text: string): Parsed<unknown> | undefined {
  switch (quantity) {
    case 'duration':
    case 'distribution':
      return parseDuration(text);
    case 'share':
      return parseShare(text);
    case 'rate':
      return parseRate(text);
    case 'schedule':
      return parseSchedule(text);
    case 'instant':
      return parseInstant(text);
    case 'bound':
    case 'version':
    case 'range':
      return undefined;
  }
}
