import { expect, test } from 'vitest';
import { hover } from '../../../shared/language/verbs/hover.ts';
import { workspaceWith } from './workspace-with.ts';

const head = 'backstep: v1\nkind: Playbook\nname: p\nsystem: ./shop.system.yaml\n';

function hovered(marked: string, name = 'p.playbook.yaml') {
  const { workspace, file, text, offset } = workspaceWith(name, marked);
  const found = hover(workspace, file, offset);
  return found && { about: text.slice(found.span.start, found.span.end), contents: found.contents };
}

test('a key: its meaning, what belongs there and where the term is from', () => {
  const found = hovered(`${head}objectives: { rt¦o: 15m }`);
  expect(found?.about).toBe('rto');
  expect(found?.contents).toMatch(/^\*\*rto\*\*: /);
  expect(found?.contents).toContain('a duration such as `90s`');
  expect(found?.contents).toContain('Source: ');
});

test.each([
  ['objectives: { rto: 1h3¦0m }', '5400 seconds'],
  ['scope: { services: [checkout], traffic: 2¦5% }', '0.25 of the whole'],
])('a quantity in `%s`: what it amounts to', (body, expected) => {
  expect(hovered(head + body)?.contents).toMatch(new RegExp(`^${expected}\n`));
});

test('a name: its declaration as it is written, without its indentation', () => {
  expect(hovered(`${head}steps: [{ id: a, deploy: { service: chec¦kout } }]`)?.contents).toContain(
    [
      'service `checkout`, from shop.system.yaml',
      '',
      '```yaml',
      'checkout:',
      '  criticality: tier-1',
      '  versions:',
      '    2.13.4: { image: shop/checkout:2.13.4 }',
      '    2.14.0: { image: shop/checkout:2.14.0 }',
      '```',
    ].join('\n'),
  );
});

test('a code in a policy: its entry in the manual', () => {
  const text = 'backstep: v1\nkind: Policy\nname: p\nrules:\n  step/no-time¦out: error\n';
  const found = hovered(text, 'backstep.policy.yaml');
  expect(found?.about).toBe('step/no-timeout');
  expect(found?.contents).toContain('**Why:**');
});

test.each(['# a com¦ment\n', 'unkn¦own: 1\n'])('nothing is said about `%s`', (body) => {
  expect(hovered(head + body)).toBeUndefined();
});

test('a schedule: when it fires next, in UTC', () => {
  const system =
    'backstep: v1\nkind: System\nname: s\nstores:\n  a:\n    backups: { schedule: "0 2 * * * Europe/Ber¦lin" }\n';
  const { workspace, file, offset } = workspaceWith('s.system.yaml', system);
  const noon = Date.UTC(2026, 2, 27, 12) * 1000;
  expect(hover(workspace, file, offset, noon)?.contents).toContain(
    'Fires next on 2026-03-28 01:00 UTC, 2026-03-29 01:00 UTC, 2026-03-30 00:00 UTC.',
  );
  expect(hover(workspace, file, offset)?.contents).not.toContain('Fires next');
});
