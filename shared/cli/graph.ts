import path from 'node:path';
import type { DocumentGraph } from '../language/verbs/graph-of.ts';
import type { ExitCode } from './failure.ts';
import type { GraphFormat } from './formats/graph-format.ts';
import type { Workspace } from '../language/workspace.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { graphOf } from '../language/verbs/graph-of.ts';
import { layout } from '../graph/layout.ts';
import { loadWorkspace } from '../files/load-workspace.ts';
import { relativePath } from '../files/relative-path.ts';
import { shellWord } from '../store/shell-word.ts';
import { slashed } from '../files/find-files.ts';
import { toJson } from '../graph/to-json.ts';
import { toMermaid } from '../graph/mermaid.ts';
import { toSvg } from '../graph/svg.ts';
import { writeOutput } from './write-output.ts';

export interface GraphOptions {
  readonly format: GraphFormat;
  readonly output?: string;
  readonly theme: 'auto' | 'light' | 'dark';
}

/** Draws the dependencies of a system or the steps of a playbook. */
export async function graph(
  arg: string,
  { format, output, theme }: GraphOptions,
): Promise<ExitCode> {
  const file = slashed(path.resolve(arg));
  const { workspace, unreadable } = loadWorkspace([file]);
  if (unreadable[0] !== undefined)
    throw new CommandFailure(
      `${arg} cannot be read: ${unreadable[0].reason}.`,
      'Name a system or playbook file.',
    );
  const drawing = draw(workspace, file);
  const text = await render(drawing, format, theme);
  if (output === undefined) process.stdout.write(text);
  else write(output, text);
  return exitCodes.good;
}

function draw(workspace: Workspace, file: string): DocumentGraph {
  const document = workspace.get(file);
  const errors = document?.problems.filter(({ severity }) => severity === 'error') ?? [];
  if (document?.model === undefined || errors.length > 0) {
    throw new CommandFailure(
      `${relativePath(file)} has errors.`,
      `\`backstep lint ${shellWord(relativePath(file))}\` shows them.`,
      exitCodes.findings,
    );
  }
  const { kind } = document.model;
  const drawing = kind === 'System' || kind === 'Playbook' ? graphOf(workspace, file) : undefined;
  if (drawing !== undefined) return drawing;
  throw new CommandFailure(
    `${relativePath(file)} has no graph.`,
    'Name a system, for its dependencies, or a playbook, for its steps.',
  );
}

async function render(
  { graph: drawn, schedule, title, description }: DocumentGraph,
  format: GraphFormat,
  theme: GraphOptions['theme'],
): Promise<string> {
  switch (format) {
    case 'mermaid':
      return toMermaid(drawn);
    case 'json':
      return `${JSON.stringify(toJson(drawn, schedule === undefined ? {} : { schedule }), undefined, 2)}\n`;
    case 'svg':
      return toSvg(await layout(drawn), { title, description, theme });
  }
}

function write(output: string, text: string): void {
  writeOutput(output, text, 'Choose another place with --output.');
  process.stdout.write(`Wrote ${output}.\n`);
}
