import type { ReactElement } from 'react';
import type { Front } from '../use-front.ts';
import { TextEditor } from '../editor/text-editor.tsx';

interface DocumentPaneProps {
  readonly front: Front;
  /** Whether the folder has been read. */
  readonly isThere: boolean;
  readonly isDirty: boolean;
  readonly onSave: () => void;
}

/** The text of the document in front. */
export function DocumentPane({ front, isThere, isDirty, onSave }: DocumentPaneProps): ReactElement {
  const { document, goal, goTo, noteCursor } = front;
  if (document === undefined)
    return (
      <p className="empty">
        {isThere
          ? 'There are no documents in this folder. Their names end in .system.yaml, .playbook.yaml, .scenario.yaml or .policy.yaml.'
          : 'Opening …'}
      </p>
    );
  const { file, name, isText } = document;
  return (
    <section className="text" aria-label="Document">
      <div className="text-head">
        <span>{name}</span>
        {isText ? (
          <button type="button" disabled={!isDirty} onClick={onSave}>
            Save
          </button>
        ) : (
          <span className="muted">cannot be changed here: it is not UTF-8</span>
        )}
      </div>
      <TextEditor
        file={file}
        isReadOnly={!isText}
        goal={goal}
        onOpen={goTo}
        onCursor={noteCursor}
      />
    </section>
  );
}
