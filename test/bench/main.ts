import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchEditor } from './bench-editor.ts';
import { benchExtension } from './bench-extension.ts';
import { benchResults } from './bench-results.ts';
import { benchShells } from './bench-shells.ts';
import { benchDrill } from './bench-drill.ts';
import { benchEngine } from './bench-engine.ts';
import { generatePlaybooks } from './generate-playbooks.ts';
import { installPeers } from './peers.ts';
import { checksRuleset, formRuleset } from './spectral-ruleset.ts';
import { timePair } from './time-commands.ts';

const backstep = path.resolve('shared/cli/backstep.cjs');
const playbookSchema = path.resolve('schema/playbook.schema.json');
const folder = mkdtempSync(path.join(tmpdir(), 'backstep-bench-'));

const print = (name: string, figures: string, target: string): void => {
  process.stdout.write(`${name.padEnd(44)} ${figures.padEnd(58)} ${target}\n`);
};

const ms = (value: number): string => `${value.toFixed(0)} ms`;

function startOfLint(): void {
  const file = path.resolve('samples/shop/shop.system.yaml');
  const { oursMs, theirsMs, ratio } = timePair(
    [process.execPath, backstep, 'lint', file],
    [process.execPath, '-e', '0'],
    31,
  );
  print(
    'lint one small file / node -e 0',
    `${ms(oursMs)} / ${ms(theirsMs)} = ${ratio.toFixed(2)}x`,
    'at most 2.2x',
  );
}

function lintOfMany(): void {
  const { ajv, spectral } = installPeers();
  const many = path.join(folder, 'many');
  generatePlaybooks(many, 1000);
  const ours = [process.execPath, backstep, 'lint', many] as const;
  const files = path.join(many, '*.playbook.yaml');
  const withAjv = timePair(
    ours,
    [
      process.execPath,
      ajv,
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '--all-errors',
      '-s',
      playbookSchema,
      '-d',
      files,
    ],
    11,
  );
  print(
    'lint 1,000 playbooks / ajv-cli, schema only',
    `${ms(withAjv.oursMs)} / ${ms(withAjv.theirsMs)} = ${withAjv.ratio.toFixed(2)}x`,
    'at most 1.5x',
  );
  for (const [what, ruleset] of [
    ['schema only', formRuleset(playbookSchema)],
    ['schema and 40 checks', checksRuleset(playbookSchema)],
  ] as const) {
    const file = path.join(folder, 'ruleset.json');
    writeFileSync(file, JSON.stringify(ruleset));
    const command = [
      process.execPath,
      spectral,
      'lint',
      '--ruleset',
      file,
      '--quiet',
      files,
    ] as const;
    const { oursMs, theirsMs, ratio } = timePair(ours, command, 1);
    print(
      `spectral-cli, ${what} / lint`,
      `${ms(theirsMs)} / ${ms(oursMs)} = ${(1 / ratio).toFixed(1)}x`,
      'at least 25x',
    );
  }
}

try {
  print('what', 'medians', 'meant');
  startOfLint();
  benchEngine(print);
  await benchDrill(print);
  await benchResults(print);
  await benchExtension(print);
  await benchShells(print);
  await benchEditor(print);
  lintOfMany();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
