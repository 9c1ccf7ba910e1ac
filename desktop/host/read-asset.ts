import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
};

/** What every answer to the window says: nothing may come from anywhere but its host. */
export const pageHeaders = {
  // The text editor sets styles of its own.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** A file of the built window; undefined when there is none of this name. `/` is its page. */
export function readAsset(
  folder: string,
  pathname: string,
): { readonly type: string; readonly bytes: Uint8Array } | undefined {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  // The window is one flat folder, so that no path can lead out of it.
  const type = types[path.extname(name)];
  const file = path.join(folder, name);
  if (type === undefined || !/^[\w.-]+$/.test(name)) return undefined;
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return { type, bytes: readFileSync(file) };
}
