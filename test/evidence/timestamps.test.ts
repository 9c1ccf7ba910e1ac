import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askAuthority } from '../../shared/evidence/timestamps/ask-authority.ts';
import { signatureOf } from '../../shared/evidence/timestamps/check-timestamps.ts';
import { type Demands, noDemands } from '../../shared/evidence/signing/demands.ts';
import { timestampRequest, verifyTimestamp } from '../../shared/evidence/timestamps/timestamp.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { VerifyReport } from '../../shared/evidence/verify-source.ts';
import { closed, others, recovery } from '../store/drill-trace.ts';
import { type Authority, makeAuthority, noAuthority } from './authority.ts';
import { type Made, makeBundle } from './make-bundle.ts';

/** Adds a timestamp to a bundle, over the signature of its attestation unless told. */
function stamp(
  { dir }: Made,
  { answer }: Authority,
  bytes?: Uint8Array,
  name = 'attestation',
): void {
  const signature = signatureOf(readFileSync(join(dir, 'attestation.json')));
  mkdirSync(join(dir, 'timestamps'), { recursive: true });
  const response = answer(timestampRequest(bytes ?? signature ?? new Uint8Array()));
  writeFileSync(join(dir, 'timestamps', `${name}.tsr`), response);
}

const demanding = ({ root }: Authority): Demands => ({
  ...noDemands,
  authorities: [root],
  timestampRequired: true,
});

const verify = ({ dir, key }: Made, demands: Demands): Promise<VerifyReport> =>
  verifyBundle(dir, { keys: [key], demands });

const codes = async (made: Made, demands: Demands): Promise<string[]> =>
  (await verify(made, demands)).findings.map(({ code }) => code);

describe.skipIf(noAuthority !== undefined)(`timestamps ${noAuthority ?? ''}`, () => {
  test('a timestamp of a trusted authority holds, and says when', async () => {
    const [made, authority] = [await makeBundle(), makeAuthority()];
    stamp(made, authority);
    const report = await verify(made, demanding(authority));
    expect(report.findings).toEqual([]);
    expect(Math.abs(Date.parse(report.signedAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test('without a timestamp, evidence that must have one is refused', async () => {
    expect(await codes(await makeBundle(), demanding(makeAuthority()))).toEqual([
      'timestamp-missing',
    ]);
  });

  test('a timestamp for other bytes is found', async () => {
    const [made, authority] = [await makeBundle(), makeAuthority()];
    stamp(made, authority, Buffer.from('something else'));
    expect(await codes(made, demanding(authority))).toEqual([
      'timestamp-mismatch',
      'timestamp-missing',
    ]);
    expect(await codes(made, noDemands)).toEqual(['timestamp-mismatch']);
  });

  test('a timestamp for a file that is not there is found', async () => {
    const [made, authority] = [await makeBundle(), makeAuthority()];
    stamp(made, authority, undefined, 'approval-0123');
    expect(await codes(made, noDemands)).toEqual(['timestamp-mismatch']);
  });

  test('an authority nobody trusts is found', async () => {
    const made = await makeBundle();
    stamp(made, makeAuthority());
    expect(await codes(made, demanding(makeAuthority()))).toEqual([
      'timestamp-untrusted',
      'timestamp-missing',
    ]);
  });

  test.each([
    ['critical,timeStamping', true],
    ['timeStamping', false],
    ['critical,timeStamping,serverAuth', false],
    ['critical,serverAuth', false],
  ])('a certificate for %s may give timestamps: %s', async (usage, may) => {
    const bytes = Buffer.from('hello');
    const token = makeAuthority().answer(timestampRequest(bytes));
    const other = makeAuthority({ usage });
    const response = other.signAnew(token);
    expect((await verifyTimestamp(response, bytes, [other.root])).ok).toBe(may);
  });

  test('a certificate that has expired since was valid then', { timeout: 20_000 }, async () => {
    const [made, authority] = [await makeBundle(), makeAuthority({ forS: 3 })];
    stamp(made, authority);
    await wait(4_000);
    expect(await codes(made, demanding(authority))).toEqual([]);
    // It has really expired: now the authority can give no more.
    const late = authority.answer(timestampRequest(Buffer.from('late')));
    expect(await verifyTimestamp(late, Buffer.from('late'), [authority.root])).toMatchObject({
      ok: false,
      code: 'timestamp-untrusted',
    });
  });

  test('whatever was done to a response, it is refused and nothing crashes', async () => {
    const authority = makeAuthority();
    const bytes = Buffer.from('hello');
    const response = Buffer.from(authority.answer(timestampRequest(bytes)));
    expect((await verifyTimestamp(response, bytes, [authority.root])).ok).toBe(true);
    for (let at = 0; at < response.length; at += 7) {
      const changed = Buffer.from(response);
      changed[at] = changed[at]! ^ 0x55;
      const result = await verifyTimestamp(changed, bytes, [authority.root]);
      // A changed length or tag may leave bytes that mean the same; the time must then be the same, too.
      if (result.ok)
        expect(result).toEqual(await verifyTimestamp(response, bytes, [authority.root]));
    }
    for (const length of [0, 1, 20, response.length - 1]) {
      expect(
        (await verifyTimestamp(response.subarray(0, length), bytes, [authority.root])).ok,
      ).toBe(false);
    }
    const refusal = Buffer.from('3003020102', 'hex');
    expect(await verifyTimestamp(refusal, bytes, [authority.root])).toMatchObject({
      code: 'timestamp-malformed',
    });
  });

  /** A drill that follows the wall clock and began so many milliseconds from now. */
  function bundleFrom(offsetMs: number): Promise<Made> {
    const events = [...recovery(), ...others()];
    return makeBundle({
      events,
      change: { clock: 'wall', environment: 'staging' },
      startsMs: Date.now() + offsetMs,
      closing: closed(),
    });
  }

  const firstLineOf = ({ dir }: Made): Buffer =>
    Buffer.from(readFileSync(join(dir, 'record/events.jsonl'), 'utf8').split('\n')[0] ?? '');

  test('a drill that happened between its timestamps is accepted', async () => {
    const authority = makeAuthority();
    const made = await bundleFrom(-420_000);
    stamp(made, authority, firstLineOf(made), 'opening');
    stamp(made, authority);
    expect(await codes(made, demanding(authority))).toEqual([]);
  });

  test('a drill that says it was over before its opening timestamp, or goes on after its closing one, is found', async () => {
    const authority = makeAuthority();
    const early = await bundleFrom(-3_600_000);
    stamp(early, authority, firstLineOf(early), 'opening');
    stamp(early, authority);
    expect(await codes(early, demanding(authority))).toContain('outside-bracket');
    const late = await bundleFrom(3_600_000);
    stamp(late, authority);
    expect(await codes(late, demanding(authority))).toContain('outside-bracket');
  });

  test('a clock that runs backwards is found', { timeout: 20_000 }, async () => {
    const authority = makeAuthority();
    const made = await bundleFrom(-420_000);
    stamp(made, authority);
    await wait(5_500);
    stamp(made, authority, firstLineOf(made), 'opening');
    expect(await codes(made, demanding(authority))).toContain('clock-backwards');
  });

  test('an authority is asked over the network, and nothing else', async () => {
    const authority = makeAuthority();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.headers['content-type'] ?? ''}`);
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        if (request.url === '/busy') response.writeHead(503).end();
        else if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end();
        else response.end(authority.answer(Buffer.concat(parts)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bytes = Buffer.from('hello');
    const response = await askAuthority(`${url}/`, timestampRequest(bytes));
    expect((await verifyTimestamp(response, bytes, [authority.root])).ok).toBe(true);
    expect(asked).toEqual(['POST application/timestamp-query']);
    await expect(askAuthority(`${url}/busy`, bytes)).rejects.toThrow(/503/u);
    await expect(askAuthority(`${url}/elsewhere`, bytes)).rejects.toThrow(/reached/u);
    await expect(askAuthority('file:///etc/passwd', bytes)).rejects.toThrow(/not the address/u);
    await expect(askAuthority('http://127.0.0.1:9/', bytes)).rejects.toThrow(/reached/u);
  });
});
