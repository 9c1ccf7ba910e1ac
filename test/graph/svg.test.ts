import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../../shared/graph/graph.ts';
import { layout } from '../../shared/graph/layout.ts';
import { toSvg } from '../../shared/graph/svg.ts';
import { arbitraryGraph } from './arbitrary-graph.ts';
import { xmlFault } from './check-xml.ts';
import { landscapeGraph } from './sample-graphs.ts';

const pair: Graph = {
  nodes: [
    { id: 'web', label: 'web', kind: 'service', at: ['services', 'web'] },
    { id: 'db', label: 'db & <sons>', kind: 'store', critical: true },
  ],
  edges: [{ from: 'web', to: 'db', kind: 'soft', label: 'reads' }],
};

test('the fault finder finds faults', () => {
  expect(xmlFault('<a><b x="1"/>text &amp; more</a>')).toBeUndefined();
  for (const bad of [
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a>&</a>',
    '<a x="1" x="2"/>',
    '<a>\u0001</a>',
    '<a x=1/>',
  ]) {
    expect(xmlFault(bad), bad).toBeDefined();
  }
});

test('titles, labels and meanings are there, escaped', async () => {
  const svg = toSvg(await layout(pair), {
    title: 'A & B',
    description: 'Said <so>',
    theme: 'light',
  });
  expect(xmlFault(svg)).toBeUndefined();
  expect(svg).toContain('role="img"');
  expect(svg).toContain('<title>A &amp; B</title><desc>Said &lt;so&gt;</desc>');
  expect(svg).toContain('db &amp; &lt;sons&gt;');
  expect(svg).toContain('data-id="web" data-at="services.web"');
});

test('the legend explains what occurs and nothing else', async () => {
  const svg = toSvg(await layout(pair), { title: 'x', theme: 'light' });
  for (const word of ['>Service<', '>Store<', '>degrades without<', '>critical path<']) {
    expect(svg).toContain(word);
  }
  for (const word of ['>External<', '>fails without<', '>permits<'])
    expect(svg).not.toContain(word);
  const bare = toSvg(await layout(pair), { title: 'x', legend: false });
  expect(bare).not.toContain('>degrades without<');
});

test('a fixed theme needs no style sheet, auto follows the reader', async () => {
  const laidOut = await layout(pair);
  expect(toSvg(laidOut, { title: 'x', theme: 'dark' })).not.toMatch(/<style>|var\(/);
  const auto = toSvg(laidOut, { title: 'x' });
  expect(auto).toContain('@media (prefers-color-scheme:dark)');
  const declared = new Set([...auto.matchAll(/(--graph-[a-z-]+):/g)].map((match) => match[1]));
  for (const [, used] of auto.matchAll(/var\((--graph-[a-z-]+)\)/g))
    expect(declared).toContain(used);
});

test('nothing in it points elsewhere or could clash with a second drawing', async () => {
  const svg = toSvg(await layout(landscapeGraph()), { title: 'x' });
  expect(svg).not.toMatch(/ id="|href|url\(|<script|@import/);
  expect(svg.match(/https?:/g)).toEqual(['http:']);
});

test('soft needs differ from hard ones by more than colour', async () => {
  const solid = { ...pair, edges: [{ from: 'web', to: 'db', kind: 'hard' as const }] };
  const options = { title: 'x', legend: false };
  expect(toSvg(await layout(pair), options)).toContain('stroke-dasharray');
  expect(toSvg(await layout(solid), options)).not.toContain('stroke-dasharray');
});

test('a shortened label carries the whole as its title', async () => {
  const label = 'one name that is much longer than the widest box allows it to be';
  const svg = toSvg(await layout({ nodes: [{ id: 'a', label, kind: 'role' }], edges: [] }), {
    title: 'x',
  });
  expect(svg).toContain(`<title>${label}</title>`);
});

test('nothing to draw is still a document', async () => {
  const svg = toSvg(await layout({ nodes: [], edges: [] }), { title: 'Empty' });
  expect(xmlFault(svg)).toBeUndefined();
  expect(svg).toContain('Empty');
});

test('the same input gives the same bytes', async () => {
  const draw = async (): Promise<string> => toSvg(await layout(landscapeGraph()), { title: 'x' });
  expect(await draw()).toBe(await draw());
});

test('any graph gives well-formed XML without broken numbers', async () => {
  const property = fc.asyncProperty(
    arbitraryGraph,
    fc.string({ unit: 'binary' }),
    async (graph, title) => {
      const svg = toSvg(await layout(graph), { title, description: title });
      expect(xmlFault(svg)).toBeUndefined();
      expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)[^"]*"/);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});
