import type { ChosenFile } from './messages.ts';

/** The files that were dropped: those themselves, or all within a folder. */
export async function droppedFiles({ items }: DataTransfer): Promise<ChosenFile[]> {
  // What was dropped is gone after the first wait.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = await Promise.all(entries.map(filesWithin));
  return files.flat();
}

async function filesWithin(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const blob = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path: entry.fullPath.replace(/^\//u, ''), blob }];
  }
  const found: ChosenFile[] = [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is told in pieces, the last of which is empty.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) return found;
    for (const each of piece) found.push(...(await filesWithin(each)));
  }
}
