import type { ReactElement } from 'react';
import type { ControlClaim } from '../model/controls.ts';

/** What evidence contributes to controls, how strongly, and what it leaves open. */
export function ClaimsTable({
  claims,
}: {
  readonly claims: readonly ControlClaim[];
}): ReactElement {
  if (claims.length === 0)
    return (
      <p className="muted note-only">
        Nothing: only a drill that was completed can support a control.
      </p>
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Control</th>
          <th scope="col">What drills contribute</th>
          <th scope="col">Strength</th>
          <th scope="col">What they leave open</th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ framework, control, supports, strength, doesNotProve }) => (
          <tr key={`${framework} ${control}`}>
            <th scope="row">
              {control}
              <div className="muted">{framework}</div>
            </th>
            <td>{supports}</td>
            <td>{strength}</td>
            <td>{doesNotProve}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
