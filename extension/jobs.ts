import type { Graph } from '../shared/graph/graph.ts';
import type { LaidOutGraph } from '../shared/graph/laid-out-graph.ts';
import type { DrillStanding } from '../shared/files/drill-debt.ts';
import type { ObjectiveCheck } from '../shared/model/measures.ts';
import type { RunRow } from '../shared/store/run-row.ts';
import type { Verdict } from '../shared/model/journal.ts';

/** Where runs are kept. */
export interface Place {
  /** The folder at the root of what belongs together, with `.backstep` in it. */
  readonly root: string;
  /** The results file; that of `root` unless told. */
  readonly results?: string;
}

/** A page that needs nothing else. */
export interface Page {
  readonly title: string;
  readonly html: string;
}

export interface DrillJob {
  /** The file of the scenario. */
  readonly scenario: string;
  /** Seeds, at least 1. */
  readonly runs: number;
  /** The folder that keeps results apart from their workspaces; they keep their own unless told. */
  readonly apart?: string;
}

/** What a drill showed, or why it was not started. */
export type Drilled =
  | {
      readonly ok: true;
      readonly run: string;
      readonly place: Place;
      readonly verdict: Verdict;
      /** It was cancelled; what had been played by then is kept. */
      readonly isInterrupted: boolean;
      /** Seeds that were played. */
      readonly runs: number;
      readonly checks: readonly ObjectiveCheck[];
      /** What happened, in sentences. */
      readonly story: string;
      readonly findings: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly string[] };

/** How a scenario stands, and where its runs are kept. */
export interface Standing extends DrillStanding {
  readonly place: Place;
  /** Its runs cannot be read, so that nobody knows how it stands. */
  readonly isUnknown?: true;
}

/** How every scenario stands, and what is in the way of reading results. */
export interface Standings {
  readonly standings: readonly Standing[];
  readonly problems: readonly string[];
}

export interface ExportJob extends Place {
  readonly run: string;
  /** The folder in which the bundle is written. */
  readonly output: string;
  /** Pack it into one file. */
  readonly zip: boolean;
}

export interface Exported {
  readonly path: string;
  readonly publicKey: string;
  /** The key pair was made now: its public half is yet to be given to those who verify. */
  readonly isNewKey: boolean;
}

export interface VerifyJob {
  /** A bundle or a period pack, a folder or an archive. */
  readonly file: string;
  readonly keys: readonly string[];
  readonly policy?: string;
}

/** Everything that the worker beside the extension does, with what it is asked and what it answers. */
export interface Jobs {
  /** Tells its progress in finished seeds; one that is cancelled answers with what it has. */
  readonly drill: { readonly ask: DrillJob; readonly answer: Drilled };
  /** How every scenario in some folders stands. */
  readonly standings: {
    readonly ask: { readonly folders: readonly string[]; readonly apart?: string };
    readonly answer: Standings;
  };
  /** A page of runs, newest first: of one scenario, or of all that were ever drilled. */
  readonly runs: {
    readonly ask: Place & {
      readonly playbook?: string;
      readonly scenario?: string;
      readonly before?: string;
      readonly limit: number;
    };
    readonly answer: readonly RunRow[];
  };
  readonly report: { readonly ask: Place & { readonly run: string }; readonly answer: Page };
  readonly compare: {
    readonly ask: Place & { readonly before: string; readonly after: string };
    readonly answer: Page;
  };
  /** Places the boxes and arrows of a graph. */
  readonly layout: { readonly ask: Graph; readonly answer: LaidOutGraph };
  readonly exportEvidence: { readonly ask: ExportJob; readonly answer: Exported };
  /** Whether there is evidence in a folder or an archive, so that it can be verified. */
  readonly holdsEvidence: { readonly ask: { readonly file: string }; readonly answer: boolean };
  readonly verifyEvidence: {
    readonly ask: VerifyJob;
    readonly answer: Page & { readonly status: 'sound' | 'unsound' | 'incomplete' };
  };
}

export type JobName = keyof Jobs;

/** What the worker is told. */
export type ToWorker =
  | { readonly type: 'job'; readonly id: number; readonly name: JobName; readonly ask: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** What the worker tells. */
export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly done: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  /** Something was in the way. */
  | {
      readonly type: 'refusal';
      readonly id: number;
      readonly message: string;
      readonly remedy: string;
    };
