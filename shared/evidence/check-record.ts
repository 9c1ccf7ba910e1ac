import { type Derived, derivedRows, type DerivedRow, sampleRow } from '../store/derive.ts';
import type { RunSample } from '../drill/sample-run.ts';
import type { DatabaseContent, StoredRow } from './check-database.ts';
import type { DrillPredicate } from './statement.ts';
import { type Finding, finding } from './verify-findings.ts';

const file = 'record/drill.db';

/** Holds the journal and the inputs in the database against those in files, byte for byte. */
export function checkDatabaseJournal(
  content: DatabaseContent,
  lines: readonly string[],
  inputs: readonly Buffer[],
): Finding[] {
  const findings: Finding[] = [];
  const events = content.get('event') ?? [];
  const same =
    events.length === lines.length &&
    events.every(({ seq, line }, index) => seq === index && line === lines[index]);
  if (!same) findings.push(mismatch('its events are not the lines of record/events.jsonl'));
  const stored = content.get('input') ?? [];
  const sameInputs =
    stored.length === inputs.length &&
    stored.every(({ bytes }, index) => Buffer.isBuffer(bytes) && inputs[index]?.equals(bytes));
  if (!sameInputs) findings.push(mismatch('its inputs are not the files under subject'));
  const runs = content.get('run') ?? [];
  const [run] = runs;
  const ids = new Set([...content.values()].flat().map((row) => row['run_id'] ?? run?.['id']));
  if (runs.length !== 1 || ids.size !== 1) findings.push(mismatch('it does not hold one run'));
  return findings;
}

function mismatch(message: string): Finding {
  return finding('events-db-mismatch', message, file);
}

/** Holds every derived table, and the run's own row, against what follows from the journal. */
export function checkTables(
  content: DatabaseContent,
  derived: Derived,
  samples: readonly RunSample[],
  truth: DrillPredicate,
): Finding[] {
  const run = content.get('run')?.[0];
  const due = runRow(derived, truth);
  const columns = Object.keys(due).filter((column) => run?.[column] !== due[column]);
  const findings = columns.map((column) =>
    finding('signed-lie', `run.${column} does not follow from the journal`, file),
  );
  const tables = { ...derivedRows(derived), sample: samples.map(sampleRow) };
  for (const [table, rows] of Object.entries(tables)) {
    if (sameRows(content.get(table) ?? [], rows)) continue;
    findings.push(finding('signed-lie', `${table} does not follow from the journal`, file));
  }
  return findings;
}

function runRow({ opened, closed }: Derived, truth: DrillPredicate): DerivedRow {
  return {
    id: truth.run,
    recorded_at: truth.recordedAt,
    host: truth.host,
    status: truth.status,
    writer: null,
    tool: opened.tool,
    environment: opened.environment,
    playbook: opened.playbook,
    scenario: opened.scenario,
    system: opened.system,
    disruption: opened.disruption,
    seed: opened.seed,
    runs: opened.runs,
    verdict: closed?.verdict ?? null,
    completed: closed === undefined ? null : Number(closed.completed),
  };
}

/** Whatever order the rows come in, there must be the same ones. */
function sameRows(stored: readonly StoredRow[], due: readonly DerivedRow[]): boolean {
  const columns = Object.keys(due[0] ?? {}).sort();
  const textOf = (row: StoredRow): string =>
    JSON.stringify(columns.map((column) => row[column] ?? null));
  const found = stored.map(textOf).sort();
  const expected = due.map(textOf).sort();
  return found.length === expected.length && found.every((text, at) => text === expected[at]);
}
