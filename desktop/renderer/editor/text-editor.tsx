import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Span } from '../../../shared/model/position.ts';
import { fileOfModel } from './register-language.ts';
import { monaco } from './monaco.ts';
import { tokens } from '../../../shared/ui/tokens.ts';
import { toRange } from './to-monaco.ts';

/** A place to show; a new object shows it again. */
export interface Goal {
  readonly file: string;
  readonly span: Span;
  /** Whether one goes on typing there. */
  readonly takesFocus: boolean;
}

interface TextEditorProps {
  readonly file: string;
  readonly isReadOnly: boolean;
  readonly goal: Goal | undefined;
  /** Called with the file and the offset of the cursor. */
  readonly onCursor: (file: string, offset: number) => void;
  /** Called when a definition in another file is followed. */
  readonly onOpen: (goal: Goal) => void;
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const forced = window.matchMedia('(forced-colors: active)');

/** The colours of the page behind those of the language. */
const setTheme = (): void => {
  const theme = dark.matches ? 'dark' : 'light';
  const { bg, muted, good } = tokens[theme];
  monaco.editor.defineTheme('backstep', {
    base: dark.matches ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [{ token: 'number', foreground: good }],
    colors: { 'editor.background': bg, 'editorLineNumber.foreground': muted },
  });
  const highContrast = dark.matches ? 'hc-black' : 'hc-light';
  monaco.editor.setTheme(forced.matches ? highContrast : 'backstep');
};

/** The text of one document. Its model is there as long as its folder is open, so that undo outlives looking elsewhere. */
export function TextEditor({
  file,
  isReadOnly,
  goal,
  onCursor,
  onOpen,
}: TextEditorProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const calls = useRef({ onCursor, onOpen });
  useEffect(() => {
    calls.current = { onCursor, onOpen };
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const created = createEditor(place.current);
    editor.current = created;
    const opener = monaco.editor.registerEditorOpener({
      openCodeEditor(_, resource, at) {
        const model = monaco.editor.getModel(resource);
        if (model === null) return false;
        const position =
          at === undefined
            ? undefined
            : 'startLineNumber' in at
              ? monaco.Range.getStartPosition(at)
              : at;
        const start = position === undefined ? 0 : model.getOffsetAt(position);
        calls.current.onOpen({
          file: fileOfModel(model),
          span: { start, end: start },
          takesFocus: true,
        });
        return true;
      },
    });
    created.onDidChangeCursorPosition(({ position, reason }) => {
      const model = created.getModel();
      // What moves because its text was changed from outside is not where the user looks.
      if (model === null || reason === monaco.editor.CursorChangeReason.ContentFlush) return;
      calls.current.onCursor(fileOfModel(model), model.getOffsetAt(position));
    });
    for (const query of [dark, forced]) query.addEventListener('change', setTheme);
    return () => {
      for (const query of [dark, forced]) query.removeEventListener('change', setTheme);
      opener.dispose();
      created.dispose();
    };
  }, []);
  useEffect(() => {
    editor.current?.setModel(monaco.editor.getModel(monaco.Uri.file(file)));
    editor.current?.updateOptions({ readOnly: isReadOnly });
  }, [file, isReadOnly]);
  useEffect(() => {
    const model = editor.current?.getModel();
    if (goal === undefined || model === undefined || model === null || goal.file !== file) return;
    const range = toRange(model, goal.span);
    editor.current?.setSelection(range);
    editor.current?.revealRangeInCenterIfOutsideViewport(range);
    if (goal.takesFocus) editor.current?.focus();
  }, [goal, file]);
  return <div className="text-editor" ref={place} />;
}

function createEditor(place: HTMLElement): monaco.editor.IStandaloneCodeEditor {
  setTheme();
  return monaco.editor.create(place, {
    model: null,
    automaticLayout: true,
    minimap: { enabled: false },
    fontSize: 13,
    lineNumbersMinChars: 3,
    scrollBeyondLastLine: false,
    quickSuggestions: { other: true, comments: false, strings: true },
    wordBasedSuggestions: 'off',
    fixedOverflowWidgets: true,
    tabSize: 2,
    ariaLabel: 'Text of the document',
  });
}
