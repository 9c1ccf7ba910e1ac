import type { ReactElement } from 'react';
import type { Ask } from '../ipc-contract.ts';
import type { LanguageClient } from './language/language-client.ts';
import { DocumentPane } from './views/document-pane.tsx';
import { FileList } from './views/file-list.tsx';
import { FolderDialog } from './views/folder-dialog.tsx';
import { Side } from './views/side.tsx';
import { TopBar } from './views/top-bar.tsx';
import { Trouble } from './views/trouble.tsx';
import { useStudio } from './use-studio.ts';

interface AppProps {
  readonly ask: Ask;
  readonly language: LanguageClient;
}

/** The Studio: documents on the left, the text of one in the middle, what it means and shows on the right. */
export function App({ ask, language }: AppProps): ReactElement {
  const studio = useStudio(ask, language);
  const { folder, files, findings, dirty, front, drills, scenarios, scenario } = studio;
  const path = folder?.folder ?? '';
  const shown = front.document?.file;
  return (
    <div className="studio">
      <TopBar
        folder={path}
        scenarios={scenarios}
        scenario={scenario?.file}
        running={drills.running}
        onScenario={studio.setScenario}
        onDrill={studio.drill}
        onOpenFolder={studio.chooseFolder}
      />
      <Trouble what={studio.trouble} onDismiss={studio.dismiss} />
      <main className="work">
        <FileList
          files={files}
          findings={findings}
          open={shown}
          dirty={dirty}
          onOpen={studio.openDocument}
        />
        <DocumentPane
          front={front}
          isThere={folder !== undefined}
          isDirty={shown !== undefined && dirty.has(shown)}
          onSave={() => {
            studio.saveFile(shown);
          }}
        />
        <Side
          tab={studio.tab}
          onTab={studio.setTab}
          files={files}
          findings={findings}
          front={front}
          drills={drills}
          onShowRun={studio.showRun}
        />
      </main>
      {studio.isAsking ? (
        <FolderDialog
          folder={path}
          onOpen={studio.load}
          onClose={() => {
            studio.setIsAsking(false);
          }}
        />
      ) : null}
    </div>
  );
}
