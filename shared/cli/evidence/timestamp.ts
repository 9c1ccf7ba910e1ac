import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import { askAuthority } from '../../evidence/timestamps/ask-authority.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { loadCertificate } from '../../files/load-trust.ts';
import { makeFolder } from '../../store/make-folder.ts';
import { openBundleFolder } from './bundle-folder.ts';
import { readInput } from '../read-input.ts';
import { relativePath } from '../../files/relative-path.ts';
import { writeOutput } from '../write-output.ts';
import { signatureOf, timestampPath } from '../../evidence/timestamps/check-timestamps.ts';
import { timestampRequest, verifyTimestamp } from '../../evidence/timestamps/timestamp.ts';

export interface TimestampOptions {
  /** The address of an authority. */
  readonly authority?: string;
  /** Where to write a request to, or read a response from, for those without a network. */
  readonly request?: string;
  readonly response?: string;
  readonly certificate?: string;
  /** The signed file; the attestation unless told. */
  readonly of: string;
}

/** Has an authority confirm when a bundle was signed (RFC 3161); it is told nothing but a digest. */
export async function timestampEvidence(
  folder: string,
  options: TimestampOptions,
): Promise<ExitCode> {
  const { dir } = openBundleFolder(folder);
  const bytes = signedBytes(path.join(dir, options.of));
  if (options.request !== undefined) {
    writeOutput(options.request, timestampRequest(bytes));
    process.stdout.write(
      `Wrote ${options.request}. Send it to an authority as application/timestamp-query, then add what comes back: --response <file>\n`,
    );
    return exitCodes.good;
  }
  const response = await responseFor(bytes, options);
  const authorities =
    options.certificate === undefined ? [] : [loadCertificate(options.certificate)];
  const result = await verifyTimestamp(response, bytes, authorities);
  const isUnasked = !result.ok && result.code === 'timestamp-untrusted' && authorities.length === 0;
  if (!result.ok && !isUnasked)
    throw new CommandFailure(
      `The authority's answer does not hold: ${result.message}.`,
      'Ask again, or ask another authority; nothing was written.',
    );
  const file = path.join(dir, timestampPath(options.of));
  try {
    makeFolder(path.dirname(file));
    writeFileSync(file, response, { flag: 'wx', flush: true });
  } catch {
    throw new CommandFailure(
      `${relativePath(file)} cannot be written, or is there already.`,
      'A timestamp is not replaced: an older one says more.',
    );
  }
  const when = result.ok
    ? new Date(result.atMs).toISOString()
    : 'not checked without --certificate';
  process.stdout.write(`Wrote ${relativePath(file)}: ${when}\n`);
  return exitCodes.good;
}

function signedBytes(file: string): Uint8Array {
  let signature: Uint8Array | undefined;
  try {
    signature = signatureOf(readInput(file));
  } catch {
    // Told below.
  }
  if (signature !== undefined) return signature;
  throw new CommandFailure(
    `${relativePath(file)} holds no signature.`,
    'Name a signed file of the bundle, such as attestation.json.',
  );
}

async function responseFor(
  bytes: Uint8Array,
  { authority, response }: TimestampOptions,
): Promise<Uint8Array> {
  if (response !== undefined)
    return readInput(response, 'Name the file that the authority answered with.');
  if (authority !== undefined) return askAuthority(authority, timestampRequest(bytes));
  throw new CommandFailure(
    'No authority is named.',
    'Write --authority <address>; without a network, --request and later --response.',
  );
}
