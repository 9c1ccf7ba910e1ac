import { fileURLToPath, pathToFileURL } from 'node:url';
import { slashed } from '../files/find-files.ts';

/** The path of a document, absolute and with `/`; the URI itself where it names no file. */
export function fileOf(uri: string): string {
  return uri.startsWith('file:') ? slashed(fileURLToPath(uri)) : uri;
}

/** The URI of a path, as `fileOf` gave it. */
export function uriOf(file: string): string {
  return /^[a-z][a-z\d+.-]+:/i.test(file) ? file : pathToFileURL(file).href;
}
