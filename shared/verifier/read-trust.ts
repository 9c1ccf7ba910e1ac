import type { ChosenText, VerifyRequest } from './messages.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import type { EvidencePolicy } from '../model/policy.ts';
import { noDemands } from '../evidence/signing/demands.ts';
import { openDocument } from '../language/document.ts';
import { parseCertificate } from '../evidence/timestamps/timestamp.ts';
import { parseTrustedKey } from '../evidence/signing/parse-key.ts';
import { type Trust, trustOf } from '../evidence/signing/policy-trust.ts';

/**
 * Whom to believe: the keys for everything, or on the terms of a policy, of which each is then one that it names. Throws an
 * EnvironmentError that says what to choose instead.
 */
export function readTrust({ keys, policy }: Pick<VerifyRequest, 'keys' | 'policy'>): Trust {
  if (policy === undefined)
    return {
      keys: keys.map(({ name, text }) => parseTrustedKey(text, name)),
      demands: noDemands,
    };
  const find = (file: string): ChosenText => chosen(keys, file, policy.name);
  return trustOf(
    evidencePolicy(policy),
    (file) => parseTrustedKey(find(file).text, file),
    (file) => {
      const certificate = parseCertificate(find(file).text);
      if (certificate !== undefined) return certificate;
      throw new EnvironmentError(
        `${file} is not a certificate in PEM.`,
        'Choose the certificate of the timestamp authority, or of its root.',
      );
    },
  );
}

/** Browsers tell no paths: a file is known by its name alone. */
function chosen(given: readonly ChosenText[], file: string, policy: string): ChosenText {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const found = given.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new EnvironmentError(
    `${policy} names ${file}, which is not among the chosen keys.`,
    'Choose all keys and certificates that the policy names.',
  );
}

function evidencePolicy({ name, text }: ChosenText): EvidencePolicy {
  const { model, problems } = openDocument('backstep.policy.yaml', text);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong !== undefined)
    throw new EnvironmentError(
      `${name} has errors: ${wrong.message}`,
      '`backstep lint` says what is wrong.',
    );
  const evidence = model?.kind === 'Policy' ? model.policy.evidence : undefined;
  if (evidence !== undefined && evidence.keys.length > 0) return evidence;
  throw new EnvironmentError(
    `${name} is no policy that lists keys.`,
    'Choose the policy that does, or none.',
  );
}
