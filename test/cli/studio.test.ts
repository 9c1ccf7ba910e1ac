import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

/** A Studio served by the command line, once it has told its address. */
async function start(...args: readonly string[]) {
  const cli = spawn(process.execPath, ['shared/cli/backstep.cjs', 'studio', ...args, '--no-open']);
  onTestFinished(() => {
    cli.kill('SIGKILL');
  });
  const ended = new Promise<number | null>((resolve) => {
    cli.once('exit', resolve);
  });
  let said = '';
  cli.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await expect.poll(() => said, { timeout: 20_000 }).toContain('Ctrl-C');
  return { url: /http:\S+/.exec(said)?.[0] ?? '', end: () => cli.kill('SIGINT'), ended };
}

test('the Studio is served until Ctrl-C', async () => {
  const { url, end, ended } = await start('samples/shop');
  const page = await (await fetch(url)).text();
  expect(page).toContain('<title>Backstep Studio</title>');
  expect((await fetch(new URL('/studio.js', url))).status).toBe(200);
  end();
  expect(await ended).toBe(0);
});

test('a port that is taken and a folder that is not there are said without a stack trace', async () => {
  const { url } = await start('samples/shop');
  const taken = runCli(['studio', 'samples/shop', '--no-open', '--port', new URL(url).port]);
  expect(taken.code).toBe(2);
  expect(taken.err).toMatch(/cannot be served at port \d+: another program uses it\.\n.*--port/);
  const missing = runCli(['studio', '/none/of/this', '--no-open']);
  expect(missing.code).toBe(2);
  expect(missing.err).not.toContain(' at ');
});
