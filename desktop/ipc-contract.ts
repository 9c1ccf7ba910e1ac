import type { RunReport } from '../shared/ui/report-data.ts';
import type { RunRow } from '../shared/store/run-row.ts';

/** One document of the opened folder. */
export interface StudioFile {
  /** Absolute, with `/`. */
  readonly file: string;
  /** Relative to the folder. */
  readonly name: string;
  readonly text: string;
  /** Whether its bytes are UTF-8, so that its text can be written back. */
  readonly isText: boolean;
}

/** The opened folder with all its documents, and those elsewhere that they refer to. */
export interface StudioFolder {
  /** Absolute, with `/`. */
  readonly folder: string;
  readonly files: readonly StudioFile[];
  /** The names in each folder that holds documents: rules look for what lies beside them. */
  readonly listing: Readonly<Record<string, readonly string[]>>;
}

/** A changed document. */
export interface SavedFile {
  readonly file: string;
  readonly text: string;
  /** What was read: where the disk has something else by now, nothing is written. */
  readonly was: string;
}

export interface StudioDrill {
  /** The file of the scenario. */
  readonly scenario: string;
  /** Seeds, from 1 to 10,000,000. */
  readonly runs: number;
}

/** Every question that the window may ask its host, with the answer. This is the whole of what passes between them. */
export interface Calls {
  readonly folder: { readonly ask: null; readonly answer: StudioFolder };
  /** Asks the user for a folder where the host can; null where it cannot, or where none was chosen. */
  readonly chooseFolder: { readonly ask: null; readonly answer: string | null };
  readonly openFolder: { readonly ask: string; readonly answer: StudioFolder };
  readonly save: { readonly ask: SavedFile; readonly answer: null };
  /** Tells its progress as it goes; a drill that is cancelled answers with what it has. */
  readonly drill: { readonly ask: StudioDrill; readonly answer: RunReport };
  /** The newest runs of the folder, newest first. */
  readonly history: { readonly ask: null; readonly answer: readonly RunRow[] };
  readonly report: { readonly ask: string; readonly answer: RunReport };
}

export type CallName = keyof Calls;

/** The names of all calls; a host answers no other. */
export const callNames: readonly CallName[] = [
  'folder',
  'chooseFolder',
  'openFolder',
  'save',
  'drill',
  'history',
  'report',
];

/** How an answer travels: with what was asked for, or with what is in the way. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** What may accompany a call that takes long. */
export interface LongCall {
  /** Called with the number of finished seeds. */
  readonly onProgress?: (finished: number) => void;
  readonly signal?: AbortSignal;
}

/** Asks the host. Rejects with an Error whose message says what is in the way and what to do. */
export type Ask = <N extends CallName>(
  name: N,
  ask: Calls[N]['ask'],
  long?: LongCall,
) => Promise<Calls[N]['answer']>;

/** The channels between the window and the main process of Electron, one for each direction and purpose. */
export const ipc = {
  /** Window to main, with an answer: (id, name, ask). */
  call: 'studio:call',
  /** Window to main: (id) of a call to cancel. */
  cancel: 'studio:cancel',
  /** Main to window: (id, finished). */
  progress: 'studio:progress',
} as const;

/** What the preload script gives the window. */
export interface StudioBridge {
  readonly call: (id: number, name: CallName, ask: unknown) => Promise<Answer<unknown>>;
  readonly cancel: (id: number) => void;
  readonly onProgress: (listener: (id: number, finished: number) => void) => void;
}
