import { type ChangeEvent, type DragEvent, type ReactElement, useId, useState } from 'react';
import type { ChosenFile } from './messages.ts';
import { droppedFiles } from './dropped-files.ts';

interface ChooseProps {
  readonly label: string;
  readonly hint: string;
  /** What was chosen, in words; undefined before. */
  readonly chosen: string | undefined;
  readonly ways: readonly Way[];
  readonly take: (files: readonly ChosenFile[]) => void;
}

/** One way to choose files. */
interface Way {
  readonly text: string;
  readonly accept?: string;
  readonly kind: 'file' | 'files' | 'folder';
}

const chosenFiles = (list: Iterable<File> | null): ChosenFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));

/** A place for files: they are chosen, or dropped on it. */
export function Choose({ label, hint, chosen, ways, take }: ChooseProps): ReactElement {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent, is: boolean): void => {
    event.preventDefault();
    setOver(is);
  };
  const drop = (event: DragEvent): void => {
    over(event, false);
    void droppedFiles(event.dataTransfer).then((files) => {
      if (files.length > 0) take(files);
    });
  };
  return (
    <fieldset
      className={`card choose${isOver ? ' over' : ''}`}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={drop}
    >
      <legend>{label}</legend>
      <p className="muted">{hint}</p>
      <div className="ways">
        {ways.map((way) => (
          <FileButton key={way.text} way={way} take={take} />
        ))}
        <output>{chosen ?? 'Nothing chosen yet, or drop it here.'}</output>
      </div>
    </fieldset>
  );
}

function FileButton({
  way: { text, accept, kind },
  take,
}: {
  readonly way: Way;
  readonly take: ChooseProps['take'];
}): ReactElement {
  const id = useId();
  const changed = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = chosenFiles(target.files);
    if (files.length > 0) take(files);
    target.value = '';
  };
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        multiple={kind === 'files'}
        onChange={changed}
        {...(accept === undefined ? {} : { accept })}
        {...(kind === 'folder' ? { webkitdirectory: '' } : {})}
      />
      <label htmlFor={id}>{text}</label>
    </span>
  );
}
