import type { DiskFile, DiskMessage } from '../disk-message.ts';
import { diskMethod } from '../disk-message.ts';

/*
 * What the language and drills use of `node:fs`, under the same names, on files that the editor told this worker of: a browser
 * has no disk, and what asks for files cannot wait for them.
 */

type Folder = Map<string, Entry>;
type Entry = Folder | Uint8Array;

const root: Folder = new Map();
const open = new Map<number, { readonly path: string; readonly entry: Entry }>();
let lastDescriptor = 2;

export const constants = { O_RDONLY: 0, O_NONBLOCK: 0 };

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

function find(path: string): Entry | undefined {
  let entry: Entry | undefined = root;
  for (const part of partsOf(path)) entry = entry instanceof Map ? entry.get(part) : undefined;
  return entry;
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), { code });
}

const demand = (path: string): Entry => find(path) ?? fail('ENOENT', path);

const statOf = (entry: Entry) => ({
  isFile: () => !(entry instanceof Map),
  isDirectory: () => entry instanceof Map,
  size: entry instanceof Map ? 0 : entry.length,
});

export const existsSync = (path: string): boolean => find(path) !== undefined;

export function statSync(
  path: string,
  { throwIfNoEntry = true } = {},
): ReturnType<typeof statOf> | undefined {
  const entry = throwIfNoEntry ? demand(path) : find(path);
  return entry && statOf(entry);
}

export function readdirSync(path: string, { withFileTypes = false } = {}): unknown[] {
  const folder = demand(path);
  if (!(folder instanceof Map)) fail('ENOTDIR', path);
  return [...folder].map(([name, entry]) => (withFileTypes ? { name, ...statOf(entry) } : name));
}

export function openSync(path: string): number {
  open.set(++lastDescriptor, { path, entry: demand(path) });
  return lastDescriptor;
}

const opened = (descriptor: number) => open.get(descriptor) ?? fail('EBADF', String(descriptor));

export const fstatSync = (descriptor: number): ReturnType<typeof statOf> =>
  statOf(opened(descriptor).entry);

export function readSync(
  descriptor: number,
  into: Uint8Array,
  offset: number,
  length: number,
  position: number,
): number {
  const { path, entry } = opened(descriptor);
  if (entry instanceof Map) fail('EISDIR', path);
  const part = entry.subarray(position, position + length);
  into.set(part, offset);
  return part.length;
}

export function closeSync(descriptor: number): void {
  open.delete(descriptor);
}

export function readFileSync(from: string | number, encoding?: 'utf8'): Uint8Array | string {
  const { path, entry } =
    typeof from === 'number' ? opened(from) : { path: from, entry: demand(from) };
  if (entry instanceof Map) fail('EISDIR', path);
  return encoding === undefined ? entry : new TextDecoder().decode(entry);
}

export function mkdirSync(path: string): void {
  folderAt(partsOf(path));
}

export function writeFileSync(path: string, content: Uint8Array | string): void {
  const parts = partsOf(path);
  const name = parts.pop() ?? fail('EISDIR', path);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  folderAt(parts).set(name, bytes);
}

function folderAt(parts: readonly string[]): Folder {
  let folder = root;
  for (const part of parts) {
    let next = folder.get(part);
    if (next === undefined) folder.set(part, (next = new Map()));
    if (!(next instanceof Map)) fail('ENOTDIR', parts.join('/'));
    folder = next;
  }
  return folder;
}

/** Removes a file, and the folders that hold nothing without it. */
function remove(path: string): void {
  const parts = partsOf(path);
  for (let name = parts.pop(); name !== undefined; name = parts.pop()) {
    const folder = find(parts.join('/'));
    if (!(folder instanceof Map)) return;
    folder.delete(name);
    if (folder.size > 0) return;
  }
}

/** Puts files there, or takes them away. */
export function putFiles(files: readonly DiskFile[]): void {
  for (const { file, bytes } of files)
    if (bytes === null) remove(file);
    else writeFileSync(file, bytes);
}

/** Calls back with what `message` says of the disk, once that is so; returns whether it says anything of it. */
export function hearDisk(message: unknown): boolean {
  const told = message as Partial<DiskMessage> | null;
  if (told?.method !== diskMethod || told.params === undefined) return false;
  putFiles(told.params.files);
  return true;
}
