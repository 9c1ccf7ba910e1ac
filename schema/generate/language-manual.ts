import { readFileSync } from 'node:fs';
import { defaultDurations } from '../../shared/language/bind/default-durations.ts';
import { formatDuration } from '../../shared/model/quantities/duration.ts';
import type { Schema } from '../source/build.ts';
import { quantities } from '../source/quantities.ts';
import { terms } from '../../shared/language/terms.ts';

const introduction = readFileSync(new URL('../source/introduction.md', import.meta.url), 'utf8');

const escaped = (text: string): string => text.replaceAll('|', '\\|');
const code = (value: unknown): string =>
  `\`${escaped(typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', ''))}\``;

const quantityOf = (schema: Schema): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : undefined;

function typeOf(schema: Schema): string {
  const quantity = quantityOf(schema);
  if (quantity !== undefined) return quantity;
  const words = (schema['enum'] ?? schema['x-words']) as readonly string[] | undefined;
  const named = words?.map((word) => code(word)).join(' ');
  if (words !== undefined && schema['properties'] === undefined) return named ?? '';
  if (words !== undefined) return `${named ?? ''} or keys`;
  const refers = schema['x-refers-to'] as readonly string[] | undefined;
  if (refers !== undefined) return `name of a ${refers.join(' or ')}`;
  if (schema['const'] !== undefined) return code(schema['const']);
  if (schema['type'] === 'array') return `list of ${typeOf(schema['items'] as Schema)}`;
  if (schema['type'] === 'object') return schema['properties'] === undefined ? 'map' : 'keys';
  if (typeof schema['x-form'] === 'string') return schema['x-form'];
  const type = [schema['type']].flat().join(' or ');
  const simple: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    boolean: '`true` or `false`',
  };
  return simple[type] ?? type;
}

/** The schema of what stands below a field: of its items, its values, or of itself. */
function below(schema: Schema): Schema {
  const inner = (schema['items'] ??
    (typeof schema['additionalProperties'] === 'object'
      ? schema['additionalProperties']
      : undefined)) as Schema | undefined;
  return inner === undefined ? schema : below(inner);
}

/** Says where each schema that stands in several places has been described already. */
type Described = Map<Schema, string>;

function rows(schema: Schema, prefix: string, described: Described): string[] {
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(
    ([key, field]) => {
      const inner = below(field);
      const step = field === inner ? '' : field['type'] === 'array' ? '[]' : '.*';
      const path = `${prefix}${key}`;
      const fallback = required.includes(key)
        ? 'required'
        : field['default'] === undefined
          ? ''
          : code(field['default']);
      const doc = (field['description'] ??
        quantities[quantityOf(field) ?? '']?.['description']) as string;
      const isOpen = quantityOf(inner) === undefined && inner['properties'] !== undefined;
      const before = isOpen ? described.get(inner) : undefined;
      const seen = before === undefined ? '' : ` Its keys are those of ${code(before)}.`;
      const row = `| ${code(path)} | ${typeOf(field)} | ${fallback} | ${escaped(doc)}${seen} |`;
      if (!isOpen || before !== undefined) return [row];
      described.set(inner, path);
      return [row, ...rows(inner, `${path}${step}.`, described)];
    },
  );
}

function section(kind: string, schema: Schema): string {
  return [
    `## ${kind}`,
    '',
    String(schema['description']),
    '',
    '`[]` stands for each entry of a list, `*` for each name of a map.',
    '',
    '| key | value | default | meaning |',
    '|---|---|---|---|',
    ...rows(schema, '', new Map()),
    '',
  ].join('\n');
}

function durations(): string {
  const lines = Object.entries(defaultDurations).flatMap(([action, takes]) => {
    if (action === 'wait' || action === 'restore') return [];
    const text =
      takes.kind === 'pert'
        ? `${formatDuration(takes.minUs)}, usually ${formatDuration(takes.likelyUs)}, at most ${formatDuration(takes.maxUs)}`
        : takes.kind === 'constant'
          ? formatDuration(takes.valueUs)
          : takes.kind;
    return [`| ${code(action)} | ${text} |`];
  });
  return [
    '## What a step takes unless it says',
    '',
    'Wide on purpose, so that measuring pays. A restore takes what its store says; a wait takes what it says.',
    '',
    '| action | takes |',
    '|---|---|',
    ...lines,
    '',
  ].join('\n');
}

function glossary(): string {
  const lines = terms.map(
    ({ term, meaning, source = '' }) => `| ${term} | ${meaning} | ${source} |`,
  );
  return [
    '## Terms',
    '',
    'As they are used here and in results; `backstep explain <term>` says the same.',
    '',
    '| term | means | source |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

/** The text of schema/LANGUAGE.md: an introduction a table of every key of every kind, and a glossary. */
export function languageManual(schemas: readonly Schema[]): string {
  return [
    introduction,
    ...schemas.map((schema) => section(String(schema['title']), schema)),
    durations(),
    glossary(),
  ].join('\n');
}
