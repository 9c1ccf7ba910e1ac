import type { ReactElement } from 'react';
import type { Environment } from '../model/journal.ts';
import { doesNotProve } from '../model/does-not-prove.ts';

/** What a drill in this environment leaves open. */
export function Limits({ environment }: { readonly environment: Environment }): ReactElement {
  return (
    <ul>
      {doesNotProve(environment).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
