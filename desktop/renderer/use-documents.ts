import { useCallback, useEffect, useRef, useState } from 'react';
import type { Ask, StudioFile, StudioFolder } from '../ipc-contract.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { LanguageClient } from './language/language-client.ts';
import { fileOfModel, registerLanguage } from './editor/register-language.ts';
import { monaco } from './editor/monaco.ts';
import { toMarker } from './editor/to-monaco.ts';

/** A pause in typing after which the documents are judged. */
const pauseMs = 150;

type Findings = Readonly<Record<string, readonly Diagnostic[]>>;

/** The documents of the opened folder, as they are written and as they are on the disk. */
export interface Documents {
  readonly folder: StudioFolder | undefined;
  readonly findings: Findings;
  /** Documents with changes that are not saved. */
  readonly dirty: ReadonlySet<string>;
  /** Grows with every change that has been judged. */
  readonly version: number;
  readonly openFolder: (folder?: string) => Promise<void>;
  /** Writes one document, or all that have changed. */
  readonly save: (file?: string) => Promise<void>;
}

/** Keeps a model for each document, tells the language service of every change, and underlines what it finds. */
export function useDocuments(ask: Ask, language: LanguageClient): Documents {
  const [folder, setFolder] = useState<StudioFolder>();
  const [findings, setFindings] = useState<Findings>({});
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const [version, setVersion] = useState(0);
  const saved = useRef(new Map<string, string>());
  const latest = useRef<Findings>({});

  useEffect(() => {
    registerLanguage(language, (file) => latest.current[file] ?? []);
  }, [language]);

  const judge = useCallback(async () => {
    const found = await language.diagnose();
    latest.current = found;
    for (const model of monaco.editor.getModels()) {
      const markers = (found[fileOfModel(model)] ?? []).map((each) => toMarker(model, each));
      monaco.editor.setModelMarkers(model, 'backstep', markers);
    }
    setFindings(found);
    setVersion((before) => before + 1);
  }, [language]);

  const noteDirty = useCallback(() => {
    const changed = monaco.editor
      .getModels()
      .filter((model) => saved.current.get(fileOfModel(model)) !== model.getValue());
    setDirty(new Set(changed.map(fileOfModel)));
  }, []);

  useTyping(language, judge, noteDirty);

  const openFolder = useCallback(
    async (wanted?: string) => {
      const opened =
        wanted === undefined ? await ask('folder', null) : await ask('openFolder', wanted);
      showModels(opened, saved.current);
      await language.load(opened);
      for (const file of unsavedIn(saved.current)) await language.change(file.file, file.text);
      setFolder(opened);
      noteDirty();
      await judge();
    },
    [ask, language, judge, noteDirty],
  );

  const save = useCallback(
    async (file?: string) => {
      for (const model of monaco.editor.getModels()) {
        const name = fileOfModel(model);
        const was = saved.current.get(name);
        const text = model.getValue();
        if (was === undefined || was === text || (file !== undefined && file !== name)) continue;
        await ask('save', { file: name, text, was });
        saved.current.set(name, text);
      }
      noteDirty();
    },
    [ask, noteDirty],
  );
  return { folder, findings, dirty, version, openFolder, save };
}

/** What is written in the editor and not on the disk. */
const unsavedIn = (saved: ReadonlyMap<string, string>) =>
  monaco.editor
    .getModels()
    .map((model) => ({ file: fileOfModel(model), text: model.getValue() }))
    .filter(({ file, text }) => saved.get(file) !== text);

/** A model for every document; one with changes of the user keeps them as long as its folder is open. */
function showModels({ files }: StudioFolder, saved: Map<string, string>): void {
  const there = new Map(files.map((file): [string, StudioFile] => [file.file, file]));
  for (const model of monaco.editor.getModels())
    if (!there.has(fileOfModel(model))) model.dispose();
  for (const { file, text } of files) {
    const uri = monaco.Uri.file(file);
    const model = monaco.editor.getModel(uri);
    if (model === null) monaco.editor.createModel(text, 'yaml', uri);
    else if (model.getValue() === saved.get(file)) {
      if (text !== saved.get(file)) model.setValue(text);
    } else continue;
    // What the editor makes of line ends is not a change.
    saved.set(file, monaco.editor.getModel(uri)?.getValue() ?? text);
  }
}

function useTyping(
  language: LanguageClient,
  judge: () => Promise<void>,
  noteDirty: () => void,
): void {
  useEffect(() => {
    let waiting = 0;
    const watch = (model: monaco.editor.ITextModel): void => {
      model.onDidChangeContent(() => {
        noteDirty();
        clearTimeout(waiting);
        waiting = window.setTimeout(() => {
          void language.change(fileOfModel(model), model.getValue()).then(judge);
        }, pauseMs);
      });
    };
    monaco.editor.getModels().forEach(watch);
    const created = monaco.editor.onDidCreateModel(watch);
    return () => {
      clearTimeout(waiting);
      created.dispose();
    };
  }, [language, judge, noteDirty]);
}
