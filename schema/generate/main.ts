import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { outputs } from './outputs.ts';

const root = path.resolve(import.meta.dirname, '../..');

for (const { path: file, text } of await outputs()) {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
  process.stdout.write(`${file}\n`);
}
