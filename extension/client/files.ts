import { Uri } from 'vscode';
import * as named from '../../shared/lsp/file-uri.ts';

/** The path by which server and worker know a document: absolute, with `/`. */
export const fileOf = (uri: Uri): string => named.fileOf(uri.toString());

/** The document of such a path. */
export const uriOf = (file: string): Uri => Uri.parse(named.uriOf(file), true);
