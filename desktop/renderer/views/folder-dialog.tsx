import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';

interface FolderDialogProps {
  readonly folder: string;
  readonly onOpen: (folder: string) => void;
  readonly onClose: () => void;
}

/** Asks for the path of a folder, where the host has no dialog of its own. */
export function FolderDialog({ folder, onOpen, onClose }: FolderDialogProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [path, setPath] = useState(folder);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-label="Open a folder" onClose={onClose}>
      <form
        method="dialog"
        onSubmit={() => {
          onOpen(path);
        }}
      >
        <label>
          <span>Folder of the playbooks, on this machine</span>
          <input
            value={path}
            spellCheck={false}
            onChange={(event) => {
              setPath(event.target.value);
            }}
          />
        </label>
        <div className="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="primary">
            Open
          </button>
        </div>
      </form>
    </dialog>
  );
}
