import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where `npm run install:workbench` puts it. */
export const workbenchFolder = path.resolve('dist/tools/workbench');

/** The program of a VS Code that runs in a browser: the one that `CODE_SERVER_PATH` names, or the one installed here. */
export function findWorkbench(): string | undefined {
  const named = process.env['CODE_SERVER_PATH'];
  const places = [
    ...(named === undefined ? [] : [named]),
    path.join(workbenchFolder, 'node_modules/code-server/out/node/entry.js'),
  ];
  return places.find((place) => existsSync(place));
}
