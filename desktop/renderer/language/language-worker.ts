// The language service of the window: the same code as in the editor and on the command line, on a thread of its own.
import type { LanguageAnswer, LanguageApi, LanguageAsk } from './language-api.ts';
import { Workspace } from '../../../shared/language/workspace.ts';
import { complete } from '../../../shared/language/verbs/complete.ts';
import { definition } from '../../../shared/language/verbs/definition.ts';
import { diagnose } from '../../../shared/language/diagnose.ts';
import { graphOf, graphSubjects } from '../../../shared/language/verbs/graph-of.ts';
import { hover } from '../../../shared/language/verbs/hover.ts';

let workspace = new Workspace();
let files: string[] = [];

const api: LanguageApi = {
  load(folder) {
    workspace = new Workspace({ list: (name) => folder.listing[name] });
    files = folder.files.map(({ file }) => file);
    for (const { file, text } of folder.files) workspace.set(file, text);
  },
  change(file, text) {
    workspace.set(file, text);
  },
  diagnose: () => Object.fromEntries(files.map((file) => [file, diagnose(workspace, file)])),
  complete: (file, offset) => complete(workspace, file, offset),
  hover: (file, offset) => hover(workspace, file, offset),
  definition: (file, offset) => definition(workspace, file, offset),
  graph(file, subject) {
    const subjects = graphSubjects(workspace, file);
    const known = subject !== undefined && subjects.includes(subject) ? subject : subjects[0];
    const graph = graphOf(workspace, file, known);
    return graph && { ...graph, subjects };
  },
};

function answer({ id, method, args }: LanguageAsk): LanguageAnswer {
  try {
    const ask = api[method] as (...given: readonly unknown[]) => unknown;
    return { id, value: ask(...args) };
  } catch (error) {
    return { id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

self.onmessage = ({ data }: MessageEvent<LanguageAsk>) => {
  self.postMessage(answer(data));
};
