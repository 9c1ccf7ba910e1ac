import { WorkspaceLoader } from '../../files/load-workspace.ts';
import { applyEdits, certainFixes } from '../../language/certain-fixes.ts';
import { diagnose } from '../../language/diagnose.ts';
import { readInput } from '../read-input.ts';
import { writeOutput } from '../write-output.ts';

/** Mending one thing may show the next; fixes that undo each other end here. */
const mostRounds = 10;

/** Makes every fix that leaves no choice, file by file; returns the files that are another now. */
export function fixFiles(files: readonly string[]): string[] {
  const loader = new WorkspaceLoader();
  return files.filter((file) => {
    loader.load(file);
    const before = loader.workspace.get(file)?.tree.text;
    if (before === undefined) return false;
    let text = before;
    for (let round = 0; round < mostRounds; round++) {
      const edits = certainFixes(diagnose(loader.workspace, file));
      if (edits.length === 0) break;
      text = applyEdits(text, edits);
      loader.put(file, text);
    }
    if (text === before) return false;
    writeText(file, text);
    return true;
  });
}

/** Writes a document, with the byte order mark that it had. Throws a CommandFailure when it cannot. */
export function writeText(file: string, text: string): void {
  const marked = hasMark(file) && !text.startsWith(mark) ? mark + text : text;
  writeOutput(file, marked, 'Make the file writable.');
}

const mark = '\uFEFF';

function hasMark(file: string): boolean {
  const [a, b, c] = readInput(file);
  return a === 0xef && b === 0xbb && c === 0xbf;
}
