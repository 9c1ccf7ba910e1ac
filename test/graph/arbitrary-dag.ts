import fc from 'fast-check';
import type { Task } from '../../shared/graph/critical-path.ts';

/** Up to `size` tasks of whole durations 0 to 20, each needing any of those before it. */
export function arbitraryDag(size: number): fc.Arbitrary<Task[]> {
  const row = fc.record({
    duration: fc.nat(20),
    needs: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  });
  return fc.array(row, { maxLength: size }).map((rows) =>
    rows.map(({ duration, needs }, index) => ({
      id: `t${index}`,
      duration,
      needs: needs.flatMap((needed, other) => (needed && other < index ? [`t${other}`] : [])),
    })),
  );
}
