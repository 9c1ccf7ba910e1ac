import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ChosenFile, ChosenText } from './messages.ts';
import { Choose } from './choose.tsx';
import { type Progress, useVerifier } from './use-verifier.ts';
import { Verification } from './verification.tsx';

declare const TOOL_VERSION: string;

interface Chosen {
  readonly files: readonly ChosenFile[];
  readonly keys: readonly ChosenFile[];
  readonly policy?: ChosenFile;
}

/** The page: what to verify, whom to believe, what came of it. */
export function Page(): ReactElement {
  const [chosen, setChosen] = useState<Chosen>({ files: [], keys: [] });
  const { files, keys, policy } = chosen;
  const { progress, verify, stop, forget } = useVerifier();
  const isRunning = progress.kind === 'progress';
  const isReady = files.length > 0 && keys.length > 0 && !isRunning;
  const start = async (): Promise<void> => {
    const texts = await Promise.all(keys.map(readText));
    verify({
      files,
      keys: texts,
      ...(policy === undefined ? {} : { policy: await readText(policy) }),
    });
  };
  return (
    <main>
      <p className="eyebrow">Backstep {TOOL_VERSION}</p>
      <h1>Verify evidence of a drill</h1>
      <p className="lead">
        Everything happens in this page: it needs no network, and may not connect to anything.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void start();
        }}
      >
        <Inputs
          chosen={chosen}
          take={(taken) => {
            setChosen({ ...chosen, ...taken });
            forget();
          }}
        />
        <div className="ways">
          <button type="submit" disabled={!isReady}>
            Verify
          </button>
          {isRunning && (
            <button type="button" className="quiet" onClick={stop}>
              Cancel
            </button>
          )}
          <State progress={progress} missing={missing(files, keys)} />
        </div>
      </form>
      <Result progress={progress} />
    </main>
  );
}

function Inputs({
  chosen,
  take,
}: {
  readonly chosen: Chosen;
  readonly take: (taken: Partial<Chosen>) => void;
}): ReactElement {
  return (
    <>
      <Choose
        label="Evidence"
        hint="A bundle or a period pack: its folder, or its .zip."
        chosen={describe(chosen.files)}
        ways={[
          { text: 'Choose an archive', accept: '.zip', kind: 'file' },
          { text: 'Choose a folder', kind: 'folder' },
        ]}
        take={(files) => take({ files })}
      />
      <Choose
        label="Public keys that you trust"
        hint="Obtained another way than with the evidence: whoever changes evidence can put another key beside it."
        chosen={describe(chosen.keys)}
        ways={[{ text: 'Choose keys', accept: '.pem,.crt,.cer', kind: 'files' }]}
        take={(keys) => take({ keys })}
      />
      <Choose
        label="Policy, if there is one"
        hint="What each key is for, which approvals evidence needs, which timestamps count. Choose all keys and certificates that it names, too."
        chosen={chosen.policy?.path}
        ways={[{ text: 'Choose a policy', accept: '.yaml,.yml', kind: 'file' }]}
        take={([policy]) => policy !== undefined && take({ policy })}
      />
    </>
  );
}

async function readText({ path, blob }: ChosenFile): Promise<ChosenText> {
  return { name: path, text: await blob.text() };
}

function describe(files: readonly ChosenFile[]): string | undefined {
  const [first, second] = files;
  if (first === undefined) return undefined;
  const folder = first.path.split('/')[0] ?? '';
  if (first.path.includes('/'))
    return `${folder}, ${files.length === 1 ? 'one file' : `${files.length} files`}`;
  return second === undefined ? first.path : files.map(({ path }) => path).join(', ');
}

function missing(files: readonly ChosenFile[], keys: readonly ChosenFile[]): string {
  if (files.length === 0) return 'Choose the evidence first.';
  return keys.length === 0 ? 'Choose the public key you were given.' : '';
}

/** How far it is, for eyes and screen readers. */
function State({
  progress,
  missing: wanted,
}: {
  readonly progress: Progress;
  readonly missing: string;
}): ReactElement {
  if (progress.kind === 'progress')
    return <progress aria-label="Verifying" max={1} value={progress.share} />;
  const text = progress.kind === 'stopped' ? 'Cancelled.' : wanted;
  return <output className="muted">{text}</output>;
}

function Result({ progress }: { readonly progress: Progress }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const { kind } = progress;
  // Readers are taken to what came of it; the page scrolls there by itself.
  useEffect(() => {
    if (kind === 'report') place.current?.querySelector('h2')?.focus();
  }, [kind]);
  return (
    <div ref={place} aria-live="polite">
      {progress.kind === 'report' && <Verification report={progress.report} />}
      {progress.kind === 'refused' && <Failure {...progress} />}
      {progress.kind === 'failed' && (
        <Failure message={progress.message} remedy="Use `backstep evidence verify` instead." />
      )}
    </div>
  );
}

function Failure({
  message,
  remedy,
}: {
  readonly message: string;
  readonly remedy: string;
}): ReactElement {
  return (
    <div className="verdict card" role="alert">
      <h2>{message}</h2>
      <p className="muted">{remedy}</p>
    </div>
  );
}
