import type { KeyboardEvent, RefObject } from 'react';
import type { LaidOutNode } from '../graph/laid-out-graph.ts';
import type { View } from './use-viewport.ts';
import { nearestNode } from './nearest-node.ts';

interface GraphKeys {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly nodes: readonly LaidOutNode[];
  /** The box arrows start from. */
  readonly current: LaidOutNode | undefined;
  readonly view: View;
  readonly choose: (id: string) => void;
}

/**
 * Walking through a graph by keyboard: arrows go to the nearest box, Enter and Space choose it, plus and minus zoom, 0 fits, Ctrl+F
 * searches. `moveTo` focuses a box, which also brings it into sight.
 */
export function useGraphKeys(keys: GraphKeys) {
  const moveTo = (node: LaidOutNode): void => {
    keys.view.reveal(node);
    const name = CSS.escape(node.node.id);
    keys.frame.current
      ?.querySelector<SVGElement>(`[data-node="${name}"]`)
      ?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = actionOf(event, keys, moveTo);
    if (action === undefined) return;
    action();
    event.preventDefault();
  };
  return { moveTo, onKeyDown };
}

function actionOf(
  event: KeyboardEvent,
  keys: GraphKeys,
  moveTo: (node: LaidOutNode) => void,
): (() => void) | undefined {
  if ((event.ctrlKey || event.metaKey) && event.key === 'f')
    return () => keys.input.current?.select();
  const { current } = keys;
  switch (event.key) {
    case '+':
    case '=':
      return keys.view.zoomIn;
    case '-':
      return keys.view.zoomOut;
    case '0':
      return keys.view.fitAll;
    case 'Enter':
    case ' ':
      return isOnNode(event) && current !== undefined
        ? () => keys.choose(current.node.id)
        : undefined;
    case 'ArrowUp':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = current && nearestNode(keys.nodes, current, event.key);
      return next && (() => moveTo(next));
    }
    default:
      return undefined;
  }
}

function isOnNode({ target }: KeyboardEvent): boolean {
  return (target as Element).closest('[data-node]') !== null;
}
