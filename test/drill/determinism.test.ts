import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { findFiles } from '../../shared/files/find-files.ts';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';
import { testFolder } from '../support/run-cli.ts';
import { journalOf } from './journal-of.ts';

const seeds = 25;
const found = findBrowser();
const { files } = await findFiles(['samples/shop', 'samples/online-boutique']);
const texts = Object.fromEntries(
  files.filter((file) => file.endsWith('.yaml')).map((file) => [file, readFileSync(file, 'utf8')]),
);
const scenarios = Object.keys(texts).filter((file) => file.endsWith('.scenario.yaml'));

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
/** A long text as a digest, so that a difference is shown in one line; the seed is within it. */
const here = (scenario: string, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const seed = from + index;
    return `${path.basename(scenario)} seed ${seed}: ${digest(journalOf(texts, scenario, seed))}`;
  });

/** The same in another process that begins at `from`. */
function elsewhere(program: string, scenario: string, from: number, count: number): string[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, scenario, String(from), String(count)],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as string[]).map(
    (journal, index) => `${path.basename(scenario)} seed ${from + index}: ${digest(journal)}`,
  );
}

const bundle = async (contents: string, platform: 'node' | 'browser'): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    minify: true,
  });
  return outputFiles[0]?.text ?? '';
};

describe('the same seed gives the same events, byte by byte', () => {
  test('in processes that each play a part of the seeds, as after a restart in the middle', async () => {
    const program = path.join(testFolder(), 'play.cjs');
    writeFileSync(
      program,
      await bundle(
        `import { readFileSync } from 'node:fs';
         import { journalOf } from './journal-of.ts';
         const texts = ${JSON.stringify(texts)};
         const [, , scenario, from, count] = process.argv;
         const journals = Array.from({ length: Number(count) }, (_, index) => journalOf(texts, scenario, Number(from) + index));
         process.stdout.write(JSON.stringify(journals));`,
        'node',
      ),
    );
    for (const scenario of scenarios) {
      const half = Math.floor(seeds / 2);
      const parts = [
        ...elsewhere(program, scenario, 1, half),
        ...elsewhere(program, scenario, 1 + half, seeds - half),
      ];
      expect(parts).toEqual(here(scenario, 1, seeds));
    }
  });

  test.skipIf(found === undefined)(
    `in a worker of a browser${found === undefined ? ' (no Chromium found: install one or set CHROMIUM_PATH)' : ''}`,
    async () => {
      const code = await bundle(
        `import { journalOf } from './journal-of.ts';
         onmessage = ({ data: { texts, scenario, seed } }) => postMessage(journalOf(texts, scenario, seed));`,
        'browser',
      );
      const browser = await openBrowser(found ?? '');
      try {
        const page = await browser.newPage();
        await page.evaluate(
          `globalThis.worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' })))`,
        );
        for (const scenario of scenarios) {
          for (const seed of [1, 7, 4_000_000_000]) {
            const request = JSON.stringify({ texts, scenario, seed });
            const journal = await page.evaluate<string>(
              `new Promise((resolve, reject) => {
                 worker.onmessage = ({ data }) => resolve(data);
                 worker.onerror = ({ message }) => reject(new Error(message));
                 worker.postMessage(${request});
               })`,
            );
            expect(`${scenario} seed ${seed}: ${digest(journal)}`).toBe(
              `${scenario} seed ${seed}: ${digest(journalOf(texts, scenario, seed))}`,
            );
          }
        }
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
