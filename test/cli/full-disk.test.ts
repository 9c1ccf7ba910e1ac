import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { canMount, inNamespace } from '../support/in-namespace.ts';
import { testFolder } from '../support/run-cli.ts';

/** A file system of its own needs a namespace of its own, which not every machine grants. */
const isAble = canMount('mount -t tmpfs -o size=1m tmpfs /mnt');

const script = `
mount -t tmpfs -o size=1m tmpfs "$DISK" && cd "$DISK" || exit 99
backstep drill "$SAMPLE" --runs 1 --results results.db > /dev/null; echo "small drill: $?"
backstep drill "$SAMPLE" --runs 20000 --results results.db > /dev/null 2> "$OUT/drill"; echo "large drill: $?"
dd if=/dev/zero of=rest bs=1k 2> /dev/null
backstep evidence export last --results results.db --key "$OUT/evidence.key.pem" > /dev/null 2> "$OUT/export"; echo "export: $?"
ls -d evidence-* 2> /dev/null | wc -l
backstep report list --results results.db
backstep report show last --results results.db --html report.html 2> "$OUT/html"; echo "page: $?"
`;

test.skipIf(!isAble)(
  'a full disk: drill and export say so, and what was kept can be read [needs a user namespace with mounts, Linux only]',
  () => {
    const folder = testFolder();
    const disk = testFolder();
    cpSync('samples/shop', folder, { recursive: true });
    const launcher = path.resolve('shared/cli/backstep.cjs');
    const made = spawnSync(process.execPath, [launcher, 'evidence', 'keygen', '--output', folder]);
    expect(made.status).toBe(0);
    const { stdout, stderr } = inNamespace(script, {
      DISK: disk,
      OUT: folder,
      SAMPLE: path.join(folder, 'bad-canary.scenario.yaml'),
    });
    const said = (file: string): string =>
      spawnSync('cat', [path.join(folder, file)], { encoding: 'utf8' }).stdout;
    expect(stderr).toBe('');
    expect(stdout).toMatch(/small drill: 0\nlarge drill: 2\nexport: 2\n0\n/);
    expect(said('drill')).toMatch(/cannot grow: the disk is full/);
    expect(said('export')).toMatch(/full|space/);
    expect(said('html')).toMatch(/cannot be written: the disk is full/);
    for (const file of ['drill', 'export', 'html']) expect(said(file)).not.toMatch(/\n\s+at /);
    expect(stdout).toMatch(/passed +checkout-2.14 +bad-canary +1 /);
    expect(stdout).toMatch(/interrupted +checkout-2.14 +bad-canary +[\d,]+ of 20,000/);
    expect(stdout).toMatch(/page: 2/);
  },
);

const formatting = `
mount -t tmpfs -o size=1m tmpfs "$DISK" && cd "$DISK" || exit 99
cp "$SAMPLE" before.system.yaml; cp "$SAMPLE" now.system.yaml
dd if=/dev/zero of=rest bs=1k 2> /dev/null
backstep fmt now.system.yaml > /dev/null 2> "$OUT/fmt"; echo "fmt: $?"
cmp before.system.yaml now.system.yaml && echo same; ls
`;

test.skipIf(!isAble)(
  'a full disk: a document that cannot be written anew is as it was [needs a user namespace with mounts, Linux only]',
  () => {
    const folder = testFolder();
    const sample = path.join(folder, 'loose.system.yaml');
    const text = readFileSync('samples/shop/shop.system.yaml', 'utf8');
    // Not in the usual form, and so long that one more block is needed.
    writeFileSync(sample, text.replace(/^name: /mu, 'name:     ') + '# more\n'.repeat(600));
    const { stdout } = inNamespace(formatting, { DISK: testFolder(), OUT: folder, SAMPLE: sample });
    expect(stdout).toMatch(/fmt: 2\nsame\nbefore.system.yaml\nnow.system.yaml\nrest\n/);
    expect(readFileSync(path.join(folder, 'fmt'), 'utf8')).toMatch(
      /cannot be written: the disk is full\.\n {2}Make room on its disk/,
    );
  },
);
