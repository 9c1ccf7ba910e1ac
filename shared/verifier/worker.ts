import type { ChosenFile, VerifyAnswer, VerifyRequest } from './messages.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { blobSource } from './blob-source.ts';
import { prepareSqlite } from './memory-sqlite.ts';
import { readTrust } from './read-trust.ts';
import { readZip, type ReadZip } from './read-zip.ts';
import { renderTextViews } from '../views/render-text-views.ts';
import { verifySource } from '../evidence/verify-source.ts';

/** The version this page was made with: views of another one may be drawn differently. */
declare const TOOL_VERSION: string;

const answer = (message: VerifyAnswer): void => globalThis.postMessage(message);

globalThis.onmessage = ({ data }: MessageEvent<VerifyRequest>) => {
  void verify(data).then(answer, (error: unknown) => {
    if (error instanceof EnvironmentError)
      answer({ kind: 'refused', message: error.message, remedy: error.remedy });
    else globalThis.reportError(error);
  });
};

async function verify({ files, ...believed }: VerifyRequest): Promise<VerifyAnswer> {
  await prepareSqlite();
  const trust = readTrust(believed);
  const given = await unpacked(files);
  const all = [...given.files.values()].reduce((sum, { size }) => sum + size, 0);
  const source = blobSource(given.files, given.findings, (bytes) =>
    answer({ kind: 'progress', share: bytes / Math.max(1, all) }),
  );
  const report = await verifySource(source, {
    ...trust,
    renderViews: (recording, derived) =>
      Promise.resolve(
        derived.opened.tool === `backstep ${TOOL_VERSION}`
          ? renderTextViews(recording, derived)
          : undefined,
      ),
  });
  return { kind: 'report', report };
}

/** One archive, or files with the folder that was chosen in front of their paths. */
async function unpacked(files: readonly ChosenFile[]): Promise<ReadZip> {
  const [only, second] = files;
  if (only !== undefined && second === undefined && !only.path.includes('/'))
    return readZip(only.blob);
  const within = (path: string): string => path.slice(path.indexOf('/') + 1);
  return { files: new Map(files.map(({ path, blob }) => [within(path), blob])), findings: [] };
}
