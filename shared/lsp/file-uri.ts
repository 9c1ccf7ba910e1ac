import { fileURLToPath, pathToFileURL } from 'node:url';
import { slashed } from '../files/find-files.ts';

/** `scheme`, `authority` and `path` of a URI that names a place in a tree. */
const hierarchical = /^([a-z][a-z\d+.-]*):(?:\/\/([^/]*))?(\/.*)$/iu;

/** Stands for the authority of a URI that has none. */
const nobody = '-';

/**
 * The path of a document, absolute and with `/`. A document that is on no disk has one that no disk has, `/@scheme/authority/…`,
 * so that what is written beside it is found; the URI itself is its name where it is in no tree.
 */
export function fileOf(uri: string): string {
  if (uri.startsWith('file:')) return slashed(fileURLToPath(uri));
  const [, scheme, authority = '', path] = hierarchical.exec(uri) ?? [];
  if (scheme === undefined || scheme === 'untitled' || path === undefined) return uri;
  return `/@${scheme}/${authority === '' ? nobody : authority}${decodeURIComponent(path)}`;
}

/** The URI of a path, as `fileOf` gave it. */
export function uriOf(file: string): string {
  const [, scheme, authority, path] = /^\/@([^/]+)\/([^/]+)(\/.*)$/u.exec(file) ?? [];
  if (scheme !== undefined && path !== undefined) {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${scheme}:${authority === nobody ? '' : `//${authority}`}${encoded}`;
  }
  return /^[a-z][a-z\d+.-]+:/i.test(file) ? file : pathToFileURL(file).href;
}
