/** Why a bundle is not what it claims to be; codes are stable, so that scripts may rely on them. */
export const findingMeanings = {
  'not-a-bundle': 'The path is no folder with an attestation.json.',
  unreadable: 'A file or folder cannot be read.',
  'too-big': 'More files, deeper folders or larger files than any bundle has.',
  'hostile-zip': 'The archive has entries that readers unpack differently, or into other places.',
  'missing-file': 'A file of the signed statement, or one every bundle has, is not there.',
  'extra-file': 'A file is there that the signed statement does not name.',
  link: 'Something is a link, a device or another special file.',
  'case-collision': 'Two names differ by case alone, so that some systems keep only one.',
  'digest-mismatch': 'A file has other bytes than the signed statement says.',
  'sums-mismatch': 'SHA256SUMS does not list exactly the files that are there.',
  'signature-invalid': 'The signature was not made over these bytes by its key.',
  'key-untrusted': 'None of the keys given as trusted made the signature.',
  'key-from-bundle': 'A key given as trusted lies inside the bundle it should vouch for.',
  'key-not-yet-valid': 'What was signed is older than its key.',
  'key-expired': 'What was signed is newer than the time its key was for.',
  'key-revoked': 'The key was revoked, and no timestamp shows that it signed before.',
  'key-not-allowed': 'The policy trusts the key, but not for this.',
  'payload-type': 'The envelope holds something other than an in-toto statement.',
  'signature-count': 'The envelope has no signature, or more than one.',
  'statement-malformed': 'The envelope or its statement is not of the specified form.',
  'hostile-json': 'JSON that readers understand differently, or that would exhaust them.',
  'other-subject': 'A signed decision is about another bundle than this.',
  'approval-missing': 'Fewer people approved than the policy wants.',
  'approval-refused': 'Somebody who may approve has refused.',
  'review-missing': 'Fewer people reviewed than the policy wants.',
  'review-refused': 'Somebody who may review has refused.',
  'approver-is-signer':
    'Who signed the run also approved or reviewed it, which the policy forbids.',
  'timestamp-missing': 'The policy wants a timestamp, and there is none that holds.',
  'timestamp-malformed': 'A timestamp is not one of RFC 3161, or says that none was given.',
  'timestamp-mismatch': 'A timestamp is for other bytes.',
  'timestamp-untrusted': 'No authority that the policy trusts gave the timestamp.',
  'outside-bracket':
    'The drill says that it happened before its opening or after its closing timestamp.',
  'clock-backwards': 'The closing timestamp is older than the opening one.',
  'ledger-broken': 'The ledger has an entry that does not follow from the one before.',
  'duplicate-index': 'The ledger numbers two entries alike, or begins a run twice.',
  'older-checkpoint': 'The ledger is shorter than one that was seen before.',
  'ledger-forked': 'The ledger is another one than was seen before.',
  'run-missing': 'The ledger tells of a run that the pack does not hold.',
  'run-unknown': 'The pack holds a run that the ledger does not tell of in this period.',
  'run-differs': 'The journal of a run is not the one that the ledger tells of.',
  'chain-broken':
    'The journal has a line that is malformed or does not follow from the one before.',
  'events-db-mismatch': 'The database holds another journal, or other inputs, than the files.',
  'db-not-table': 'The database has tables, views or triggers that a results file does not have.',
  'db-has-wal': 'The database depends on a write-ahead log.',
  'db-corrupt': 'The database is damaged, or not one.',
  'input-digest-mismatch': 'The input files are not those the journal was opened with.',
  'not-derivable': 'Figures cannot be computed from the journal, although its chain is sound.',
  'signed-lie': 'The statement, the journal or a table claims figures that do not follow.',
  'view-differs': 'A view shows something else than what follows from the journal.',
  incomplete: 'The drill was never closed: it is evidence of an attempt, never of success.',
} as const;

export type FindingCode = keyof typeof findingMeanings;

/** One thing that is wrong with a bundle. */
export interface Finding {
  readonly code: FindingCode;
  /** Path inside the bundle. */
  readonly file?: string;
  readonly message: string;
}

/** A finding about a file of the bundle, or about the bundle as a whole. */
export function finding(code: FindingCode, message: string, file?: string): Finding {
  return file === undefined ? { code, message } : { code, file, message };
}
