import { Uri, commands, window, workspace } from 'vscode';
import type { Answers, Question } from '../../shared/language/starter/questions.ts';
import { parseAnswers, starterQuestions } from '../../shared/language/starter/questions.ts';
import { starterFiles, starterNames } from '../../shared/language/starter/starter.ts';

/** Asks what a first playbook is about, writes it with its system and a scenario, and opens it. Nothing is written over. */
export async function newPlaybook(): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const answers: Answers = {};
  for (const [index, question] of starterQuestions.entries()) {
    const answer = await ask(question, answers, index, folder);
    if (answer === undefined) return;
    answers[question.key] = answer;
  }
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

async function ask(
  { key, text, usual, fault }: Question,
  answers: Answers,
  index: number,
  folder: Uri,
): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: `New playbook, ${index + 1} of ${starterQuestions.length}`,
    prompt: text,
    value: usual(answers),
    ignoreFocusOut: true,
    // Its files are named after the service: said here, no other answer is lost for it.
    validateInput: (written) =>
      fault(written.trim()) ??
      (key === 'service' ? thereAlready(folder, starterNames(written.trim())) : undefined),
  });
  return answer?.trim();
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
