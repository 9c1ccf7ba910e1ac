import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Workspace } from '../../shared/language/workspace.ts';
import { complete } from '../../shared/language/verbs/complete.ts';
import { diagnose } from '../../shared/language/diagnose.ts';
import { hover } from '../../shared/language/verbs/hover.ts';
import { installPeers } from './peers.ts';
import { startServer } from './protocol-client.ts';
import { longPlaybook, longSystem } from './long-playbook.ts';

type Print = (name: string, figures: string, target: string) => void;

const edits = 100;
const sizes = [500, 2000, 8000, 20_000];

/** Typing in long playbooks: our own work, and over the protocol beside the server that most editors use for YAML. */
export async function benchEditor(print: Print): Promise<void> {
  const own = sizes.map((lines) => [lines, ownWork(lines)] as const);
  const targets: Readonly<Record<number, readonly [string, string]>> = {
    2000: ['at most 10 ms', 'at most 10 ms'],
    20000: ['at most 80 ms', 'at most 50 ms'],
  };
  for (const [lines, { judged, completed, hovered }] of own) {
    const [forFindings, forWords] = targets[lines] ?? ['reported', 'reported'];
    print(`${lines} lines, edit to all findings, own work`, shown(judged), forFindings);
    print(`${lines} lines, completion after a keystroke`, shown(completed), forWords);
    print(`${lines} lines, hover after a keystroke`, shown(hovered), forWords);
  }
  const { yamlServer } = installPeers();
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-bench-editor-'));
  try {
    for (const lines of [2000, 20_000]) {
      const ours = await overProtocol(
        [path.resolve('shared/cli/backstep.cjs'), 'lsp', '--stdio'],
        lines,
        folder,
      );
      const theirs = await overProtocol([yamlServer, '--stdio'], lines, folder);
      const compare = (name: string, our: number, their: number, unit: string): void => {
        print(
          `${lines} lines, yaml-language-server / lsp: ${name}`,
          `${their.toFixed(0)} / ${our.toFixed(0)} ${unit} = ${(their / our).toFixed(1)}x`,
          'reported',
        );
      };
      compare('edit to findings, with pauses', median(ours.judged), median(theirs.judged), 'ms');
      compare('completion', median(ours.completed), median(theirs.completed), 'ms');
      compare('peak memory', ours.peakMb, theirs.peakMb, 'MB');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Times {
  readonly judged: number[];
  readonly completed: number[];
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const median = (times: readonly number[]): number => quantile(times, 0.5);

const shown = (times: readonly number[]): string =>
  `median ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;

/** The text after the edit of this number: a digit of one step's timeout, somewhere else each time. */
function editedText(text: string, edit: number): { readonly text: string; readonly at: number } {
  const from = Math.floor((text.length * ((edit * 37) % 89)) / 100);
  const at = text.indexOf('timeout: ', from) + 'timeout: 1'.length;
  return { text: `${text.slice(0, at)}${edit % 10}${text.slice(at + 1)}`, at };
}

function ownWork(lines: number): Times & { readonly hovered: number[] } {
  const times = { judged: [] as number[], completed: [] as number[], hovered: [] as number[] };
  const workspace = new Workspace();
  const file = '/w/long.playbook.yaml';
  workspace.set('/w/long.system.yaml', longSystem);
  let text = longPlaybook(lines);
  workspace.set(file, text);
  const timed = (into: number[], work: () => unknown): void => {
    const startedMs = performance.now();
    work();
    into.push(performance.now() - startedMs);
  };
  // The engine compiles what is run often; editors run for hours.
  for (let edit = -30; edit < edits; edit++) {
    const changed = editedText(text, edit + 30);
    text = changed.text;
    const into = edit < 0 ? { judged: [], completed: [], hovered: [] } : times;
    timed(into.judged, () => {
      workspace.set(file, text);
      diagnose(workspace, file);
    });
    const typed = `${text.slice(0, changed.at)}0${text.slice(changed.at)}`;
    const afterKey = text.lastIndexOf('\n', changed.at) + 5;
    timed(into.completed, () => {
      workspace.set(file, typed);
      complete(workspace, file, afterKey);
    });
    timed(into.hovered, () => {
      workspace.set(file, text);
      hover(workspace, file, afterKey, 0);
    });
  }
  return times;
}

async function overProtocol(
  command: readonly string[],
  lines: number,
  folder: string,
): Promise<Times & { readonly peakMb: number }> {
  const file = path.join(folder, 'long.playbook.yaml');
  let text = longPlaybook(lines);
  writeFileSync(file, text);
  writeFileSync(path.join(folder, 'long.system.yaml'), longSystem);
  const { server, connection, findings, end } = await startServer(command, folder);
  const textDocument = { uri: pathToFileURL(file).href };
  const found = () => findings(textDocument.uri);
  let news = found();
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'yaml', version: 1, text },
  });
  await news;
  const times: Times = { judged: [], completed: [] };
  for (let edit = 0; edit < edits; edit++) {
    const changed = editedText(text, edit);
    const { line, character } = positionAt(text, changed.at);
    text = changed.text;
    news = found();
    const startedMs = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { ...textDocument, version: edit + 2 },
      contentChanges: [
        {
          range: { start: { line, character }, end: { line, character: character + 1 } },
          text: text.charAt(changed.at),
        },
      ],
    });
    await news;
    times.judged.push(performance.now() - startedMs);
    const askedMs = performance.now();
    await connection.sendRequest('textDocument/completion', {
      textDocument,
      position: { line, character: 4 },
    });
    times.completed.push(performance.now() - askedMs);
  }
  const peakMb = peakMemory(server);
  end();
  return { ...times, peakMb };
}

function positionAt(text: string, at: number): { line: number; character: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The most memory that a process has held, in megabytes; told by Linux only. */
function peakMemory({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return NaN;
  const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}
