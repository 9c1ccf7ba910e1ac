import { useCallback, useState } from 'react';
import type { Ask, StudioFile } from '../ipc-contract.ts';
import type { LanguageClient } from './language/language-client.ts';
import type { SideTab } from './views/side.tsx';
import { useAttempt } from './use-attempt.ts';
import { useDocuments } from './use-documents.ts';
import { useDrills } from './use-drills.ts';
import { useFront } from './use-front.ts';
import { useWindow } from './use-window.ts';

const isScenario = (file: string): boolean => file.endsWith('.scenario.yaml');
const none: readonly StudioFile[] = [];

/** Everything the window shows, and everything that can be done in it. */
export function useStudio(ask: Ask, language: LanguageClient) {
  const documents = useDocuments(ask, language);
  const { folder, version, dirty, openFolder, save } = documents;
  const drills = useDrills(ask);
  const { refresh } = drills;
  const files = folder?.files ?? none;
  const front = useFront(files, language, version);
  const [tab, setTab] = useState<SideTab>('graph');
  const [chosen, setChosen] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const { trouble, attempt, dismiss } = useAttempt();
  const scenarios = files.filter(({ file }) => isScenario(file));
  const scenario = scenarios.find(({ file }) => file === chosen) ?? scenarios[0];
  const load = useCallback(
    (wanted?: string) => {
      attempt(() => openFolder(wanted).then(refresh));
    },
    [attempt, openFolder, refresh],
  );
  const saveFile = useCallback(
    (file?: string) => {
      attempt(() => save(file));
    },
    [attempt, save],
  );
  useWindow({ onLook: load, onSave: saveFile, isUnsaved: dirty.size > 0 });
  return {
    ...documents,
    files,
    drills,
    front,
    tab,
    setTab,
    scenarios,
    scenario,
    setScenario: setChosen,
    trouble,
    dismiss,
    load,
    saveFile,
    isAsking,
    setIsAsking,
    openDocument: (file: string): void => {
      front.open(file);
      if (isScenario(file)) setChosen(file);
    },
    drill: (runs: number): void => {
      if (scenario === undefined) return;
      attempt(async () => {
        await save();
        setTab('result');
        await drills.drill(scenario.file, runs);
      });
    },
    showRun: (runId: string): void => {
      attempt(async () => {
        await drills.show(runId);
        setTab('result');
      });
    },
    chooseFolder: (): void => {
      attempt(async () => {
        const wanted = await ask('chooseFolder', null);
        if (wanted !== null) load(wanted);
        else setIsAsking(window.studio === undefined);
      });
    },
  };
}
