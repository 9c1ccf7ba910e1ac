import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Answers } from '../host/answer-calls.ts';
import { EnvironmentError } from '../../shared/model/environment-error.ts';
import { StudioHost } from '../host/studio-host.ts';
import { answerCall } from '../host/answer-calls.ts';
import { checkCaller } from './check-caller.ts';
import { pageHeaders as headers, readAsset } from '../host/read-asset.ts';
import { readBody } from './read-body.ts';

/** How the Studio is to be served. */
export interface StudioServer {
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What drills, with its version. */
  readonly tool: string;
  /** Where the built window lies. */
  readonly assets: string;
}

/** A Studio that is being served. */
export interface ServedStudio {
  /** Leads to it; whoever knows it may use it. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the Studio on the loopback interface, to whoever has its URL. Throws an EnvironmentError when the port is taken. */
export async function serveStudio({
  folder,
  port,
  tool,
  assets,
}: StudioServer): Promise<ServedStudio> {
  const token = randomBytes(24).toString('base64url');
  // A browser cannot ask for a folder of the machine it runs on; the window asks for its path instead.
  const answers = new StudioHost(folder, tool).answers(() => Promise.resolve(null));
  const serving: Serving = { token, assets, answers, running: new Map() };
  const server = createServer((request, response) => {
    respond(request, response, serving).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  });
  await listen(server, port);
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}/?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'another program uses it'
          : error.code === 'EACCES'
            ? 'it is reserved for administrators'
            : error.message;
      reject(
        new EnvironmentError(
          `The Studio cannot be served at port ${port}: ${why}.`,
          'Choose another one with --port, or leave that away.',
          error,
        ),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

interface Serving {
  readonly token: string;
  readonly assets: string;
  readonly answers: Answers;
  /** What can be cancelled, by its id. */
  readonly running: Map<string, AbortController>;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  const { token, assets } = serving;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const refusal = checkCaller(request, url, token);
  if (refusal !== undefined) {
    response.writeHead(refusal.status, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${refusal.reason}\n`);
    return;
  }
  const [, kind, name = ''] = url.pathname.split('/');
  if (kind === 'call') {
    const body = await readBody(request);
    const id = url.searchParams.get('id') ?? '';
    await respondToCall(response, { id, name, body }, serving);
  } else if (kind === 'cancel') {
    serving.running.get(name)?.abort();
    response.writeHead(204, headers).end();
  } else {
    const asset = readAsset(assets, url.pathname);
    response.writeHead(asset === undefined ? 404 : 200, {
      ...headers,
      'content-type': asset?.type ?? 'text/plain; charset=utf-8',
    });
    response.end(asset?.bytes ?? 'There is nothing here.\n');
  }
}

interface WebCall {
  /** By which it can be cancelled. */
  readonly id: string;
  readonly name: string;
  readonly body: unknown;
}

/** Answers in lines of JSON: `{"finished":n}` as a drill goes on, and the answer last. A page that is closed cancels, too. */
async function respondToCall(
  response: ServerResponse,
  { id, name, body }: WebCall,
  { answers, running }: Serving,
): Promise<void> {
  const cancelled = new AbortController();
  running.set(id, cancelled);
  response.once('close', () => {
    running.delete(id);
    cancelled.abort();
  });
  response.writeHead(200, { ...headers, 'content-type': 'application/x-ndjson' });
  const write = (line: unknown): unknown => response.write(`${JSON.stringify(line)}\n`);
  const answer = await answerCall(answers, name, body, {
    signal: cancelled.signal,
    onProgress: (finished) => write({ finished }),
  });
  write(answer);
  response.end();
}
