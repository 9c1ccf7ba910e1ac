import { sameBytes } from './same-bytes.ts';
import { formatSums } from './sums.ts';
import { type Finding, finding } from './verify-findings.ts';

/** What no bundle is without. */
export const bundleFiles = [
  'attestation.json',
  'SHA256SUMS',
  'record/events.jsonl',
  'record/drill.db',
  'VERIFY.md',
];

/** What no period pack is without. */
export const packFiles = ['attestation.json', 'SHA256SUMS', 'ledger.jsonl', 'VERIFY.md'];

/** SHA-256 of files by path. */
export type Digests = ReadonlyMap<string, string>;

/** Files that are signed by themselves, and come to a bundle after it was made. */
export function isBeside(path: string): boolean {
  return path === 'attestation.json' || /^(?:approvals|timestamps)\/[^/]+$/u.test(path);
}

/** Holds the files of a bundle against the subjects of its statement, both ways. */
export function checkFiles(
  digests: Digests,
  subjects: Digests,
  required: readonly string[],
): Finding[] {
  const due = new Set([...required, ...subjects.keys()]);
  const findings: Finding[] = [];
  for (const path of due) {
    const digest = digests.get(path);
    if (digest === undefined) findings.push(finding('missing-file', 'is not there', path));
    else if (!isBeside(path) && subjects.get(path) !== digest) {
      findings.push(finding('digest-mismatch', 'has other bytes than were signed', path));
    }
  }
  for (const path of digests.keys()) {
    if (!due.has(path) && !isBeside(path)) {
      findings.push(finding('extra-file', 'was not signed', path));
    }
  }
  return findings;
}

/** Holds SHA256SUMS, byte for byte, against what `sha256sum` prints for the files beside it. */
export function checkSums(given: Uint8Array | undefined, digests: Digests): Finding[] {
  if (given === undefined) return [];
  const listed = [...digests].filter(([path]) => path !== 'SHA256SUMS' && !isBeside(path));
  return sameBytes(new TextEncoder().encode(formatSums(new Map(listed))), given)
    ? []
    : [finding('sums-mismatch', 'does not list exactly these files', 'SHA256SUMS')];
}

/** Holds the files under `subject/` against the digests of the journal's first event. */
export function checkInputs(
  digests: Digests,
  inputs: readonly { readonly path: string; readonly digest: string }[],
): Finding[] {
  const changed = inputs.filter(
    ({ path, digest }) => `sha256:${digests.get(path) ?? ''}` !== digest,
  );
  const named = new Set(inputs.map(({ path }) => path));
  const unknown = [...digests.keys()].filter(
    (path) => path.startsWith('subject/') && !named.has(path),
  );
  return [
    ...changed.map(({ path }) =>
      finding('input-digest-mismatch', 'is not the file the drill was opened with', path),
    ),
    ...unknown.map((path) => finding('input-digest-mismatch', 'is no input of the drill', path)),
  ];
}
