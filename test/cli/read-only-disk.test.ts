import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { canMount, inNamespace } from '../support/in-namespace.ts';
import { testFolder } from '../support/run-cli.ts';

/** A folder that cannot be written by anybody needs a namespace of its own, which not every machine grants. */
const isAble = canMount('mount -t tmpfs tmpfs /mnt && mount -o remount,ro /mnt');

const script = `
mount -t tmpfs tmpfs "$FOLDER" && cp -r "$SAMPLE"/* "$FOLDER" && cd "$FOLDER" || exit 99
backstep drill bad-canary.scenario.yaml --runs 20 > /dev/null; echo "before: $?"
mount -o remount,ro "$FOLDER" || exit 99
backstep report list; echo "list: $?"
backstep drill bad-canary.scenario.yaml --runs 20 > /dev/null; echo "drill: $?"
backstep drill bad-canary.scenario.yaml --runs 20 --results new/results.db > /dev/null; echo "elsewhere: $?"
backstep evidence export last --key "$KEY/evidence.key.pem" > /dev/null; echo "export: $?"
`;

const leftOvers = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('backstep-results-'));

test.skipIf(!isAble)(
  'a read-only workspace: what is kept can be read, and what cannot be written says why [needs a user namespace with mounts, Linux only]',
  () => {
    const folder = testFolder();
    const keys = testFolder();
    const launcher = path.resolve('shared/cli/backstep.cjs');
    spawnSync(process.execPath, [launcher, 'evidence', 'keygen', '--output', keys]);
    const before = leftOvers();
    const { stdout, stderr } = inNamespace(script, {
      FOLDER: folder,
      SAMPLE: path.resolve('samples/shop'),
      KEY: keys,
    });
    expect(stdout).toMatch(/before: [01]\n/);
    expect(stdout).toMatch(/checkout-2.14 +bad-canary +20 /);
    expect(stdout).toMatch(/list: 0\ndrill: 2\nelsewhere: 2\nexport: 2\n/);
    expect(stderr.match(/results\.db cannot be written \(EROFS\)/g)).toHaveLength(3);
    expect(stderr).not.toMatch(/ENOENT|CANTOPEN|\n\s+at /);
    expect(leftOvers()).toEqual(before);
  },
);
