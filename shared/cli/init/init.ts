import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { Starter } from '../../language/starter/starter.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { askAll } from './questions.ts';
import { describeFileError } from '../../files/describe-file-error.ts';
import { makeFolder } from '../../store/make-folder.ts';
import { parseAnswers } from '../../language/starter/questions.ts';
import { relativePath } from '../../files/relative-path.ts';
import { shellWord } from '../../store/shell-word.ts';
import { starterFiles } from '../../language/starter/starter.ts';
import { styled } from '../style.ts';

/** What is told by flags; the rest is asked. */
export type InitOptions = Partial<Record<keyof Starter, string>> & {
  /** Takes the usual answer to what is not told. */
  readonly yes?: boolean;
};

/** Writes a first system, playbook and scenario into a folder. Nothing that is there is written over. */
export async function init(folder: string, options: InitOptions): Promise<ExitCode> {
  const { yes, ...told } = options;
  const answers = yes === true ? told : await askAll(told);
  const files = starterFiles(parseAnswers(answers)).map(({ name, text }) => ({
    file: path.join(folder, name),
    text,
  }));
  const taken = files.find(({ file }) => existsSync(file));
  if (taken !== undefined)
    throw new CommandFailure(
      `\`${relativePath(taken.file)}\` is already there.`,
      'Name another folder or service, or move the file away.',
    );
  try {
    makeFolder(folder);
    for (const { file, text } of files) writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new CommandFailure(
      `\`${folder}\` cannot be written to: ${describeFileError(error)}.`,
      'Name a folder that can be written to.',
    );
  }
  const place = shellWord(relativePath(path.resolve(folder)));
  const command = (text: string): string => `  ${styled('bold', text)}\n`;
  process.stdout.write(
    [
      ...files.map(({ file }) => `wrote ${relativePath(path.resolve(file))}\n`),
      '\nNext:\n',
      command(`backstep lint ${place}`),
      command(`backstep drill ${place}`),
      command(`backstep studio ${place}`),
    ].join(''),
  );
  return exitCodes.good;
}
