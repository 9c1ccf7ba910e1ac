import { statementType } from './signing/dsse.ts';
import type { KeyKind } from './signing/keys.ts';

/** One thing to check: why, the commands, and what they print when all is well. */
interface GuideStep {
  readonly title: string;
  readonly why: string;
  readonly commands: string;
  readonly prints: string;
}

const statement = `CAST(readfile('$T/statement.json') AS TEXT)`;
const attestation = `CAST(readfile('attestation.json') AS TEXT)`;

const signatureCommand: Readonly<Record<KeyKind, readonly [command: string, prints: string]>> = {
  p256: ['openssl dgst -sha256 -verify "$KEY" -signature "$T/sig" "$T/pae"', 'Verified OK'],
  ed25519: [
    'openssl pkeyutl -verify -rawin -pubin -inkey "$KEY" -sigfile "$T/sig" -in "$T/pae"',
    'Signature Verified Successfully',
  ],
};

/**
 * The text of a bundle's VERIFY.md: commands for a POSIX shell with sha256sum, openssl (1.1.1 or
 * newer) and sqlite3 (3.38 or newer) that check everything but the meaning of the events. Each
 * command fails, and with `set -e` ends the shell, when what it checks does not hold.
 */
export function verifyGuide(runId: string, kind: KeyKind): string {
  const steps = [
    sums,
    signature(kind),
    subjects,
    database,
    chain,
    inputs,
    figures,
    endorsements,
    timestamps,
  ];
  return [
    `# How to verify the evidence of run ${runId}\n`,
    'These commands need `sh`, `sha256sum`, `openssl` and `sqlite3`, no network, and nothing made by those',
    'who made this evidence. Start a new `sh` in this folder and run them in order. The first that fails',
    'ends the shell, and then this is no evidence.\n',
    'You need the public key of whoever vouches for the drill. Get it from them by another way than',
    'this bundle: whoever can replace the bundle can replace a key inside it. Set `KEY` to its path.\n',
    block(
      ': "${KEY:?set KEY to the path of a public key obtained elsewhere}"\nset -eu\nexport LC_ALL=C\nT=$(mktemp -d)',
    ),
    ...steps.map((step, index) => section(index + 1, step)),
    closing,
  ].join('\n');
}

function section(number: number, { title, why, commands, prints }: GuideStep): string {
  return `## ${number}. ${title}\n\n${why}\n\n${block(commands)}\n${prints}\n`;
}

function block(commands: string): string {
  return `\`\`\`sh\n${commands}\n\`\`\`\n`;
}

const sums: GuideStep = {
  title: 'The files are whole',
  why: 'There are only files and folders here, no link and no pipe, and each file has the digest written in SHA256SUMS. This finds accidents, not intent: the list itself is checked below.',
  commands: `test -z "$(find . ! -type f ! -type d)"
sha256sum -c --strict --quiet SHA256SUMS`,
  prints: 'It prints nothing.',
};

function signature(kind: KeyKind): GuideStep {
  const [command, prints] = signatureCommand[kind];
  return {
    title: 'The statement is signed',
    why: `attestation.json is a DSSE envelope. What is signed is \`DSSEv1\`, the length and text of the payload's type,
and the length and bytes of the payload, with single spaces between them.`,
    commands: `TYPE=${statementType}
test "$(sqlite3 :memory: "SELECT json_extract(${attestation}, '\\$.payloadType')")" = "$TYPE"
test "$(sqlite3 :memory: "SELECT json_array_length(${attestation}, '\\$.signatures')")" = 1
sqlite3 :memory: "SELECT json_extract(${attestation}, '\\$.payload')" > "$T/payload.base64"
sqlite3 :memory: "SELECT json_extract(${attestation}, '\\$.signatures[0].sig')" > "$T/sig.base64"
openssl base64 -d -A -in "$T/payload.base64" -out "$T/statement.json"
openssl base64 -d -A -in "$T/sig.base64" -out "$T/sig"
LENGTH=$(($(wc -c < "$T/statement.json")))
{ printf 'DSSEv1 %d %s %d ' "\${#TYPE}" "$TYPE" "$LENGTH"; cat "$T/statement.json"; } > "$T/pae"
${command}`,
    prints: `It prints \`${prints}\`.`,
  };
}

const subjects: GuideStep = {
  title: 'The statement is about these files',
  why: 'The statement names every file of this folder but the attestation, with its digest; there is no other file.',
  commands: `sqlite3 :memory: "SELECT json_extract(value, '\\$.digest.sha256') || '  ' || json_extract(value, '\\$.name')
  FROM json_each(${statement}, '\\$.subject')" | sort > "$T/signed"
find . -type f ! -path ./attestation.json ! -path './approvals/*' ! -path './timestamps/*' -exec sha256sum {} + | sed 's|  \\./|  |' | sort > "$T/found"
cmp "$T/signed" "$T/found"`,
  prints: 'It prints nothing.',
};

const database: GuideStep = {
  title: 'The database holds the same journal',
  why: 'The database is undamaged, its tables are tables, and its events are, byte for byte, the lines of the journal.',
  commands: `test "$(sqlite3 -readonly record/drill.db 'PRAGMA integrity_check')" = ok
test "$(sqlite3 -readonly record/drill.db "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')")" = 0
sqlite3 -readonly record/drill.db 'SELECT line FROM event ORDER BY id' > "$T/lines"
cmp "$T/lines" record/events.jsonl`,
  prints: 'It prints nothing.',
};

const chain: GuideStep = {
  title: 'The journal is one unbroken chain',
  why: `Each line ends with the SHA-256 of the line before it, the first with zeros, and the statement names the digest of
the last. With many lines this takes a while.`,
  commands: `PREV=${'0'.repeat(64)}
COUNT=0
while IFS= read -r LINE; do
  case $LINE in
    *"\\"prev\\":\\"$PREV\\"}") ;;
    *) echo "broken at line $((COUNT + 1))"; exit 1 ;;
  esac
  PREV=$(printf '%s' "$LINE" | sha256sum | cut -c 1-64)
  COUNT=$((COUNT + 1))
done < record/events.jsonl
test "$(sqlite3 :memory: "SELECT json_extract(${statement}, '\\$.predicate.chainHead')")" = "$PREV"
test "$(sqlite3 :memory: "SELECT json_extract(${statement}, '\\$.predicate.events')")" = "$COUNT"
echo "$COUNT events, $PREV"`,
  prints: 'It prints the number of events and the digest of the last.',
};

const inputs: GuideStep = {
  title: 'The drill was made from these inputs',
  why: 'The first event, written before anything started, names the digests of the files under subject.',
  commands: `sqlite3 -readonly record/drill.db "SELECT substr(json_extract(value, '\\$.digest'), 8)
  FROM event, json_each(line, '\\$.data.inputs') WHERE seq = 0" | sort > "$T/named"
find subject -type f -exec sha256sum {} + | cut -c 1-64 | sort > "$T/given"
cmp "$T/named" "$T/given"`,
  prints: 'It prints nothing.',
};

/** The seeds of a drill by the events alone: the traced one, and one event for each other. */
const sampleQuery = `CREATE TEMP VIEW sample AS
  SELECT json_extract(opened.line, '$.data.seed') AS seed,
    json_extract(ended.line, '$.data.outcome') AS outcome,
    json_extract(ended.line, '$.data.recoveredUs') - (SELECT json_extract(line, '$.t') FROM event
      WHERE json_extract(line, '$.kind') = 'onset' ORDER BY seq LIMIT 1) AS rta,
    (SELECT coalesce(max(json_extract(line, '$.data.rpaUs')), 0) FROM event
      WHERE json_extract(line, '$.kind') = 'store.assessed') AS rpa
  FROM event AS opened
  JOIN event AS ended ON json_extract(ended.line, '$.kind') = 'run.ended'
  WHERE opened.seq = 0
  UNION
  SELECT json_extract(line, '$.data.seed'), json_extract(line, '$.data.outcome'),
    json_extract(line, '$.data.rtaUs'), json_extract(line, '$.data.rpaUs')
  FROM event WHERE json_extract(line, '$.kind') = 'run.sampled';
CREATE TEMP VIEW rta AS SELECT rta AS us FROM sample
  WHERE rta IS NOT NULL OR outcome = 'not-recovered';
CREATE TEMP VIEW rpa AS SELECT CASE outcome WHEN 'not-recovered' THEN NULL ELSE rpa END AS us
  FROM sample WHERE outcome <> 'not-needed';`;

/** One percentile by nearest rank; values that are null are larger than any. */
function percentileQuery(view: 'rta' | 'rpa', percent: 50 | 95): string {
  return `(SELECT us FROM ${view} ORDER BY us IS NULL, us
    LIMIT 1 OFFSET max(0, ((SELECT count(*) FROM ${view}) * ${percent} + 99) / 100 - 1))`;
}

/** Whether a signed percentile is the computed one, or that rounded up where many times differ. */
function agrees(
  name: 'rtaP50Us' | 'rtaP95Us' | 'rpaP50Us' | 'rpaP95Us',
  view: 'rta' | 'rpa',
): string {
  return `(p ->> '${name}' IS ${name}
    OR (p ->> '${name}' > ${name} AND p ->> '${name}' < 1.004 * ${name}
      AND (SELECT count(DISTINCT us) FROM ${view}) > 16384))`;
}

const figures: GuideStep = {
  title: 'The figures follow from the journal',
  why: `The verdict is that of the last event. The recovery time of a seed is the time between its \`onset\` and its
\`recoveredUs\`, or \`rtaUs\` where a seed has but one event; its recovery point is the largest \`rpaUs\` of its stores. A
percentile p of n seeds is the smallest value that at least p · n of them do not exceed, and seeds that did not
recover count as larger than any. Seeds without a time, because people decided against a
rollback or none was needed, are left out, and those without need also from the recovery point. There are as many seeds
as the first event announced. All times are in microseconds; where more than 16,384 different ones were
measured, the signed percentiles may be rounded up by less than 0.4%.`,
  commands: `cat > "$T/figures.sql" <<'SQL'
${sampleQuery}
CREATE TEMP TABLE computed AS SELECT coalesce((SELECT json_extract(line, '$.data.verdict') FROM event
    WHERE json_extract(line, '$.kind') = 'drill.closed'), 'never closed') AS verdict,
  (SELECT count(*) FROM sample) AS samples,
  ${percentileQuery('rta', 50)} AS rtaP50Us,
  ${percentileQuery('rta', 95)} AS rtaP95Us,
  ${percentileQuery('rpa', 50)} AS rpaP50Us,
  ${percentileQuery('rpa', 95)} AS rpaP95Us;
SELECT * FROM computed;
SQL
cat >> "$T/figures.sql" <<SQL
SELECT p ->> 'verdict' = verdict AND p ->> 'samples' = samples
  AND ${agrees('rtaP50Us', 'rta')}
  AND ${agrees('rtaP95Us', 'rta')}
  AND ${agrees('rpaP50Us', 'rpa')}
  AND ${agrees('rpaP95Us', 'rpa')}
FROM computed, (SELECT json_extract(${statement}, '\\$.predicate') AS p);
SQL
sqlite3 -readonly record/drill.db < "$T/figures.sql" > "$T/agreement"
head -n 1 "$T/agreement" > "$T/computed"
test "$(tail -n 1 "$T/agreement")" = 1
RUNS="$(cut -d '|' -f 2 "$T/computed")"
test "$(sqlite3 -readonly record/drill.db "WITH RECURSIVE
  look (n) AS (SELECT 250 UNION ALL SELECT 2 * n FROM look WHERE n < 10000000),
  due (runs, early) AS (SELECT line ->> '\\$.data.runs', line ->> '\\$.data.precision' FROM event WHERE seq = 0)
  SELECT count(*) FROM due WHERE runs = $RUNS OR (early IS NOT NULL AND $RUNS < runs AND $RUNS IN (SELECT n FROM look))")" = 1
cat "$T/computed"`,
  prints:
    'It prints the verdict, the number of seeds, and the 50th and 95th percentiles of recovery time and recovery point.',
};

/** Decisions of others, each an envelope like the attestation. */
const endorsements: GuideStep = {
  title: 'Approvals and reviews are signed, and about this',
  why: `Each file under approvals is an envelope of its own, whose statement names the digest of attestation.json. For those, set
\`OTHERS\` to a folder with the public keys (\`.pem\`) of the people whose decisions count, obtained like the first.`,
  commands: `for FILE in approvals/*.json; do
  test -e "$FILE" || continue
  BODY="CAST(readfile('$FILE') AS TEXT)"
  sqlite3 :memory: "SELECT json_extract($BODY, '\\$.payload')" | openssl base64 -d -A > "$T/decision"
  sqlite3 :memory: "SELECT json_extract($BODY, '\\$.signatures[0].sig')" | openssl base64 -d -A > "$T/decision.sig"
  { printf 'DSSEv1 %d %s %d ' "\${#TYPE}" "$TYPE" "$(($(wc -c < "$T/decision")))"; cat "$T/decision"; } > "$T/decision.pae"
  SIGNER=
  for PEM in "\${OTHERS:?set OTHERS to a folder of public keys}"/*.pem; do
    if openssl dgst -sha256 -verify "$PEM" -signature "$T/decision.sig" "$T/decision.pae" > "$T/out" 2>&1 ||
      openssl pkeyutl -verify -rawin -pubin -inkey "$PEM" -sigfile "$T/decision.sig" -in "$T/decision.pae" > "$T/out" 2>&1
    then SIGNER=$PEM; fi
  done
  test -n "$SIGNER"
  test "$(sqlite3 :memory: "SELECT json_extract(CAST(readfile('$T/decision') AS TEXT), '\\$.subject[0].digest.sha256')")" \\
    = "$(sha256sum < attestation.json | cut -c 1-64)"
  sqlite3 :memory: "SELECT json_extract(CAST(readfile('$T/decision') AS TEXT), '\\$.predicate')"
  echo "$FILE by $SIGNER"
done`,
  prints: 'It prints each decision with the key that signed it, and nothing where there are none.',
};

/** When the attestation was signed, as an authority saw it. */
const timestamps: GuideStep = {
  title: 'An authority saw the signature',
  why: `The timestamp, if there is one, is over the bytes of the signature (RFC 3161). For it, set \`AUTHORITY\` to the
certificate of the authority, or of its root.`,
  commands: `if test -e timestamps/attestation.tsr; then
  openssl ts -verify -data "$T/sig" -in timestamps/attestation.tsr \\
    -CAfile "\${AUTHORITY:?set AUTHORITY to the certificate of the authority}"
  openssl ts -reply -in timestamps/attestation.tsr -text 2> "$T/out" | grep '^Time stamp:'
fi`,
  prints: 'It prints `Verification: OK` and the time, and nothing where there is none.',
};

const closing = `## What this does not prove

It is stated in \`predicate.doesNotProve\` of the statement:

${block(`sqlite3 :memory: "SELECT value FROM json_each(${statement}, '\\$.predicate.doesNotProve')"
rm -r "$T"`)}
\`backstep evidence verify --key <public key> .\` does all of the above, and also computes every check, phase and table anew
from the events. So does the page that \`backstep evidence page\` writes, in a browser.
`;
