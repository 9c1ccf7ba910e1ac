import { window } from 'vscode';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';

/** Does what a command asks for; what is in the way is told with its remedy, a defect goes on to the editor. */
export async function telling<T>(action: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
    void window.showErrorMessage(`${error.message} ${error.remedy}`);
    return undefined;
  }
}
