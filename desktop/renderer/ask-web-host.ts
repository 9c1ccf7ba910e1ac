import type { Answer, Ask } from '../ipc-contract.ts';

/** Asks the host that served this page; the token is the one in the page's address. */
export function askWebHost(token: string): Ask {
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-backstep-token': token },
      body: JSON.stringify(body),
    });
  return async (name, ask, { onProgress, signal } = {}) => {
    // Several windows may ask one host.
    const id = crypto.randomUUID();
    signal?.addEventListener('abort', () => void post(`/cancel/${id}`, null));
    const response = await post(`/call/${name}?id=${id}`, ask).catch(() => undefined);
    if (response === undefined)
      throw new Error('The Studio is not being served any more. Start `backstep studio` again.');
    if (!response.ok || response.body === null) throw new Error((await response.text()).trim());
    for await (const line of linesOf(response.body)) {
      const said = JSON.parse(line) as { readonly finished: number } | Answer<never>;
      if ('finished' in said) onProgress?.(said.finished);
      else if (said.ok) return said.value;
      else throw new Error(`${said.message} ${said.remedy}`);
    }
    throw new Error('The Studio has ended before it answered. Start `backstep studio` again.');
  };
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
