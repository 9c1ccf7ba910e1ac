import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, EvidenceError } from '../evidence-error.ts';
import { makeFolder } from '../../store/make-folder.ts';
import { generateKey, type KeyKind, loadSigningKey, type SigningKey } from './keys.ts';

/** Files of one key pair. */
export interface KeyFiles {
  /** Readable by its owner alone. */
  readonly privateFile: string;
  /** What verifiers are given, by another way than the bundle. */
  readonly publicFile: string;
}

/** Names of the pair `name` in `folder`: `<name>.key.pem` and `<name>.pub.pem`. */
export function keyFiles(folder: string, name = 'evidence'): KeyFiles {
  return {
    privateFile: join(folder, `${name}.key.pem`),
    publicFile: join(folder, `${name}.pub.pem`),
  };
}

/** Where a workspace keeps its keys: `keys` beside its results file. */
export function keyFolder(resultsFile: string): string {
  return join(dirname(resultsFile), 'keys');
}

/**
 * Makes a key pair and writes it as PEM, the private key with mode 0600. Throws an EvidenceError
 * `key-exists` rather than replace a key that earlier evidence may depend on.
 */
export function writeKeyPair(files: KeyFiles, kind: KeyKind = 'p256'): SigningKey {
  const key = generateKey(kind);
  try {
    makeFolder(dirname(files.privateFile), 0o700);
    keepOutOfGit(dirname(files.privateFile));
    writeFileSync(
      files.privateFile,
      key.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      // Exclusive and with its final mode from the start: at no moment can others read it.
      { flag: 'wx', mode: 0o600, flush: true },
    );
  } catch (error) {
    throw explainWrite(error, files.privateFile);
  }
  try {
    const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
    writeFileSync(files.publicFile, pem, { flag: 'wx', flush: true });
  } catch (error) {
    rmSync(files.privateFile, { force: true });
    throw explainWrite(error, files.publicFile);
  }
  return { ...key, file: files.privateFile };
}

/** A workspace is often a repository, and a private key in its history is lost for good. */
function keepOutOfGit(folder: string): void {
  const file = join(folder, '.gitignore');
  if (!existsSync(file)) writeFileSync(file, '*.key.pem\n');
}

/** The pair at `files`, made now when there is none; `created` asks the caller to say so. */
export function ensureKeyPair(files: KeyFiles): {
  readonly key: SigningKey;
  readonly created: boolean;
} {
  return existsSync(files.privateFile)
    ? { key: loadSigningKey(files.privateFile), created: false }
    : { key: writeKeyPair(files), created: true };
}

function explainWrite(error: unknown, file: string): EvidenceError {
  const code = codeOf(error);
  if (code === 'EEXIST') {
    return new EvidenceError(
      'key-exists',
      `There is already a file at ${file}.`,
      'Use it, name another, or move it away; evidence signed with it needs its public key.',
      error,
    );
  }
  return code === 'ENOSPC'
    ? new EvidenceError('full', `There is no space for ${file}.`, 'Free some space.', error)
    : new EvidenceError(
        'unwritable',
        `The key ${file} cannot be written (${code}).`,
        'Check the path and its permissions.',
        error,
      );
}
