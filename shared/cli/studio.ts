import path from 'node:path';
import type { ExitCode } from './failure.ts';
import { exitCodes } from './failure.ts';
import { interruption } from './drill/interruption.ts';
import { serveStudio } from '../../desktop/web/serve-studio.ts';
import { toolVersion } from './tool-version.ts';

export interface StudioOptions {
  readonly port: number;
  readonly open: boolean;
}

/** Serves the Studio for `folder` until it is interrupted, and opens it in the browser. */
export async function studio(folder: string, { port, open }: StudioOptions): Promise<ExitCode> {
  const served = await serveStudio({
    folder,
    port,
    tool: `backstep ${toolVersion}`,
    assets: path.join(import.meta.dirname, '../studio'),
  });
  process.stdout.write(`The Studio is at ${served.url}\nCtrl-C ends it.\n`);
  if (open) await openInBrowser(served.url);
  const { signal, dispose } = interruption();
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve);
  });
  dispose();
  await served.close();
  return exitCodes.good;
}

/** The address is printed as well, so that a machine without a browser is none the worse. */
async function openInBrowser(url: string): Promise<void> {
  const { default: openUrl } = await import('open');
  const opened = await openUrl(url).catch(() => undefined);
  opened?.once('error', () => undefined);
}
