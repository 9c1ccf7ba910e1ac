import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import Database from 'better-sqlite3';
import type { ServedStudio } from '../../desktop/web/serve-studio.ts';
import type { StudioFolder } from '../../desktop/ipc-contract.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { serveStudio } from '../../desktop/web/serve-studio.ts';
import { testFolder } from '../support/run-cli.ts';

let folder = '';
let served: ServedStudio;

beforeEach(async () => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  served = await serve(folder);
});

async function serve(opened: string, port = 0): Promise<ServedStudio> {
  const studio = await serveStudio({
    folder: opened,
    port,
    tool: 'backstep test',
    assets: path.resolve('dist/studio'),
  });
  onTestFinished(() => studio.close());
  return studio;
}

interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a program answers that may send any header, as a browser may not. */
function send({ path: target, method = 'GET', headers = {}, body }: Sent) {
  const { hostname, port } = new URL(served.url);
  return new Promise<{ status: number; text: string; headers: object }>((resolve, reject) => {
    const sent = request({ hostname, port, path: target, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const token = (): string => new URL(served.url).searchParams.get('token') ?? '';

/** The last line of the answer to a call. */
async function call(
  name: string,
  ask: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; lines: string[]; answer: unknown }> {
  const { status, text } = await send({
    path: `/call/${name}?id=${name}`,
    method: 'POST',
    headers: { 'x-backstep-token': token(), ...headers },
    body: JSON.stringify(ask),
  });
  const lines = text.trim().split('\n');
  return { status, lines, answer: status === 200 ? (JSON.parse(lines.at(-1)!) as unknown) : text };
}

describe('who may ask', () => {
  test('the page, under a policy that lets nothing else in', async () => {
    const { status, headers } = await send({ path: '/' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['by another name', { host: 'evil.example' }],
    ['from another page', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
  ])('nobody %s', async (_, headers) => {
    const { status, text } = await send({ path: '/', headers });
    expect(status).toBe(403);
    expect(text).not.toContain(token());
    expect((await call('folder', null, headers)).status).toBe(403);
  });

  test('calls need the token in a header, which no form of another page can send', async () => {
    expect((await call('folder', null)).status).toBe(200);
    for (const wrong of ['', 'wrong', 'A'.repeat(token().length)]) {
      const refused = await call('folder', null, { 'x-backstep-token': wrong });
      expect(refused.status).toBe(403);
      expect(refused.answer).toContain('Open the address that `backstep studio` has printed.');
    }
    expect((await call('folder', null, { origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await send({ path: `/call/folder?token=${token()}` })).status).toBe(405);
  });

  test('no path leads out of the built window', async () => {
    for (const target of ['/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json', '/x'])
      expect((await send({ path: target })).status, target).toBe(404);
  });
});

describe('what is answered', () => {
  test('the folder with its documents', async () => {
    const { answer } = await call('folder', null);
    const { ok, value } = answer as { ok: true; value: StudioFolder };
    expect(ok).toBe(true);
    expect(value.files.map(({ name }) => name)).toContain('checkout.playbook.yaml');
    expect(value.files.every(({ isText }) => isText)).toBe(true);
  });

  test('a document is saved, unless another program has changed it meanwhile', async () => {
    const file = path.join(folder, 'checkout.playbook.yaml');
    const was = readFileSync(file, 'utf8');
    const text = was.replace('15m', '20m');
    expect((await call('save', { file, text, was })).answer).toEqual({ ok: true, value: null });
    expect(readFileSync(file, 'utf8')).toBe(text);
    const late = await call('save', { file, text: was, was });
    expect(late.answer).toMatchObject({
      ok: false,
      message: 'checkout.playbook.yaml has been changed by another program.',
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('nothing but a document of the folder is written', async () => {
    const file = path.join(testFolder(), 'other.txt');
    writeFileSync(file, 'kept');
    const { answer } = await call('save', { file, text: 'lost', was: 'kept' });
    expect(answer).toMatchObject({ ok: false });
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  test('a drill tells its progress, answers with its report, and is found in the history', async () => {
    const scenario = path.join(folder, 'bad-canary.scenario.yaml');
    const { lines, answer } = await call('drill', { scenario, runs: 2000 });
    expect(JSON.parse(lines[0]!)).toHaveProperty('finished');
    const { value } = answer as { value: { runId: string; summary: { runs: number } } };
    expect(value.summary.runs).toBe(2000);
    const history = await call('history', null);
    expect(history.answer).toMatchObject({ value: [{ id: value.runId, runs: 2000 }] });
    expect((await call('report', value.runId)).answer).toEqual(answer);
  });

  test('a cancelled drill answers with what it has', async () => {
    const scenario = path.join(folder, 'bad-canary.scenario.yaml');
    const drilling = call('drill', { scenario, runs: 10_000_000 });
    await expect
      .poll(async () => JSON.stringify((await call('history', null)).answer), { timeout: 20_000 })
      .toContain('bad-canary');
    const headers = { 'x-backstep-token': token() };
    await send({ path: '/cancel/drill', method: 'POST', headers });
    const { answer } = await drilling;
    const { value } = answer as { value: { summary: { runs: number; verdict: string } } };
    expect(value.summary.runs).toBeLessThan(10_000_000);
    expect(value.summary.verdict).toBe('inconclusive');
  });

  test.each([
    ['a call that there is not', 'nothing', null, 'There is no such call.'],
    ['a folder that is not there', 'openFolder', '/none/of/this', 'cannot be opened'],
    ['a file for a folder', 'openFolder', path.resolve('package.json'), 'is not a folder'],
    ['no folder', 'openFolder', 7, 'is not a folder'],
    ['a drill of nothing', 'drill', {}, 'This is not a drill.'],
    ['a drill of too much', 'drill', { scenario: 'x', runs: 1e9 }, 'This is not a drill.'],
    ['a report before there is any', 'report', 'x', 'There are no runs in this folder.'],
    ['saving nothing', 'save', 'x', 'Nothing was given to save.'],
  ])('%s is refused with its reason', async (_, name, ask, message) => {
    const { answer } = await call(name, ask);
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringContaining(message) as string,
    });
  });

  test('results that another process holds are said, and nothing is drilled meanwhile', async () => {
    mkdirSync(path.join(folder, '.backstep'));
    const file = path.join(folder, '.backstep/results.db');
    openResults(file).close();
    const holder = new Database(file);
    holder.exec('BEGIN EXCLUSIVE');
    onTestFinished(() => {
      holder.close();
    });
    const scenario = path.join(folder, 'bad-canary.scenario.yaml');
    const { answer } = await call('drill', { scenario, runs: 10 });
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringMatching(/results\.db.*(locked|another process|in use)/i) as string,
    });
  }, 60_000);

  test('results that cannot be written are said', async () => {
    writeFileSync(path.join(folder, '.backstep'), 'a file where the folder belongs');
    const scenario = path.join(folder, 'bad-canary.scenario.yaml');
    const { answer } = await call('drill', { scenario, runs: 10 });
    expect(answer).toMatchObject({ ok: false, remedy: expect.stringMatching(/./) as string });
  });

  test('a document that is gone is not written anew', async () => {
    const file = path.join(folder, 'checkout.playbook.yaml');
    const was = readFileSync(file, 'utf8');
    rmSync(file);
    const { answer } = await call('save', { file, text: 'lost', was });
    expect(answer).toMatchObject({ ok: false });
    expect(existsSync(file)).toBe(false);
  });

  test('a scenario whose files have errors is not drilled', async () => {
    const file = path.join(folder, 'checkout.playbook.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('rto:', 'rtoo:'));
    const scenario = path.join(folder, 'bad-canary.scenario.yaml');
    const { answer } = await call('drill', { scenario, runs: 10 });
    expect(answer).toMatchObject({
      ok: false,
      message: 'bad-canary.scenario.yaml cannot be drilled: its files have an error.',
    });
  });
});

test('a port that is taken is said, with what to do', async () => {
  const port = Number(new URL(served.url).port);
  await expect(serve(folder, port)).rejects.toMatchObject({
    message: `The Studio cannot be served at port ${port}: another program uses it.`,
  });
});

test('an empty folder is no mistake', async () => {
  const empty = path.join(testFolder(), 'empty');
  mkdirSync(empty);
  const { answer } = await call('openFolder', empty);
  expect(answer).toMatchObject({ ok: true, value: { files: [] } });
});
