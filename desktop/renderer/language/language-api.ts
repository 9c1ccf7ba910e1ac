import type { Completion } from '../../../shared/language/verbs/complete.ts';
import type { Definition } from '../../../shared/language/verbs/definition.ts';
import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { DocumentGraph, GraphSubject } from '../../../shared/language/verbs/graph-of.ts';
import type { Hover } from '../../../shared/language/verbs/hover.ts';
import type { StudioFolder } from '../../ipc-contract.ts';

/** The graph of a document, with everything else that could be drawn of it. */
export interface SubjectGraph extends DocumentGraph {
  readonly subjects: readonly GraphSubject[];
}

/** What the window asks the language service, which works on a thread of its own. Offsets are in UTF-16. */
export interface LanguageApi {
  readonly load: (folder: StudioFolder) => void;
  readonly change: (file: string, text: string) => void;
  /** What is wrong, by file; every file of the folder has an entry. */
  readonly diagnose: () => Readonly<Record<string, readonly Diagnostic[]>>;
  readonly complete: (file: string, offset: number) => readonly Completion[];
  readonly hover: (file: string, offset: number) => Hover | undefined;
  readonly definition: (file: string, offset: number) => readonly Definition[];
  readonly graph: (file: string, subject: GraphSubject | undefined) => SubjectGraph | undefined;
}

/** One question, by its id. */
export interface LanguageAsk {
  readonly id: number;
  readonly method: keyof LanguageApi;
  readonly args: readonly unknown[];
}

/** The answer to the question of this id; a defect comes as its message. */
export type LanguageAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly defect: string };
