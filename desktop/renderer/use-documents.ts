import { useCallback, useEffect, useRef, useState } from 'react';
import type { Ask, StudioFile, StudioFolder } from '../ipc-contract.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { LanguageClient } from './language/language-client.ts';
import { fileOfModel, registerLanguage } from './editor/register-language.ts';
import { monaco } from './editor/monaco.ts';
import { toMarker } from './editor/to-monaco.ts';

/** A pause in typing after which the documents are judged. */
const pauseMs = 150;

/** What was last read or written of each document. */
type Saved = Map<
  string,
  {
    readonly disk: string;
    /** The same as the editor gives it, which makes line ends alike. */
    readonly shown: string;
  }
>;

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
  const [shown, setFolder] = useState<StudioFolder>();
  const folder = useRef<StudioFolder>(undefined);
  const [findings, setFindings] = useState<Findings>({});
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const [version, setVersion] = useState(0);
  const saved = useRef<Saved>(new Map());
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
      .filter((model) => saved.current.get(fileOfModel(model))?.shown !== model.getValue());
    setDirty(new Set(changed.map(fileOfModel)));
  }, []);

  useTyping(language, judge, noteDirty);

  const openFolder = useCallback(
    async (wanted?: string) => {
      const unsaved = unsavedIn(saved.current);
      if (wanted !== undefined && unsaved.length > 0)
        throw new Error('There are changes that are not saved. Save them, then open the folder.');
      const there =
        wanted === undefined ? await ask('folder', null) : await ask('openFolder', wanted);
      const opened = { ...there, files: [...there.files, ...goneOf(there, folder.current)] };
      showModels(opened, saved.current);
      await language.load(opened);
      for (const file of unsavedIn(saved.current)) await language.change(file.file, file.text);
      folder.current = opened;
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
        const known = saved.current.get(name);
        const text = model.getValue();
        if (known === undefined || known.shown === text) continue;
        if (file !== undefined && file !== name) continue;
        await ask('save', { file: name, text, was: known.disk });
        saved.current.set(name, { disk: text, shown: text });
      }
      noteDirty();
    },
    [ask, noteDirty],
  );
  return { folder: shown, findings, dirty, version, openFolder, save };
}

/** What is written in the editor and not on the disk. */
const unsavedIn = (saved: Saved) =>
  monaco.editor
    .getModels()
    .map((model) => ({ file: fileOfModel(model), text: model.getValue() }))
    .filter(({ file, text }) => saved.has(file) && saved.get(file)?.shown !== text);

/** Documents that are gone from the disk, and whose changes are nowhere but here. */
function goneOf({ files }: StudioFolder, before: StudioFolder | undefined): StudioFile[] {
  const there = new Set(files.map(({ file }) => file));
  return (before?.files ?? []).filter(({ file, text }) => {
    const model = monaco.editor.getModel(monaco.Uri.file(file));
    return !there.has(file) && model !== null && model.getValue() !== text;
  });
}

/** A model for every document; one with changes of the user keeps them as long as its folder is open. */
function showModels({ files }: StudioFolder, saved: Saved): void {
  const there = new Set(files.map(({ file }) => file));
  for (const model of monaco.editor.getModels())
    if (!there.has(fileOfModel(model))) model.dispose();
  for (const { file, text } of files) {
    const uri = monaco.Uri.file(file);
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, 'yaml', uri);
    const known = saved.get(file);
    if (known !== undefined && known.shown !== model.getValue()) continue;
    if (known !== undefined && known.disk !== text) model.setValue(text);
    saved.set(file, { disk: text, shown: model.getValue() });
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
