/* What is used of `node:os` and `node:url`, under the same names, for a browser. */

export const hostname = (): string => 'browser';

export const availableParallelism = (): number => 1;

export const fileURLToPath = (url: string): string => decodeURIComponent(new URL(url).pathname);

export const pathToFileURL = (path: string): { readonly href: string } => ({
  href: `file://${path.split('/').map(encodeURIComponent).join('/')}`,
});
