import { accessSync, constants } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

const executable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A Chromium of this machine: the one that `CHROMIUM_PATH` names, the system's, or Playwright's own; else undefined. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  const places = [
    ...(named === undefined ? [] : [named]),
    '/usr/bin/chromium',
    chromium.executablePath(),
  ];
  return places.find((place) => place !== '' && executable(place));
}

/** Starts the browser at `executablePath` without a window and without anything it would do by itself. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}
