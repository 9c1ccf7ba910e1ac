import type { Location } from 'vscode-languageserver';

/** Asks for all scenarios that are known; not part of the protocol. */
export const scenariosRequest = 'backstep/scenarios';

/** Something with a name, and where that is written. */
export interface ShownName extends Location {
  readonly name: string;
}

/** A scenario with what it tries. */
export interface ShownScenario extends ShownName {
  /** Absent where it cannot be found. */
  readonly playbook?: ShownName;
  /** The document of the system it plays in; absent where it cannot be found. */
  readonly system?: string;
}

/** Asks where what a drill was held against is written; not part of the protocol. */
export const checkPlacesRequest = 'backstep/checkPlaces';

export interface CheckPlacesParams {
  /** The scenario. */
  readonly uri: string;
  /** Names of checks, as the report of a drill has them. */
  readonly checks: readonly string[];
}

/** Tells an editor that has the commands of Backstep that documents were judged: what was asked before may be another now. */
export const judgedNotification = 'backstep/judged';
