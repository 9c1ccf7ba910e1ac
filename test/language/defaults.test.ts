import { expect, test } from 'vitest';
import { hoverTexts } from '../../shared/language/generated/hover-texts.ts';
import { openDocument } from '../../shared/language/document.ts';

/**
 * One document of each kind in which every place that has a default is left out, or stands alone.
 * `*` and `[]` of a path are the entries these documents have.
 */
const documents: Readonly<Record<string, Record<string, unknown>>> = {
  System: {
    backstep: 'v1',
    kind: 'System',
    name: 's',
    roles: { x: {} },
    services: { x: { steady_state: {}, depends_on: { y: {} } }, y: {} },
    stores: { x: { replication: {}, backups: { schedule: '0 * * * * UTC' } } },
    externals: { x: {} },
    infrastructure: { x: { type: 'dns', state: { file: 'f' } } },
  },
  Playbook: {
    backstep: 'v1',
    kind: 'Playbook',
    name: 'p',
    system: './s.system.yaml',
    change: {},
    objectives: {},
    scope: {},
    triggers: { x: { when: { service: 'x', metric: 'error_rate', above: '2%' } } },
    approvals: { x: { from: ['x'] } },
    steps: [
      {
        id: 'x',
        check: { http: { service: 'x' } },
        retry: {},
        verify: { service: 'x', metric: 'error_rate', below: '1%' },
      },
    ],
    verify: { x: { http: { service: 'x' } } },
  },
  Scenario: {
    backstep: 'v1',
    kind: 'Scenario',
    name: 'n',
    playbook: './p.playbook.yaml',
    workload: { x: {} },
    timeline: [{ inject: { to: 'x', say: 'x', ask: { question: 'x', choices: ['hold'] } } }],
  },
};

/** Defaults that depend on what stands around them, so that writing them out means something else. */
const contextual = new Set(['Playbook.steps.[].restore.from', 'System.infrastructure.*.ttl']);

const cases = Object.entries(hoverTexts)
  .filter(([path, { default: value }]) => value !== undefined && !contextual.has(path))
  .flatMap(([path, { default: value }]) => {
    const [kind = '', ...parts] = path.split('.');
    const base = documents[kind];
    const written = base === undefined ? undefined : put(base, parts, value);
    return written === undefined ? [] : [{ path, kind, base, written, value }];
  });

/** `value` written at a path of a copy; undefined where the document has no such place. */
function put(document: unknown, [part, ...rest]: readonly string[], value: unknown): unknown {
  if (typeof document !== 'object' || document === null) return undefined;
  if (Array.isArray(document)) {
    const inner = put(document[0], rest, value);
    return part !== '[]' || inner === undefined
      ? undefined
      : [inner, ...(document.slice(1) as unknown[])];
  }
  const record = document as Record<string, unknown>;
  const key = part === '*' ? Object.keys(record)[0] : part;
  if (key === undefined) return undefined;
  if (rest.length === 0)
    return key in record && typeof record[key] === 'object'
      ? undefined
      : { ...record, [key]: value };
  const inner = put(record[key], rest, value);
  return inner === undefined ? undefined : { ...record, [key]: inner };
}

const modelOf = (kind: string, document: unknown): unknown => {
  const { model, problems } = openDocument(
    `/w/a.${kind.toLowerCase()}.yaml`,
    JSON.stringify(document),
  );
  expect(problems.map(({ message }) => message)).toEqual([]);
  return JSON.parse(
    JSON.stringify(model, (key, value: unknown) =>
      key === 'at' || key.endsWith('Written')
        ? undefined
        : value instanceof Map
          ? [...(value as ReadonlyMap<string, unknown>)]
          : value,
    ),
  );
};

test('most defaults are tried', () => {
  expect(cases.length).toBeGreaterThan(25);
});

test.each(cases)(
  '$path: writing the documented default $value changes nothing',
  ({ kind, base, written }) => {
    expect(modelOf(kind, written)).toEqual(modelOf(kind, base));
  },
);
