import { describe, expect, test } from 'vitest';
import { examine } from '../../shared/language/diagnose.ts';
import { fixed } from '../support/workspace-of.ts';
import { workspaceOf } from '../support/workspace-of.ts';

const rule = 'infra/depends-on-itself';
const lines = [
  'backstep: v1',
  'kind: System',
  'name: s',
  'services:',
  '  a: { depends_on: { a: hard } }',
  '  b: { depends_on: { b: hard } }',
];

/** What is found and what is suppressed when `comments` stand above the line of `a`. */
function examined(...comments: string[]) {
  const text = [...lines.slice(0, 4), ...comments, ...lines.slice(4), ''].join('\n');
  const { findings, suppressed } = examine(
    workspaceOf({ '/s.system.yaml': text }),
    '/s.system.yaml',
  );
  return {
    text,
    findings,
    codes: findings.map(({ code }) => code),
    reasons: suppressed.map(({ finding, reason }) => `${finding.code}: ${reason}`),
  };
}

test('without a comment both are found', () => {
  expect(examined().codes).toEqual([rule, rule]);
});

test('a comment above the line suppresses it, and is kept with its reason', () => {
  const { codes, reasons } = examined(
    `  # backstep-disable-next-line ${rule}: it polls itself: often`,
  );
  expect(codes).toEqual([rule]);
  expect(reasons).toEqual([`${rule}: it polls itself: often`]);
});

test('other comments and empty lines may stand between', () => {
  expect(
    examined(`  # backstep-disable-next-line ${rule}: known`, '', '  # A service').codes,
  ).toEqual([rule]);
});

test('a comment about the file suppresses all of them', () => {
  const { codes, reasons } = examined(`# backstep-disable-file ${rule}: a test`);
  expect(codes).toEqual([]);
  expect(reasons).toHaveLength(2);
});

test('several rules share a reason', () => {
  const { codes, findings } = examined(
    `  # backstep-disable-next-line ${rule}, step/no-timeout: known`,
  );
  expect(codes).toEqual(['suppression/unused', rule]);
  expect(findings[0]?.message).toBe('`step/no-timeout` finds nothing here.');
});

describe('a comment that is wrong is found at its place', () => {
  test.each([
    ['no reason', `# backstep-disable-next-line ${rule}`, 'suppression/no-reason', rule],
    ['an empty reason', `# backstep-disable-next-line ${rule}:  `, 'suppression/no-reason', rule],
    [
      'no rule',
      '# backstep-disable-next-line : why',
      'suppression/unknown-rule',
      '# backstep-disable-next-line : why',
    ],
    [
      'a rule that does not exist',
      '# backstep-disable-next-line infra/depends-on-itsel: why',
      'suppression/unknown-rule',
      'infra/depends-on-itsel',
    ],
    [
      'what cannot be suppressed',
      '# backstep-disable-next-line schema/unknown-key: why',
      'suppression/unknown-rule',
      'schema/unknown-key',
    ],
  ])('%s', (_, comment, code, marked) => {
    const { findings, text, codes } = examined(`  ${comment}`);
    expect(codes).toEqual([code, rule, rule]);
    const { start, end } = findings[0]!.span;
    expect(text.slice(start, end)).toBe(marked);
  });
});

test('one that suppresses nothing is taken out by its fix, with its line', () => {
  const { text, findings } = examined('  # backstep-disable-next-line step/no-timeout: known');
  expect(fixed(text, findings[0]!)).toBe([...lines, ''].join('\n'));
});

test('a text that only looks like one is none', () => {
  const quoted = lines.map((line) =>
    line === 'name: s' ? `name: "s # backstep-disable-file ${rule}: x"` : line,
  );
  const { findings } = examine(
    workspaceOf({ '/s.system.yaml': quoted.join('\n') }),
    '/s.system.yaml',
  );
  expect(findings.filter(({ code }) => code === rule)).toHaveLength(2);
});
