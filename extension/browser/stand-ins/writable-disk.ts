import { mkdirSync } from './disk.ts';

/* In place of `store/read-only-disk.ts`: what is kept in memory can be written. */

export const makeFolderOf = (file: string): void => mkdirSync(file.slice(0, file.lastIndexOf('/')));

export const assertWritable = (): void => undefined;

export const isReadOnlyBeside = (): boolean => false;

export const copyElsewhere = (): never => {
  throw new Error('Nothing is read-only in memory');
};
