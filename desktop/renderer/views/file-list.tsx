import type { ReactElement } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { StudioFile } from '../../ipc-contract.ts';

interface FileListProps {
  readonly files: readonly StudioFile[];
  readonly findings: Readonly<Record<string, readonly Diagnostic[]>>;
  /** The document in front. */
  readonly open: string | undefined;
  /** Documents with changes that are not saved. */
  readonly dirty: ReadonlySet<string>;
  readonly onOpen: (file: string) => void;
}

const groups = [
  ['Playbooks', '.playbook.yaml'],
  ['Scenarios', '.scenario.yaml'],
  ['Systems', '.system.yaml'],
  ['Policies', '.policy.yaml'],
] as const;

/** The documents of the folder, by what they are. */
export function FileList(props: FileListProps): ReactElement {
  return (
    <nav className="files" aria-label="Documents">
      {groups.map(([title, suffix]) => {
        const files = props.files.filter(({ name }) => name.endsWith(suffix));
        return files.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {files.map((file) => (
                <FileItem key={file.file} {...props} file={file} suffix={suffix} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

interface FileItemProps extends Omit<FileListProps, 'files'> {
  readonly file: StudioFile;
  readonly suffix: string;
}

function FileItem({ file, suffix, findings, open, dirty, onOpen }: FileItemProps): ReactElement {
  const found = findings[file.file] ?? [];
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const worst = errors > 0 ? 'error' : 'warning';
  // A policy is named like its suffix.
  const label =
    file.name.endsWith(`/${suffix}`) || file.name === suffix
      ? file.name
      : file.name.slice(0, -suffix.length);
  return (
    <li>
      <button
        type="button"
        title={file.name}
        aria-current={file.file === open ? 'page' : undefined}
        onClick={() => {
          onOpen(file.file);
        }}
      >
        <span className="file-name">{label}</span>
        {dirty.has(file.file) ? (
          <span className="dot" role="img" aria-label="not saved" title="Not saved">
            ●
          </span>
        ) : null}
        {found.length === 0 ? null : (
          <span className={`count ${worst}`} title={`${found.length} under Problems`}>
            {found.length}
          </span>
        )}
      </button>
    </li>
  );
}
