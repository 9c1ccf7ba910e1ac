import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateKey, type KeyKind, type SigningKey } from '../../shared/evidence/signing/keys.ts';
import { exportPeriod } from '../../shared/evidence/period/export-period.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { closed, inputFiles, opened, others, recovery, startsUs } from '../store/drill-trace.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const tools = ['openssl', 'sqlite3', 'sha256sum'];
const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);

interface Pack {
  readonly dir: string;
  readonly key: SigningKey;
  readonly run: string;
}

async function makePack(kind: KeyKind): Promise<Pack> {
  const folder = temporaryFolder();
  const results = openResults(join(folder, 'results.db'));
  let run = '';
  for (let count = 0; count < 3; count++) {
    const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
    writer.append([...recovery(), ...others()]);
    writer.close(closed());
    run = writer.runId;
  }
  const key = generateKey(kind);
  const dir = join(folder, 'period-x');
  await exportPeriod(results, dir, { key, fromMs: 0, toMs: Date.now() + 1, renderPage: () => '' });
  return { dir, key, run };
}

/** Whether everything in the guide succeeds. */
function follow({ dir, key }: Pack): boolean {
  const guide = readFileSync(join(dir, 'VERIFY.md'), 'utf8');
  const blocks = [...guide.matchAll(/```sh\n([^]*?)```/gu)].map(([, block]) => block ?? '');
  const keyFile = join(dir, '..', 'key.pem');
  writeFileSync(keyFile, key.publicKey.export({ type: 'spki', format: 'pem' }));
  const script = blocks.join('\n').replace('KEY=/path/to/evidence.pub.pem', `KEY=${keyFile}`);
  return spawnSync('bash', ['-eu', '-c', script], { cwd: dir }).status === 0;
}

describe.skipIf(missing.length > 0)('the commands of the guide', () => {
  test.each(['p256', 'ed25519'] as const)(
    'accept an untouched pack signed with %s',
    async (kind) => {
      expect(follow(await makePack(kind))).toBe(true);
    },
  );

  test.each<readonly [string, (pack: Pack) => void]>([
    ['another key', (pack) => Object.assign(pack, { key: generateKey() })],
    ['a file more', ({ dir }) => writeFileSync(join(dir, 'runs', 'x'), '')],
    ['a file beside', ({ dir }) => writeFileSync(join(dir, 'x'), '')],
    ['a changed journal', ({ dir, run }) => writeFileSync(join(dir, 'runs', `${run}.jsonl`), 'x')],
    ['a changed ledger', ({ dir }) => writeFileSync(join(dir, 'ledger.jsonl'), 'x\n')],
  ])('refuse %s', async (_, damage) => {
    const pack = await makePack('p256');
    damage(pack);
    expect(follow(pack)).toBe(false);
  });
});
