import type { GraphFormat } from '../shared/ui/graph-tools.tsx';
import type { GraphSubject } from '../shared/language/verbs/graph-of.ts';
import type { LaidOutGraph } from '../shared/graph/laid-out-graph.ts';
import type { ShownGraph } from '../shared/lsp/graph-request.ts';

/** A graph with the places of its boxes and arrows. */
export interface DrawnGraph extends Omit<ShownGraph, 'graph' | 'places'> {
  readonly laidOut: LaidOutGraph;
}

/** What the panel is told. */
export type ToPanel =
  | { readonly type: 'graph'; readonly graph: DrawnGraph; readonly selected?: string }
  | {
      readonly type: 'nothing';
      readonly reason: string;
      /** What is drawn is of another document. */
      readonly clears: boolean;
    }
  | { readonly type: 'select'; readonly id: string | undefined };

/** What the panel tells. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'select'; readonly id: string }
  | { readonly type: 'subject'; readonly subject: GraphSubject }
  | {
      readonly type: 'export';
      /** The name of the file that is offered. */
      readonly name: string;
      readonly format: GraphFormat;
      /** An SVG document, or a PNG in base64. */
      readonly content: string;
    };
