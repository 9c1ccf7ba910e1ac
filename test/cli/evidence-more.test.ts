import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeAuthority, noAuthority } from '../evidence/authority.ts';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';
let bundle = '';

const cli = (...args: string[]) => runCli(args, { cwd: folder });
const inFolder = (name: string): string => path.join(folder, name);
const ownKey = ['--key', '.backstep/keys/evidence.pub.pem'];

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(inFolder('package.json'), '{}');
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '80');
  bundle = /Wrote (evidence-\S+),/.exec(cli('evidence', 'export', 'last').out)?.[1] ?? '';
});

describe('replay', () => {
  test('gives the same journal, on one thread and on several', () => {
    for (const workers of ['1', '3']) {
      const { code, out } = cli('evidence', 'replay', bundle, '--workers', workers);
      expect(out).toMatch(/✓ SAME/);
      expect(code).toBe(0);
    }
  });

  test('shows where a journal differs', () => {
    const file = inFolder(`${bundle}/record/events.jsonl`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seed":30,', '"seed":31,'));
    const { code, out } = cli('evidence', 'replay', bundle);
    expect(code).toBe(1);
    expect(out).toMatch(/differ from line \d+ on/);
  });

  test('refuses files that do not make the plan', () => {
    appendFileSync(inFolder(`${bundle}/subject/playbook/checkout.playbook.yaml`), '\nsteps: []\n');
    expect(cli('evidence', 'replay', bundle).err).toMatch(/do not make the plan/);
  });

  test('waits for no device that lies in a bundle', () => {
    rmSync(inFolder(`${bundle}/attestation.json`));
    symlinkSync('/dev/zero', inFolder(`${bundle}/attestation.json`));
    for (const [what = '', ...options] of [
      ['replay'],
      ['timestamp', '--request', 'x.tsq'],
      ['sigstore'],
    ])
      expect(cli('evidence', what, bundle, ...options)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/is not the folder of a bundle/) as string,
      });
  });

  test('wants a bundle', () => {
    expect(cli('evidence', 'replay', 'nothing').err).toMatch(/is not the folder of a bundle/);
    const day = new Date().toISOString().slice(0, 10);
    expect(cli('evidence', 'period', '--from', day, '--to', day).code).toBe(0);
    const { code, err } = cli('evidence', 'replay', `period-${day}-${day}`);
    expect([code, err]).toEqual([2, expect.stringContaining('holds no drill')]);
  });
});

test('what is found in a bundle is shown in one line, and commands no terminal', () => {
  const name = '\u001b[2J\u001b[H✓ SOUND\nverdict passed';
  writeFileSync(inFolder(`${bundle}/${name}`), 'x');
  const { code, out } = cli('evidence', 'verify', bundle, ...ownKey);
  expect(code).toBe(1);
  expect(out).toContain('\\u001b[2J\\u001b[H✓ SOUND\\u000averdict passed');
  expect(out).not.toContain('\u001b[2J');
});

test('an archive is checked like a folder', () => {
  const exported = cli('evidence', 'export', 'last', '--zip', '--output', 'packed');
  const file = /Wrote (\S+\.zip),/.exec(exported.out)?.[1] ?? '';
  expect(cli('evidence', 'verify', file, ...ownKey)).toMatchObject({ code: 0 });
  expect(existsSync(inFolder(file.replace('.zip', '')))).toBe(false);
  appendFileSync(inFolder(file), 'x');
  expect(cli('evidence', 'verify', file, ...ownKey)).toMatchObject({ code: 1 });
});

/** A policy that trusts the recorder's key to sign and another to approve. */
function writePolicy(more = ''): void {
  cpSync(inFolder('.backstep/keys/evidence.pub.pem'), inFolder('keys/recorder.pub.pem'));
  cli('evidence', 'keygen', '--output', 'ada');
  cpSync(inFolder('ada/evidence.pub.pem'), inFolder('keys/ada.pub.pem'));
  writeFileSync(
    inFolder('backstep.policy.yaml'),
    `backstep: v1
kind: Policy
name: shop
evidence:
  approvals: 1
  keys:
    recorder: { file: ./keys/recorder.pub.pem, may: [sign]${more} }
    ada: { file: ./keys/ada.pub.pem, may: [approve] }
`,
  );
}

const verifyByPolicy = () => cli('evidence', 'verify', bundle, '--policy', 'backstep.policy.yaml');

describe('a policy', () => {
  test('wants an approval by another key', () => {
    writePolicy();
    expect(cli('lint', 'backstep.policy.yaml')).toMatchObject({ code: 0 });
    expect(verifyByPolicy().out).toMatch(/approval-missing/);
    const own = ['--key', '.backstep/keys/evidence.key.pem', '--by', 'Eve'];
    const refused = cli('evidence', 'endorse', bundle, ...own);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toMatch(/This key signed the evidence itself/);
    expect(existsSync(inFolder(`${bundle}/approvals`))).toBe(false);
  });

  test('is content with one', () => {
    writePolicy();
    const ada = ['--key', 'ada/evidence.key.pem', '--by', 'Ada', '--note', 'as planned'];
    expect(cli('evidence', 'endorse', bundle, ...ada).code).toBe(0);
    const { code, out } = verifyByPolicy();
    expect(out).toMatch(/approval +approved by Ada, \d{4}-\d\d-\d\d: as planned/);
    expect(code).toBe(0);
    expect(cli('evidence', 'endorse', bundle, ...ada).err).toMatch(
      /decided about this bundle before/,
    );
  });

  test('revokes a key', () => {
    writePolicy(', revoked: 2026-01-01T00:00:00Z, why: the laptop was lost');
    expect(verifyByPolicy().out).toMatch(/key-revoked .*the laptop was lost/);
  });

  test('says more of a key than naming it does', () => {
    const both = () =>
      cli('evidence', 'verify', bundle, '--policy', 'backstep.policy.yaml', ...ownKey);
    writePolicy(', revoked: 2026-01-01T00:00:00Z, why: the laptop was lost');
    expect(both().out).toMatch(/key-revoked/);
    writePolicy();
    const policy = inFolder('backstep.policy.yaml');
    writeFileSync(policy, readFileSync(policy, 'utf8').replace('may: [sign]', 'may: [approve]'));
    expect(both().out).toMatch(/key-not-allowed/);
  });

  test('with errors is not believed', () => {
    writePolicy(', revokd: 2026-01-01T00:00:00Z');
    const { code, err } = verifyByPolicy();
    expect(code).toBe(2);
    expect(err).toMatch(/has errors/);
  });

  test('must list keys', () => {
    writeFileSync(inFolder('backstep.policy.yaml'), 'backstep: v1\nkind: Policy\nname: shop\n');
    expect(verifyByPolicy().err).toMatch(/no policy that lists keys/);
  });
});

test('nobody approves what does not hold', () => {
  cli('evidence', 'keygen', '--output', 'ada');
  appendFileSync(inFolder(`${bundle}/views/report.html`), ' ');
  const endorsed = cli('evidence', 'endorse', bundle, '--key', 'ada/evidence.key.pem', '--by', 'A');
  expect(endorsed.code).toBe(2);
  expect(endorsed.err).toMatch(/does not hold: .*views\/report\.html/);
  expect(existsSync(inFolder(`${bundle}/approvals`))).toBe(false);
});

test('an attestation that cannot be read is all that is wrong', () => {
  writeFileSync(inFolder(`${bundle}/attestation.json`), '');
  const { code, out } = cli('evidence', 'verify', bundle, ...ownKey, '--format', 'json');
  expect(code).toBe(1);
  const { findings } = JSON.parse(out) as { findings: { code: string; file: string }[] };
  expect(findings.map(({ code, file }) => [code, file])).toEqual([
    ['statement-malformed', 'attestation.json'],
  ]);
});

test('many findings of one sort are told as their number', () => {
  for (let number = 1; number <= 30; number++)
    writeFileSync(inFolder(`${bundle}/views/${number}.txt`), 'x');
  const { out } = cli('evidence', 'verify', bundle, ...ownKey);
  expect(out.match(/extra-file/g)).toHaveLength(11);
  expect(out).toMatch(/extra-file +and 20 more/);
});

test.each([
  ['timestamp', '--response', 'nosuch'],
  ['timestamp', '--response', 'migrations'],
  ['timestamp', '--response', '/dev/zero'],
  ['timestamp', '--request', 'nodir/x.tsq'],
  ['timestamp', '--request', 'migrations'],
  ['sigstore', '--output', 'nodir/x'],
  ['sigstore', '--output', 'migrations'],
])('%s %s %s is refused', (command, option, file) => {
  const { code, err } = cli('evidence', command, bundle, option, file);
  expect(err).toContain(file);
  expect(err).not.toMatch(/defect/);
  expect(code).toBe(2);
});

describe.skipIf(noAuthority !== undefined)(`a timestamp ${noAuthority ?? ''}`, () => {
  test('is carried over from an authority, and held against its certificate', () => {
    const authority = makeAuthority();
    expect(cli('evidence', 'timestamp', bundle, '--request', 'request.tsq').code).toBe(0);
    writeFileSync(
      inFolder('response.tsr'),
      authority.answer(readFileSync(inFolder('request.tsq'))),
    );
    const add = (certificate: string) =>
      cli(
        'evidence',
        'timestamp',
        bundle,
        '--response',
        'response.tsr',
        '--certificate',
        certificate,
      );
    expect(add(makeAuthority().rootFile).err).toMatch(/does not hold/);
    expect(add(authority.rootFile)).toMatchObject({ code: 0, err: '' });
    expect(cli('evidence', 'verify', bundle, ...ownKey)).toMatchObject({ code: 0 });
    const sigstore = JSON.parse(cli('evidence', 'sigstore', bundle).out) as object;
    expect(sigstore).toMatchObject({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { timestampVerificationData: { rfc3161Timestamps: [{}] } },
      dsseEnvelope: { payloadType: 'application/vnd.in-toto+json', signatures: [{}] },
    });
  });

  test('needs an authority', () => {
    expect(cli('evidence', 'timestamp', bundle).err).toMatch(/No authority is named/);
  });

  test('of a drill that cannot have one says why, and the drill does not start', () => {
    const drilled = cli('drill', 'bad-canary.scenario.yaml', '--timestamp', 'http://127.0.0.1:9/');
    expect(drilled.code).toBe(2);
    expect(drilled.err).toMatch(/cannot be reached/);
  });
});

describe('a period pack', () => {
  test('is sound, and its own guide says so, too', () => {
    const made = cli('evidence', 'period', '--from', '2026-01-01');
    const pack = /Wrote (period-\S+):/.exec(made.out)?.[1] ?? '';
    expect(made.out).toMatch(/: 1 drill, 1 passed/);
    expect(cli('evidence', 'verify', pack, ...ownKey)).toMatchObject({ code: 0 });
    cli('drill', 'bad-canary.scenario.yaml', '--runs', '20');
    const later = cli('evidence', 'period', '--from', '2026-01-01', '--output', 'later');
    const second = /Wrote (\S+):/.exec(later.out)?.[1] ?? '';
    expect(cli('evidence', 'verify', second, '--since', pack, ...ownKey)).toMatchObject({
      code: 0,
    });
    expect(cli('evidence', 'verify', pack, '--since', second, ...ownKey).out).toMatch(
      /older-checkpoint/,
    );
    const since = cli('evidence', 'verify', pack, '--since', bundle, ...ownKey);
    expect(since).toMatchObject({ code: 2, err: expect.stringMatching(/one drill/) as string });
    const drill = cli('evidence', 'verify', bundle, '--since', pack, ...ownKey);
    expect(drill).toMatchObject({ code: 2, err: expect.stringMatching(/one drill/) as string });
  });

  test('says nothing of days that have not passed', () => {
    const made = cli('evidence', 'period', '--from', '2026-01-01', '--to', '2999-12-31');
    expect(made.out).toMatch(/It ends now, 2.*: the rest of the period has not passed/);
    const pack = /Wrote (period-\S+):/.exec(made.out)?.[1] ?? '';
    expect(pack).not.toContain('2999');
    const verified = cli('evidence', 'verify', pack, ...ownKey, '--format', 'json');
    const { period } = JSON.parse(verified.out) as { period: { to: string } };
    expect(Date.parse(period.to)).toBeLessThanOrEqual(Date.now());
  });

  test.each([
    ['--from', 'july'],
    ['--from', '2026-02-01', '--to', '2026-01-01'],
    ['--from', '2999-01-01'],
    ['--from', '2026-01-01', '--playbook', 'nosuch'],
  ])('of no period is refused: %s', (...period) => {
    expect(cli('evidence', 'period', ...period).code).toBe(2);
  });
});
