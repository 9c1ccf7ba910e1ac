import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from './time-commands.ts';

type Print = (name: string, figures: string, target: string) => void;

const queues = path.join(import.meta.dirname, 'queues');
const rounds = 7;
const customers = 300_000;
/** A customer of ten M/M/1 queues with a load of 0.8 spends ten times 1 / (1.25 − 1) in them. */
const theory = 40;

/** Millions of events a second of a program that prints events, seconds and the mean time; checks that mean. */
function speed(program: string, args: readonly string[]): number {
  const { stdout, status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  const [events = 0, seconds = 1, mean = 0] = stdout.trim().split(' ').map(Number);
  if (Math.abs(mean - theory) > 0.15 * theory) {
    throw new Error(`${program}: customers stay ${mean}, where theory says ${theory}`);
  }
  return events / seconds / 1e6;
}

/** The calendar of the engine beside a binary heap in C++ and SimPy, on the same ten queues, in turn. */
export function benchEngine(print: Print): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-queues-'));
  try {
    const ours = (): number =>
      speed(process.execPath, [path.join(queues, 'chain.ts'), String(customers)]);
    const native = compile(folder);
    if (native === undefined) print('calendar / C++ heap', 'g++ is not installed', 'at least 0.4x');
    else
      compare(
        print,
        'calendar / C++ heap',
        ours,
        () => speed(native, [String(customers)]),
        'at least 0.4x',
      );
    const python = findSimpy();
    if (python === undefined) print('calendar / SimPy', 'SimPy is not installed', 'at least 40x');
    else {
      const script = path.join(queues, 'chain.py');
      compare(
        print,
        'calendar / SimPy',
        ours,
        () => speed(python, [script, '20000']),
        'at least 40x',
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(
  print: Print,
  name: string,
  ours: () => number,
  theirs: () => number,
  target: string,
): void {
  const pairs = Array.from({ length: rounds }, () => [ours(), theirs()] as const);
  const ratio = median(pairs.map(([one, other]) => one / other));
  const figure = (which: 0 | 1): string => median(pairs.map((pair) => pair[which])).toFixed(2);
  print(name, `${figure(0)} / ${figure(1)} M events/s = ${ratio.toFixed(2)}x`, target);
}

function compile(folder: string): string | undefined {
  const program = path.join(folder, 'chain');
  const source = path.join(queues, 'chain.cpp');
  const { status, error } = spawnSync('g++', ['-O3', '-march=native', '-o', program, source]);
  return error === undefined && status === 0 ? program : undefined;
}

/** A Python that has SimPy: that of the system may have it where another one comes first in PATH. */
function findSimpy(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => {
    const { status, error } = spawnSync(python, ['-c', 'import simpy']);
    return error === undefined && status === 0;
  });
}
