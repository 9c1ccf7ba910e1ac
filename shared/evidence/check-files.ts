import { formatSums, sha256 } from './sums.ts';
import { type Finding, finding } from './verify-findings.ts';

/** What no bundle is without. */
export const requiredFiles = [
  'attestation.json',
  'SHA256SUMS',
  'record/events.jsonl',
  'record/drill.db',
  'VERIFY.md',
];

/** Holds the files of a bundle against the subjects of its statement, both ways. */
export function checkFiles(
  files: ReadonlyMap<string, Buffer>,
  subjects: ReadonlyMap<string, string>,
): Finding[] {
  const due = new Set([...requiredFiles, ...subjects.keys()]);
  const findings: Finding[] = [];
  for (const path of due) {
    const bytes = files.get(path);
    if (bytes === undefined) findings.push(finding('missing-file', 'is not there', path));
    else if (path !== 'attestation.json' && subjects.get(path) !== sha256(bytes)) {
      findings.push(finding('digest-mismatch', 'has other bytes than were signed', path));
    }
  }
  for (const path of files.keys()) {
    if (!due.has(path)) findings.push(finding('extra-file', 'was not signed', path));
  }
  return findings;
}

/** Holds SHA256SUMS, byte for byte, against what `sha256sum` prints for the files beside it. */
export function checkSums(files: ReadonlyMap<string, Buffer>): Finding[] {
  const given = files.get('SHA256SUMS');
  if (given === undefined) return [];
  const digests = new Map<string, string>();
  for (const [path, bytes] of files) {
    if (path !== 'SHA256SUMS' && path !== 'attestation.json') digests.set(path, sha256(bytes));
  }
  return given.equals(Buffer.from(formatSums(digests)))
    ? []
    : [finding('sums-mismatch', 'does not list exactly these files', 'SHA256SUMS')];
}

/** Holds the files under `subject/` against the digests of the journal's first event. */
export function checkInputs(
  files: ReadonlyMap<string, Buffer>,
  inputs: readonly { readonly path: string; readonly digest: string }[],
): Finding[] {
  const changed = inputs.filter(({ path, digest }) => {
    const bytes = files.get(path);
    return bytes === undefined || `sha256:${sha256(bytes)}` !== digest;
  });
  const named = new Set(inputs.map(({ path }) => path));
  const unknown = [...files.keys()].filter(
    (path) => path.startsWith('subject/') && !named.has(path),
  );
  return [
    ...changed.map(({ path }) =>
      finding('input-digest-mismatch', 'is not the file the drill was opened with', path),
    ),
    ...unknown.map((path) => finding('input-digest-mismatch', 'is no input of the drill', path)),
  ];
}
