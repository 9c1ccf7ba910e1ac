import type { Document } from '../document.ts';
import type { Fix, Severity } from '../../model/diagnostic.ts';
import type { Path } from '../../model/path.ts';
import type { Playbook } from '../../model/playbook.ts';
import type { Policy } from '../../model/policy.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Surroundings } from '../surroundings.ts';
import type { System } from '../../model/system.ts';

/** The groups of rules; the part of a code before the slash. */
export type RuleGroup =
  | 'scope'
  | 'trigger'
  | 'artifact'
  | 'infra'
  | 'data'
  | 'step'
  | 'drill'
  | 'governance'
  | 'comms'
  | 'term';

/** One finding of a rule, about the document the rule looks at. */
export interface Finding {
  /** The place in the document; a path that does not exist points to its nearest existing ancestor. */
  readonly at: Path;
  /** Points to the key of `at` instead of its value. */
  readonly onKey?: boolean;
  /** What is wrong, one sentence with the names and figures of this case. */
  readonly message: string;
  /** How to mend this case; otherwise the manual's `fix`. */
  readonly remedy?: string;
  readonly fixes?: readonly Fix[];
}

export type Report = (finding: Finding) => void;

/** Where a rule draws the line, as its manual or the policy says; NaN where it draws none of this sort. */
export interface Limits {
  /** 0 to 1. */
  readonly share: number;
  readonly everyUs: number;
}

/** What a rule knows of the document it looks at. */
export interface About {
  readonly document: Document;
  readonly policy?: Policy;
  /** The files around it. */
  readonly around: Surroundings;
  readonly limits: Limits;
}

/** The manual entry of a rule; generates its section of schema/RULES.md. */
export interface RuleManual {
  readonly code: `${RuleGroup}/${string}`;
  readonly severity: Severity;
  /** What it finds, one sentence. */
  readonly what: string;
  /** Why that matters, one or two sentences. */
  readonly why: string;
  /** How to mend it, one sentence. */
  readonly fix: string;
  /** A YAML excerpt it finds something in. */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
  /** What a policy can set besides the severity. */
  readonly options?: {
    readonly [K in keyof Limits]?: { readonly usual: number; readonly what: string };
  };
  /** A standard, paper or incident it rests on. */
  readonly source?: string;
}

/**
 * A rule: its manual entry and its check, which looks at one kind of document. It only runs when
 * everything it takes could be linked.
 */
export type Rule = RuleManual & {
  /** The top-level keys in which it misses something: it does not run where one of them cannot be read in full. */
  readonly restsOn?: readonly string[];
} & (
    | {
        readonly looksAt: 'System';
        readonly check: (about: About & { readonly system: System }, report: Report) => void;
      }
    | {
        readonly looksAt: 'Playbook';
        readonly check: (
          about: About & { readonly playbook: Playbook; readonly system: System },
          report: Report,
        ) => void;
      }
    | {
        readonly looksAt: 'Scenario';
        readonly check: (
          about: About & {
            readonly scenario: Scenario;
            readonly playbook: Playbook;
            /** Every playbook that runs, `playbook` first. */
            readonly playbooks: readonly Playbook[];
            readonly system: System;
          },
          report: Report,
        ) => void;
      }
    | {
        readonly looksAt: 'Policy';
        readonly check: (about: About & { readonly policy: Policy }, report: Report) => void;
      }
  );
