import type { ReactElement } from 'react';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { StudioFile } from '../../ipc-contract.ts';

interface ProblemsProps {
  readonly files: readonly StudioFile[];
  readonly findings: Readonly<Record<string, readonly Diagnostic[]>>;
  readonly onOpen: (finding: Diagnostic) => void;
}

/** Everything that is wrong in the folder, file by file. */
export function Problems({ files, findings, onOpen }: ProblemsProps): ReactElement {
  const wrong = files.filter(({ file }) => (findings[file]?.length ?? 0) > 0);
  if (wrong.length === 0)
    return <p className="empty">Nothing is wrong with the documents of this folder.</p>;
  return (
    <div className="scrolling" tabIndex={0} role="region" aria-label="Problems">
      {wrong.map(({ file, name }) => (
        <section key={file} className="problems">
          <h3>{name}</h3>
          <ul>
            {findings[file]?.map((finding, index) => (
              <li key={index}>
                <button
                  type="button"
                  onClick={() => {
                    onOpen(finding);
                  }}
                >
                  <span className={`severity ${finding.severity}`}>{finding.severity}</span>
                  <span>
                    {finding.message} {finding.remedy}
                  </span>
                  <code>{finding.code}</code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
