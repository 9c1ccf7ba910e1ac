import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { findFiles } from '../../shared/files/find-files.ts';
import { journalOf } from '../drill/journal-of.ts';
import { runCli } from '../support/run-cli.ts';
import { testFolder } from '../support/run-cli.ts';
import { watchFrame } from '../../shared/cli/drill/watch-frame.ts';

const { files } = await findFiles(['samples/shop']);
const texts = Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
const scenario = files.find((file) => file.endsWith('flaky-deploy.scenario.yaml')) ?? '';
const { events } = JSON.parse(journalOf(texts, scenario, 7)) as { events: TraceEvent[] };

const frame = (nowUs: number, columns = 100): string[] =>
  watchFrame('flaky, seed 7', events, nowUs, columns).map((line) => stripVTControlCharacters(line));
const timeOf = (kind: TraceEvent['kind'], subject?: string): number =>
  events.find((event) => event.kind === kind && (subject ?? event.subject) === event.subject)!.tUs;

test('a frame shows what is known at its time, and no more', () => {
  const calm = frame(0).join('\n');
  expect(calm).toContain('○ onset');
  expect(calm).not.toContain('Steps');
  const degraded = frame(timeOf('onset')).join('\n');
  expect(degraded).toContain('● onset  ○ detected');
  expect(degraded).toMatch(/✗ +checkout +\S+ fail/);
  const running = frame(timeOf('step.started', 'drain') + 1e6).join('\n');
  expect(running).toMatch(/▶ +drain +1s +█*░+/);
  expect(running).toContain('waits for step drain');
  const over = frame(events.at(-1)!.tUs).join('\n');
  expect(over).toContain('● verified');
  expect(over).toMatch(/✓ +restore-checkout .*attempt 2/);
  expect(over).not.toContain('▶');
});

test('a role that is asked is shown until it answers', () => {
  const asked = timeOf('person.paged');
  expect(frame(asked + 1e6).join('\n')).toMatch(/asked: .* 1s/);
  expect(frame(timeOf('person.answered')).join('\n')).not.toContain('asked: ');
});

test('no line is longer than the terminal, at any time', () => {
  for (const columns of [20, 60, 100]) {
    for (const { tUs } of events) {
      const longest = Math.max(...frame(tUs, columns).map((line) => Array.from(line).length));
      expect(longest).toBeLessThanOrEqual(columns);
    }
  }
});

test('without a terminal the events are printed, and then the summary', () => {
  const { out, code } = runCli(
    ['drill', scenario, '--watch', '--runs', '1', '--results', `${testFolder()}/r.db`],
    {},
  );
  expect(code).not.toBe(2);
  expect(out).toMatch(/^2m {2}Fault: errors checkout/);
  expect(out).toContain('Timeline of seed');
});
