import type { Direction, Graph, GraphEdge, GraphNode } from './graph.ts';
import type { NodeBox, PlacedText } from './node-box.ts';

/** A place in pixels from the upper left corner of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A node with its place; the texts of `box` are relative to its upper left corner. */
export interface LaidOutNode extends Rectangle {
  readonly node: GraphNode;
  readonly box: NodeBox;
}

/** An edge with its way: at least two points, neighbours on one horizontal or vertical line. */
export interface LaidOutEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  readonly label?: Rectangle & { readonly text: PlacedText };
}

/** The frame around the nodes that share a group. */
export interface LaidOutGroup extends Rectangle {
  readonly label: PlacedText;
}

/** A graph with a place for everything; all in pixels, from 0 to `width` and `height`. */
export interface LaidOutGraph {
  readonly graph: Graph;
  readonly width: number;
  readonly height: number;
  /** In the order of the graph. */
  readonly nodes: readonly LaidOutNode[];
  /** In the order of the graph. */
  readonly edges: readonly LaidOutEdge[];
  readonly groups: readonly LaidOutGroup[];
}

/** What may be asked of a layout. */
export interface LayoutOptions {
  /** Overrides the direction of the graph. */
  readonly direction?: Direction;
  /** Draws a frame around the nodes of each group; true when absent. */
  readonly groups?: boolean;
}
