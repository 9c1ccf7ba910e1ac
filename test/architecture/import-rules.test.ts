import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { expect, test } from 'vitest';

test('every import keeps to the rules', async () => {
  const options = await extractOptions('./.dependency-cruiser.js');
  const { output } = await cruise(['shared', 'schema'], { ...options, validate: true });
  if (typeof output === 'string') throw new Error(output);
  const broken = output.summary.violations.map(
    ({ rule, from, to }) => `${from} → ${to} breaks ${rule.name}`,
  );
  expect(broken).toEqual([]);
  // A cruise that finds no modules would find no violations either.
  expect(output.summary.totalCruised).toBeGreaterThan(100);
  expect(
    output.modules.filter(({ source }) => source.startsWith('shared/model/')).length,
  ).toBeGreaterThan(10);
});
