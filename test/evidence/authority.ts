import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCertificate } from '../../shared/evidence/timestamps/timestamp.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

/** Why no authority can be made here; undefined where one can. */
export const noAuthority =
  spawnSync('openssl', ['version']).status === 0 ? undefined : 'skipped: openssl is missing here';

/** A timestamp authority of one's own, made with openssl. */
export interface Authority {
  readonly folder: string;
  /** Its root. */
  readonly root: NonNullable<ReturnType<typeof parseCertificate>>;
  readonly rootFile: string;
  /** Answers a request as an authority would. */
  readonly answer: (request: Uint8Array) => Uint8Array;
  /** Signs what another authority said as one's own, whatever the certificate is for; openssl itself would refuse. */
  readonly signAnew: (response: Uint8Array) => Uint8Array;
}

interface Made {
  /** What the certificate says it is for. */
  readonly usage?: string;
  /** How long it is valid from now, seconds; a month unless told. */
  readonly forS?: number;
}

const config = `[tsa]
serial = ./serial
default_policy = 1.2.3.4.1
signer_digest = sha256
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
[ca]
database = ./index.txt
serial = ./ca-serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = usage
[any]
commonName = supplied
`;

/** Makes an authority whose certificate a root of its own has signed. */
export function makeAuthority({
  usage = 'critical,timeStamping',
  forS = 30 * 86_400,
}: Made = {}): Authority {
  const folder = temporaryFolder();
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const key = (name: string): void =>
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', name);
  writeFileSync(join(folder, 'tsa.cnf'), `${config}[usage]\nextendedKeyUsage = ${usage}\n`);
  for (const [file, text] of [
    ['serial', '01'],
    ['ca-serial', '01'],
    ['index.txt', ''],
  ] as const) {
    writeFileSync(join(folder, file), text);
  }
  key('root.key');
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'root.key',
    '-subj',
    '/CN=Root',
    '-days',
    '30',
    '-out',
    'root.pem',
  );
  key('tsa.key');
  openssl('req', '-new', '-key', 'tsa.key', '-subj', '/CN=Authority', '-out', 'tsa.csr');
  const at = (ms: number): string => new Date(ms).toISOString().replace(/[-:T]|\.\d+/gu, '');
  const dates = [
    '-startdate',
    at(Date.now() - 86_400_000),
    '-enddate',
    at(Date.now() + forS * 1000),
  ];
  openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'tsa.cnf',
    '-name',
    'ca',
    '-cert',
    'root.pem',
    '-keyfile',
    'root.key',
    '-in',
    'tsa.csr',
    '-out',
    'tsa.pem',
    ...dates,
  );
  const rootFile = join(folder, 'root.pem');
  const root = parseCertificate(readFileSync(rootFile, 'utf8'));
  if (root === undefined) throw new Error('openssl made no certificate');
  const answer = (request: Uint8Array): Uint8Array => {
    writeFileSync(join(folder, 'request'), request);
    openssl(
      'ts',
      '-reply',
      '-config',
      'tsa.cnf',
      '-section',
      'tsa',
      '-queryfile',
      'request',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-out',
      'response',
    );
    return readFileSync(join(folder, 'response'));
  };
  const signAnew = (response: Uint8Array): Uint8Array => {
    writeFileSync(join(folder, 'other'), response);
    openssl('ts', '-reply', '-in', 'other', '-token_out', '-out', 'token');
    openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token', '-out', 'info');
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-econtent_type',
      '1.2.840.113549.1.9.16.1.4',
      '-in',
      'info',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-outform',
      'DER',
      '-out',
      'signed',
    );
    const token = readFileSync(join(folder, 'signed'));
    // SEQUENCE { SEQUENCE { INTEGER 0 }, token }, its length in two bytes.
    const body = Buffer.concat([Buffer.from('3003020100', 'hex'), token]);
    return Buffer.concat([Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]), body]);
  };
  return { folder, root, rootFile, answer, signAnew };
}
