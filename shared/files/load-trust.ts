import path from 'node:path';
import type { Demands } from '../evidence/signing/demands.ts';
import { noDemands } from '../evidence/signing/demands.ts';
import type { EvidencePolicy } from '../model/policy.ts';
import { type Trust, trustOf } from '../evidence/signing/policy-trust.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { describeFileError } from './describe-file-error.ts';
import { loadTrustedKey } from '../evidence/signing/keys.ts';
import { loadWorkspace } from './load-workspace.ts';
import { readRegularFile } from './read-regular-file.ts';
import { shellWord } from '../store/shell-word.ts';
import { parseCertificate } from '../evidence/timestamps/timestamp.ts';

/** What the user trusts: keys named one by one, for everything, and those of a policy, on its terms. Throws a EnvironmentError. */
export function loadTrust(keyFiles: readonly string[], policyFile: string | undefined): Trust {
  const keys = keyFiles.map((file) => loadTrustedKey(file));
  if (policyFile === undefined) {
    if (keys.length > 0) return { keys, demands: noDemands };
    throw new EnvironmentError(
      'No key is trusted.',
      'Name the public key you were given, --key evidence.pub.pem, or a policy that lists keys, --policy backstep.policy.yaml.',
    );
  }
  const policy = evidencePolicy(policyFile);
  const resolve = (file: string): string => path.resolve(path.dirname(policyFile), file);
  const trust = trustOf(
    policy,
    (key) => loadTrustedKey(resolve(key)),
    (certificate) => loadCertificate(resolve(certificate)),
  );
  // What the policy says of a key holds for it however it is named.
  const listed = new Set(trust.keys.map(({ keyid }) => keyid));
  return { ...trust, keys: [...keys.filter(({ keyid }) => !listed.has(keyid)), ...trust.keys] };
}

function evidencePolicy(file: string): EvidencePolicy {
  const absolute = path.resolve(file);
  const loaded = loadWorkspace([absolute]);
  const document = loaded.workspace.get(absolute.replaceAll(path.sep, '/'));
  if (document === undefined)
    throw new EnvironmentError(`There is no policy ${file} that can be read.`, 'Check the path.');
  // What is wrong in a policy is left out of it, and a key that is left out of a list of limits is trusted without them.
  const wrong = document.problems.find(({ severity }) => severity === 'error');
  if (wrong !== undefined)
    throw new EnvironmentError(
      `${file} has errors: ${wrong.message}`,
      `Mend them: backstep lint ${shellWord(file)}`,
    );
  const { model } = document;
  const evidence = model?.kind === 'Policy' ? model.policy.evidence : undefined;
  if (evidence === undefined || evidence.keys.length === 0)
    throw new EnvironmentError(
      `${file} is no policy that lists keys.`,
      'Write them under `evidence`, `keys`; `backstep explain evidence.keys` shows how.',
    );
  return evidence;
}

/** Reads the certificate of a timestamp authority. Throws a EnvironmentError. */
export function loadCertificate(file: string): Demands['authorities'][number] {
  let pem: string;
  try {
    // Of a pipe or a device nothing is read: it is no certificate.
    pem = Buffer.from(readRegularFile(file) ?? []).toString('utf8');
  } catch (error) {
    throw new EnvironmentError(
      `The certificate ${file} cannot be read: ${describeFileError(error)}.`,
      'Check the path and its permissions.',
    );
  }
  const certificate = parseCertificate(pem);
  if (certificate !== undefined) return certificate;
  throw new EnvironmentError(
    `${file} is not a certificate in PEM.`,
    'Name the certificate of the timestamp authority, or of its root.',
  );
}
