import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { followChain } from '../../shared/store/chain.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { temporaryFolder } from './temporary-folder.ts';

const script = fileURLToPath(new URL('endless-writer.ts', import.meta.url));
const kills = 200;

/** How many events of which run were acknowledged before the kill. */
async function killAfter(
  ms: number,
  args: readonly string[],
): Promise<readonly [run: string, count: number]> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child.stdout, 'data');
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await once(child, 'close');
  clearTimeout(timer);
  // The last line may have been cut.
  const [run = '', count = '0'] = (
    output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1) ?? ''
  ).split(' ');
  return [run, Number(count)];
}

test(
  `${kills} writers of one file, two at a time, half of them with a thread, killed at any moment, lose nothing acknowledged`,
  { timeout: 300_000 },
  async () => {
    const file = join(temporaryFolder(), 'results.db');
    openResults(file).close();
    const acknowledged = new Map<string, number>();
    let left = kills;
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const how = left % 2 === 0 ? 'behind' : 'one';
        const [run, count] = await killAfter(Math.random() * 60, [file, 'Infinity', how]);
        acknowledged.set(run, count);
        // Any process may open it right after.
        const results = openResults(file);
        expect(results.run(run)?.status).toBe('interrupted');
        const { events, broken } = followChain(results.lines(run));
        expect(broken).toBeUndefined();
        expect(events.length).toBeGreaterThanOrEqual(count);
        results.close();
      }
    };
    await Promise.all([worker(), worker()]);
    expect(acknowledged.size).toBe(kills);
    const results = openResults(file);
    expect(results.checkFile()).toEqual([]);
    for (const run of acknowledged.keys()) expect(results.checkRun(run)).toEqual([]);
    results.close();
  },
);
