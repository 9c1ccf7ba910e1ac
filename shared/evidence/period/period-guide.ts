import type { KeyKind } from '../signing/keys.ts';

const checkSignature: Readonly<Record<KeyKind, string>> = {
  p256: 'openssl dgst -sha256 -verify "$KEY" -signature "$T/sig" "$T/signed-bytes"',
  ed25519:
    'openssl pkeyutl -verify -rawin -pubin -inkey "$KEY" -sigfile "$T/sig" -in "$T/signed-bytes"',
};

/** How to check a period pack with `sha256sum`, `openssl` and `sqlite3` alone. */
export function periodGuide(kind: KeyKind): string {
  return `# Checking this pack without Backstep

It holds every run that began in a period, whatever became of it. You need the public key of the
signer, obtained another way than with this pack. Run the blocks in this folder, one after the
other, in one shell; each must succeed.

\`\`\`sh
KEY=/path/to/evidence.pub.pem
T="$(mktemp -d)"
field() { sqlite3 :memory: "SELECT json_extract(readfile('attestation.json'), '$1')"; }
field '$.payload' | openssl base64 -d -A > "$T/statement.json"
field '$.signatures[0].sig' | openssl base64 -d -A > "$T/sig"
{ printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$(wc -c < "$T/statement.json" | tr -d ' ')"
  cat "$T/statement.json"; } > "$T/signed-bytes"
${checkSignature[kind]}
\`\`\`

The signature is that of the key. Now the files are those that were signed, and there are no others:

\`\`\`sh
sqlite3 :memory: "SELECT json_extract(value, '$.digest.sha256') || '  ' || json_extract(value, '$.name')
  FROM json_each(readfile('$T/statement.json'), '$.subject')" | sort > "$T/signed"
find . -type f ! -path ./attestation.json ! -path './approvals/*' ! -path './timestamps/*' -exec sha256sum {} + | sed 's|  \\./|  |' | sort > "$T/found"
cmp "$T/signed" "$T/found"
\`\`\`

The ledger is one unbroken chain: each line names the SHA-256 of the line before, the first 64 zeros.

\`\`\`sh
PREV=${'0'.repeat(64)}
COUNT=0
while IFS= read -r LINE; do
  case $LINE in
    '{"position":'"$COUNT"',"'*'"prev":"'"$PREV"'"}') ;;
    *) echo "broken at entry $COUNT"; exit 1 ;;
  esac
  PREV=$(printf '%s' "$LINE" | sha256sum | cut -c 1-64)
  COUNT=$((COUNT + 1))
done < ledger.jsonl
test "$(sqlite3 :memory: "SELECT json_extract(readfile('$T/statement.json'), '$.predicate.ledger.head')")" = "$PREV"
\`\`\`

Every run that the ledger tells of as \`begun\` or \`merged\` in the period, and not as \`pruned\`, has its journal under
\`runs\`: the last line of each hashes to the \`digest\` of the last \`ended\` or \`merged\` entry of that run.

\`\`\`sh
sqlite3 :memory: "SELECT json_extract(value, '$.run') || ' ' || json_extract(value, '$.head')
  FROM json_each(readfile('$T/statement.json'), '$.predicate.runs') WHERE json_extract(value, '$.head') IS NOT NULL" |
while read -r RUN HEAD; do
  test "$(tail -n 1 "runs/$RUN.jsonl" | tr -d '\\n' | sha256sum | cut -c 1-64)" = "$HEAD" || { echo "run $RUN differs"; exit 1; }
  grep -q "\\"run\\":\\"$RUN\\".*\\"digest\\":\\"$HEAD\\"" ledger.jsonl || { echo "run $RUN is not in the ledger"; exit 1; }
done
rm -r "$T"
\`\`\`

\`backstep evidence verify --key <public key> .\` does all of the above, computes every figure anew from the journals, and
with \`--since <earlier pack>\` makes sure that the ledger goes on from where an earlier pack left it.
`;
}
