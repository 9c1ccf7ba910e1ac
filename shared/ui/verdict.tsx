import type { ReactElement } from 'react';
import type { Verdict } from '../model/journal.ts';

const words = { passed: '✓ Passed', failed: '✗ Failed', inconclusive: '? Inconclusive' } as const;

const sentences = {
  passed: 'Every objective was met.',
  failed: 'Not every objective was met.',
  inconclusive: 'Whether the objectives are met cannot be said from this drill.',
} as const;

/** The verdict as a word with a mark and one sentence, above the story of the drill. */
export function VerdictBanner({
  verdict,
  story,
}: {
  readonly verdict: Verdict;
  readonly story: string;
}): ReactElement {
  return (
    <section className="verdict card" aria-label="Verdict">
      <div className="verdict-head">
        <span className={`badge ${verdict}`}>{words[verdict]}</span>
        <h2>{sentences[verdict]}</h2>
      </div>
      <p>{story}</p>
    </section>
  );
}

/** The mark of one check's result, with its word for those who do not see the mark. */
export function Mark({ result }: { readonly result: Verdict }): ReactElement {
  return <span className={`mark ${result}`}>{words[result]}</span>;
}
