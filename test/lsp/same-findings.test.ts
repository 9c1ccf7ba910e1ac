import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { TestEditor } from './language-client.ts';
import { diagnose } from '../../shared/language/diagnose.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { runCli, testFolder } from '../support/run-cli.ts';
import { toLspDiagnostic } from '../../shared/lsp/to-lsp.ts';

/** A folder of documents with something wrong in every way: each sample as it is, cut off, and with words taken out. */
function brokenFolder(): { readonly folder: string; readonly files: readonly string[] } {
  const folder = testFolder();
  cpSync('samples/shop', folder, {
    recursive: true,
    filter: (file) => !file.includes('.backstep'),
  });
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of names) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const [stem = '', ...suffix] = name.split('.');
    const changed = {
      cut: text.slice(0, (text.length * 2) / 3),
      windows: text.replaceAll('\n', '\r\n').replace('name:', 'nam😀e:'),
      emptied: text.replaceAll(/checkout|on-call|2\.13\.4/g, 'ghost'),
      loose: text.replaceAll(/: (\d+)[smhd]\b/g, ': $1').replaceAll('idempotent', 'idempotant'),
    };
    for (const [what, content] of Object.entries(changed))
      writeFileSync(path.join(folder, [`${stem}-${what}`, ...suffix].join('.')), content);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return { folder, files };
}

test('the language, the command line and the editor find the same, byte for byte', async () => {
  const { folder, files } = brokenFolder();
  const paths = files.map((name) => path.join(folder, name));
  const { workspace } = loadWorkspace(paths);
  const expected = paths.flatMap((file) =>
    diagnose(workspace, file).map((finding) => ({ file: path.basename(file), finding })),
  );
  expect(expected.length).toBeGreaterThan(60);

  const json = JSON.parse(runCli(['lint', '.', '--format', 'json'], { cwd: folder }).out) as {
    findings: Record<string, unknown>[];
  };
  const plain = ({ code, severity, message, why, remedy, fixes }: Partial<Diagnostic>) =>
    JSON.stringify([code, severity, message, why, remedy, fixes]);
  expect(json.findings.map((each) => `${String(each['path'])} ${plain(each)}`)).toEqual(
    expected.map(({ file, finding }) => `${file} ${plain(finding)}`),
  );

  const editor = await TestEditor.start(folder);
  for (const name of files) await editor.show(name, readFileSync(path.join(folder, name), 'utf8'));
  for (const name of files) {
    const { lines } = workspace.get(path.join(folder, name))!.tree;
    const own = expected
      .filter(({ file }) => file === name)
      .map(({ finding }) => toLspDiagnostic(lines, finding));
    await expect
      .poll(() => JSON.stringify(editor.diagnostics(name)), { timeout: 20_000 })
      .toBe(JSON.stringify(own));
  }
});
