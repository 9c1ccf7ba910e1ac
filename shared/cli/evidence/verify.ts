import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { VerifyReport } from '../../evidence/verify-bundle.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { indent, table } from '../table.ts';
import { loadTrustedKey } from '../../evidence/keys.ts';
import { renderViews } from '../../views/render-views.ts';
import { styled } from '../style.ts';
import { toolVersion } from '../tool-version.ts';
import { verifyBundle } from '../../evidence/verify-bundle.ts';
import { formatCount } from '../../model/quantities/count.ts';

export interface VerifyOptions {
  readonly key: readonly string[];
  readonly format: 'text' | 'json';
}

/** Checks a bundle of evidence against public keys that came another way. Anything wrong makes it fail. */
export async function verifyEvidence(
  folder: string,
  { key, format }: VerifyOptions,
): Promise<ExitCode> {
  if (!existsSync(folder))
    throw new CommandFailure(
      `There is no folder ${folder}.`,
      'Name the folder of an evidence bundle.',
    );
  if (key.length === 0) {
    throw new CommandFailure(
      'No key is trusted.',
      'Name the public key you were given: --key evidence.pub.pem.',
    );
  }
  const keys = key.map((file) => loadTrustedKey(file));
  const report = await verifyBundle(path.resolve(folder), {
    keys,
    // Another version may draw the same figures differently; the signature covers its views all the same.
    renderViews: async (recording, derived) =>
      derived.opened.tool === `backstep ${toolVersion}`
        ? renderViews(recording, derived)
        : undefined,
  });
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : describe(folder, report),
  );
  return report.ok ? exitCodes.good : exitCodes.findings;
}

const headings = {
  sound: styled(['bold', 'green'], '✓ SOUND'),
  incomplete: styled(['bold', 'yellow'], '? INCOMPLETE'),
  unsound: styled(['bold', 'red'], '✗ UNSOUND'),
} as const;

const conclusions = {
  sound:
    'Every file that the signed statement names is as it was, there is no other, and every figure follows from the journal.',
  incomplete: 'The drill was never finished: this is evidence of an attempt, not of success.',
  unsound: 'Do not rely on this evidence.',
} as const;

const time = (us: number | null | undefined): string =>
  typeof us === 'number' ? formatDuration(us) : '–';

function describe(folder: string, { status, findings, facts, signedBy }: VerifyReport): string {
  const lines = [`${headings[status]}  ${folder}`, conclusions[status]];
  if (findings.length > 0) {
    lines.push(
      '',
      indent(
        table(
          findings.map(({ code, file, message }) => [styled('red', code), file ?? '', message]),
        ),
      ),
    );
  }
  if (facts !== undefined && status !== 'unsound') {
    const rows = [
      ['verdict', facts.verdict],
      ['drill', `${facts.scenario} of ${facts.playbook} on ${facts.system}`],
      ['environment', facts.environment],
      ['recorded', facts.recordedAt],
      ['runs', formatCount(facts.runs)],
      ['RTA p95', time(facts.rtaP95Us)],
      ['RPA p95', time(facts.rpaP95Us)],
      ['events', formatCount(facts.events)],
      ['signed by', signedBy ?? 'no trusted key'],
    ];
    lines.push(
      '',
      indent(table(rows)),
      '',
      'It does not prove:',
      indent(facts.doesNotProve.map((text) => `- ${text}`).join('\n')),
    );
  }
  return `${lines.join('\n')}\n`;
}
