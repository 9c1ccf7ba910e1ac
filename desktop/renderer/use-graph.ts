import { useEffect, useState } from 'react';
import type { GraphSubject } from '../../shared/language/verbs/graph-of.ts';
import type { LanguageClient } from './language/language-client.ts';
import type { SubjectGraph } from './language/language-api.ts';

/** The graph of a document, drawn anew with every `version` of the documents; the last one stays while there is none. */
export function useGraph(
  language: LanguageClient,
  file: string | undefined,
  subject: GraphSubject | undefined,
  version: number,
): SubjectGraph | undefined {
  const [graph, setGraph] = useState<SubjectGraph>();
  useEffect(() => {
    let isLate = false;
    if (file !== undefined)
      void language.graph(file, subject).then((found) => {
        if (!isLate && found !== undefined) setGraph(found);
      });
    return () => {
      isLate = true;
    };
  }, [language, file, subject, version]);
  return graph;
}
