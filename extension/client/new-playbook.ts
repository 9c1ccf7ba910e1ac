import { Uri, commands, window, workspace } from 'vscode';
import { parseAnswers, starterQuestions } from '../../shared/language/starter/questions.ts';
import { askAnswers } from './ask-answers.ts';
import { starterFiles, starterNames } from '../../shared/language/starter/starter.ts';

/** Asks what a first playbook is about, writes it with its system and a scenario, and opens it. Nothing is written over. */
export async function newPlaybook(): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const answers = await askAnswers(
    'New playbook',
    starterQuestions,
    async (question, answer, told) => {
      const wrong = question.fault(answer, told);
      // Files are named after the service: said here, no other answer is lost for it.
      if (wrong !== undefined || question.key !== 'service') return wrong;
      return thereAlready(folder, starterNames(answer));
    },
  );
  if (answers === undefined) return;
  const files = starterFiles(parseAnswers(answers)).map(({ name, text }) => ({
    name,
    uri: Uri.joinPath(folder, name),
    text,
  }));
  // They may have come while the questions were answered.
  const there = await thereAlready(
    folder,
    files.map(({ name }) => name),
  );
  if (there !== undefined) {
    void window.showErrorMessage(there);
    return;
  }
  for (const { uri, text } of files)
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const playbook = files.find(({ uri }) => uri.path.endsWith('.playbook.yaml'));
  if (playbook !== undefined) await window.showTextDocument(playbook.uri);
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1)
    return (await window.showWorkspaceFolderPick({ placeHolder: 'In which folder?' }))?.uri;
  const open = 'Open Folder…';
  const chosen = await window.showInformationMessage(
    'A playbook is written into a folder. Open one first.',
    open,
  );
  if (chosen === open) await commands.executeCommand('vscode.openFolder');
  return undefined;
}

/** What is said when one of these files is there already; undefined when none is. */
async function thereAlready(folder: Uri, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const uri = Uri.joinPath(folder, name);
    if (await exists(uri))
      return `${workspace.asRelativePath(uri)} is already there. Choose another service or folder.`;
  }
  return undefined;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
