import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve('dist/bench');
const packages = ['ajv-cli@5.0.0', '@stoplight/spectral-cli@6.16.3', 'yaml-language-server@2.0.0'];

/** The programs we are measured against, installed beside the build when first asked for. */
export function installPeers(): { ajv: string; spectral: string; yamlServer: string } {
  const bin = path.join(folder, 'node_modules/.bin');
  const peers = {
    ajv: path.join(bin, 'ajv'),
    spectral: path.join(bin, 'spectral'),
    yamlServer: path.join(bin, 'yaml-language-server'),
  };
  if (Object.values(peers).every((file) => existsSync(file))) return peers;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the programs to compare with could not be installed');
  return peers;
}
