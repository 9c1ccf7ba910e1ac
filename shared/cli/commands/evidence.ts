import { type Command, Option } from 'commander';
import type { EndorseOptions } from '../evidence/endorse.ts';
import type { ExportOptions } from '../evidence/export.ts';
import type { KeygenOptions } from '../evidence/keygen.ts';
import type { PeriodOptions } from '../evidence/period.ts';
import type { ReplayOptions } from '../evidence/replay.ts';
import type { TimestampOptions } from '../evidence/timestamp.ts';
import type { VerifyOptions } from '../evidence/verify.ts';
import { formatOption, resultsOption, type Run, wholeNumber } from './options.ts';

/** The commands of `evidence`. */
export function addEvidenceCommands(program: Command, perform: Run): void {
  const evidence = program.command('evidence').description('prove what a drill showed');

  evidence
    .command('export')
    .description('write the evidence of a run as a signed folder')
    .argument('[run]', 'its id, or the beginning of it', 'last')
    .option('--output <folder>', 'where to', '.')
    .option('--key <file>', 'the private key; otherwise one is kept beside the results')
    .option('--zip', 'pack it into one file')
    .addOption(resultsOption())
    .action((run: string, options: ExportOptions) =>
      perform(async () => {
        const { exportEvidence } = await import('../evidence/export.ts');
        return exportEvidence(run, options);
      }),
    );

  evidence
    .command('period')
    .description('write a signed pack of all drills of a period, whatever became of them')
    .requiredOption('--from <day>', 'the first day, such as 2026-07-01')
    .option('--to <day>', 'the last day; otherwise until now')
    .option('--playbook <name>', 'only those of this playbook')
    .option('--owner <team>', 'only those of playbooks that this team keeps')
    .option('--output <folder>', 'where to', '.')
    .option('--key <file>', 'the private key; otherwise one is kept beside the results')
    .addOption(resultsOption())
    .action((options: PeriodOptions) =>
      perform(async () => {
        const { exportPeriodPack } = await import('../evidence/period.ts');
        return exportPeriodPack(options);
      }),
    );

  evidence
    .command('verify')
    .description('check evidence: signatures, files, journal, every figure')
    .argument('<bundle>', 'its folder or .zip')
    .option('--key <file...>', 'public keys you trust, obtained another way than the evidence', [])
    .option('--policy <file>', 'a policy that lists keys, and what evidence must have')
    .option('--since <pack>', 'an earlier period pack, from which the ledger must go on')
    .addOption(formatOption())
    .action((folder: string, options: VerifyOptions) =>
      perform(async () => {
        const { verifyEvidence } = await import('../evidence/verify.ts');
        return verifyEvidence(folder, options);
      }),
    );

  evidence
    .command('keygen')
    .description('make a key pair for signing evidence')
    .addOption(
      new Option('--kind <kind>', 'the sort of key').choices(['p256', 'ed25519']).default('p256'),
    )
    .option('--output <folder>', 'where to; otherwise beside the results')
    .action((options: KeygenOptions) =>
      perform(async () => {
        const { makeKeys } = await import('../evidence/keygen.ts');
        return makeKeys(options);
      }),
    );
  addLaterCommands(evidence, perform);
}

/** What is done with a bundle that is there. */
function addLaterCommands(evidence: Command, perform: Run): void {
  evidence
    .command('page')
    .description('write a page that verifies evidence in a browser, without a network')
    .option('--output <file>', 'where to', 'verify.html')
    .action((options: { output: string }) =>
      perform(async () => {
        const { writeVerifierPage } = await import('../evidence/page.ts');
        return writeVerifierPage(options);
      }),
    );

  evidence
    .command('replay')
    .description('play the drill of a bundle again, and compare the journals byte for byte')
    .argument('<folder>', 'the folder of the bundle')
    .option('--workers <n>', 'threads; the result does not depend on it', wholeNumber(1, 256))
    .addOption(formatOption())
    .action((folder: string, options: ReplayOptions) =>
      perform(async () => {
        const { replayEvidence } = await import('../evidence/replay.ts');
        return replayEvidence(folder, options);
      }),
    );

  evidence
    .command('endorse')
    .description('add a signed approval or review to a bundle')
    .argument('<folder>', 'the folder of the bundle')
    .addOption(
      new Option('--as <kind>', 'what it is').choices(['approval', 'review']).default('approval'),
    )
    .requiredOption('--key <file>', 'the private key of who decides')
    .requiredOption('--by <name>', 'who decides')
    .option('--role <role>', 'in which role')
    .option('--note <text>', 'why')
    .option('--refuse', 'refuse instead of approving')
    .action((folder: string, options: EndorseOptions) =>
      perform(async () => {
        const { endorseEvidence } = await import('../evidence/endorse.ts');
        return endorseEvidence(folder, options);
      }),
    );
  addTimeCommands(evidence, perform);
}

/** What others confirm, and what other tools read. */
function addTimeCommands(evidence: Command, perform: Run): void {
  evidence
    .command('timestamp')
    .description('have an authority confirm when a bundle was signed (RFC 3161)')
    .argument('<folder>', 'the folder of the bundle')
    .option('--authority <address>', 'whom to ask, such as https://tsa.example/tsr')
    .option('--request <file>', 'only write the request, to carry it over')
    .option('--response <file>', 'add an answer that was carried over')
    .option('--certificate <file>', 'hold the answer against this certificate first')
    .option('--of <path>', 'the signed file of the bundle', 'attestation.json')
    .action((folder: string, options: TimestampOptions) =>
      perform(async () => {
        const { timestampEvidence } = await import('../evidence/timestamp.ts');
        return timestampEvidence(folder, options);
      }),
    );

  evidence
    .command('sigstore')
    .description('write the attestation of a bundle as a Sigstore bundle')
    .argument('<folder>', 'the folder of the bundle')
    .option('--output <file>', 'where to; otherwise standard output')
    .action((folder: string, options: { output?: string }) =>
      perform(async () => {
        const { exportSigstore } = await import('../evidence/sigstore.ts');
        return exportSigstore(folder, options);
      }),
    );
}
