import type { GraphSubject } from '../shared/language/verbs/graph-of.ts';
import type { ShownGraph } from '../shared/lsp/graph-request.ts';

/** What the panel is told. */
export type ToPanel =
  | { readonly type: 'graph'; readonly graph: ShownGraph; readonly selected?: string }
  | { readonly type: 'nothing'; readonly reason: string }
  | { readonly type: 'select'; readonly id: string | undefined };

/** What the panel tells. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'select'; readonly id: string }
  | { readonly type: 'subject'; readonly subject: GraphSubject };
