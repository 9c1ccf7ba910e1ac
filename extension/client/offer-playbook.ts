import { commands, window } from 'vscode';

/** Says that there is nothing to show or drill, and offers to write a playbook. */
export async function offerPlaybook(message: string): Promise<void> {
  const write = 'New Playbook…';
  if ((await window.showInformationMessage(message, write)) === write)
    await commands.executeCommand('backstep.newPlaybook');
}
