import { Uri, commands, env, window, workspace } from 'vscode';
import type { JobRunner } from '../job-runner.ts';
import type { KeptRun } from './result-commands.ts';
import type { Pages } from '../pages.ts';
import { EnvironmentError } from '../../../shared/model/environment-error.ts';
import { evidencePlaces } from './evidence-places.ts';
import { evidenceFolder } from './result-commands.ts';
import { tellingWork } from '../with-progress.ts';

const show = 'Show in Folder';
const verify = 'Verify';
const copyKey = 'Copy Public Key';

/** Writes the signed evidence of a run into a folder that the user chooses. */
export async function exportEvidence(
  jobs: JobRunner,
  pages: Pages,
  { place, run }: KeptRun,
): Promise<void> {
  const folder = await evidenceFolder(place);
  if (folder === undefined) return;
  const written = await tellingWork('Writing evidence', () =>
    jobs.ask('exportEvidence', { ...place, run, output: folder.fsPath, zip: false }),
  );
  const made = written.isNewKey
    ? ' A signing key was made for this workspace: give its public half to those who verify, by another way than the evidence.'
    : '';
  const chosen = await window.showInformationMessage(
    `Wrote ${workspace.asRelativePath(written.path)}, signed.${made}`,
    verify,
    show,
    copyKey,
  );
  if (chosen === show) await commands.executeCommand('revealFileInOS', Uri.file(written.path));
  else if (chosen === copyKey) {
    const bytes = await workspace.fs.readFile(Uri.file(written.publicKey));
    await env.clipboard.writeText(new TextDecoder().decode(bytes));
  } else if (chosen === verify)
    await showVerification(jobs, pages, written.path, { keys: [written.publicKey] });
}

/** Verifies evidence that the user chooses, against keys or a policy that the user chooses. */
export async function verifyEvidence(jobs: JobRunner, pages: Pages): Promise<void> {
  const evidence = await chooseEvidence();
  if (evidence === undefined) return;
  const file = evidence.fsPath;
  if (!(await jobs.ask('holdsEvidence', { file })))
    throw new EnvironmentError(
      `${workspace.asRelativePath(evidence)} holds no evidence.`,
      'Choose the folder that an export has written, with attestation.json in it, or its .zip.',
    );
  const trust = await chooseTrust();
  if (trust !== undefined) await showVerification(jobs, pages, file, trust);
}

/** Evidence of the workspace, or from elsewhere. */
async function chooseEvidence(): Promise<Uri | undefined> {
  const found = await evidencePlaces();
  if (found.length === 0) return openEvidence();
  const items = [
    ...found.map((uri) => ({
      label: `$(verified) ${workspace.asRelativePath(uri)}`,
      chosen: (): Promise<Uri | undefined> => Promise.resolve(uri),
    })),
    { label: '$(folder-opened) Choose another folder or archive…', chosen: openEvidence },
  ];
  const title = 'Which evidence is to be verified?';
  return (await window.showQuickPick(items, { title, placeHolder: title }))?.chosen();
}

async function openEvidence(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: 'Which evidence is to be verified?',
    openLabel: 'Verify',
    canSelectFiles: true,
    canSelectFolders: true,
    filters: { 'Evidence bundles': ['zip'], 'All files': ['*'] },
  });
  return chosen?.[0];
}

interface Trusted {
  readonly keys: readonly string[];
  readonly policy?: string;
}

/** Whom to believe is never taken from beside the evidence. */
async function chooseTrust(): Promise<Trusted | undefined> {
  const policies = await workspace.findFiles('**/{backstep.policy,*.policy}.yaml', null, 20);
  const own = await workspace.findFiles('**/.backstep/keys/*.pub.pem', null, 20);
  const items = [
    ...policies.map((uri) => ({
      label: `$(law) ${workspace.asRelativePath(uri)}`,
      description: 'the keys that this policy lists, on its terms',
      trusted: (): Promise<Trusted> => Promise.resolve({ keys: [], policy: uri.fsPath }),
    })),
    ...own.map((uri) => ({
      label: `$(key) ${workspace.asRelativePath(uri)}`,
      description: 'the key of this workspace',
      trusted: (): Promise<Trusted> => Promise.resolve({ keys: [uri.fsPath] }),
    })),
    {
      label: '$(folder-opened) Choose public keys…',
      description: 'that you were given another way than the evidence',
      trusted: chooseKeys,
    },
  ];
  const title = 'Whom do you trust?';
  const chosen = await window.showQuickPick(items, { title, placeHolder: title });
  return chosen?.trusted();
}

async function chooseKeys(): Promise<Trusted | undefined> {
  const keys = await window.showOpenDialog({
    title: 'Which public keys do you trust?',
    openLabel: 'Trust',
    canSelectMany: true,
    filters: { 'Public keys and certificates': ['pem', 'crt', 'cer'], 'All files': ['*'] },
  });
  return keys === undefined ? undefined : { keys: keys.map(({ fsPath }) => fsPath) };
}

async function showVerification(
  jobs: JobRunner,
  pages: Pages,
  file: string,
  trust: Trusted,
): Promise<void> {
  const { title, html } = await tellingWork('Verifying evidence', () =>
    jobs.ask('verifyEvidence', { file, ...trust }),
  );
  pages.show(`verify ${file}`, { title, html });
}
