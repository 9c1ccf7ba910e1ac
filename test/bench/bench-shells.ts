import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from './time-commands.ts';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';
import { serveStudio } from '../../desktop/web/serve-studio.ts';

type Print = (name: string, figures: string, target: string) => void;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const repeats = 5;

/** Size and start of the Studio, and what an installation takes. */
export async function benchShells(print: Print): Promise<void> {
  await startOfStudio(print);
  installation(print);
}

/** From asking for the page to the first box of the graph, in a browser that is running. */
async function startOfStudio(print: Print): Promise<void> {
  const chromium = findBrowser();
  const built = readdirSync('dist/studio').reduce(
    (sum, name) => sum + statSync(`dist/studio/${name}`).size,
    0,
  );
  if (chromium === undefined) {
    print('Studio, first picture', 'not measured: no Chromium', 'reported');
    return;
  }
  const studio = await serveStudio({
    folder: path.resolve('samples/shop'),
    port: 0,
    tool: 'backstep bench',
    assets: path.resolve('dist/studio'),
  });
  const browser = await openBrowser(chromium);
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const page = await browser.newPage();
    const startedMs = performance.now();
    await page.goto(studio.url);
    await page.locator('[data-node]').first().waitFor();
    times.push(performance.now() - startedMs);
    await page.close();
  }
  await browser.close();
  await studio.close();
  print(
    'Studio, first picture',
    `${median(times).toFixed(0)} ms, ${megabytes(built)} built`,
    'reported',
  );
}

/** `npm ci` of the committed state into an empty folder, and what of it is largest. */
function installation(print: Print): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-install-'));
  const run = (command: string): number => {
    const startedMs = performance.now();
    const { status } = spawnSync(command, { cwd: folder, shell: true, stdio: 'ignore' });
    return status === 0 ? performance.now() - startedMs : NaN;
  };
  run(`git -C ${JSON.stringify(process.cwd())} archive HEAD | tar x`);
  const tookMs = run('npm ci --no-audit --no-fund');
  const modules = path.join(folder, 'node_modules');
  const parts = readdirSync(modules)
    .map((name) => ({ name, bytes: sizeOf(path.join(modules, name)) }))
    .sort((a, b) => b.bytes - a.bytes);
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const most = parts.slice(0, 4).map(({ name, bytes }) => `${name} ${megabytes(bytes)}`);
  rmSync(folder, { recursive: true, force: true });
  print('npm ci', `${(tookMs / 1000).toFixed(1)} s, ${megabytes(all)}`, 'reported');
  print('  of which', most.join(', '), '');
}

/** What a folder takes on the disk; a file with several names counts once. */
function sizeOf(folder: string): number {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const entries = isFolder ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const sizes = new Map<string, number>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const { dev, ino, size } = statSync(path.join(entry.parentPath, entry.name));
    sizes.set(`${dev}:${ino}`, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
