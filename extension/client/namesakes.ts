/** Which of some names are there more than once: what has one of them needs something else to be told by. */
export function namesakes(names: readonly string[]): ReadonlySet<string> {
  const byName = Map.groupBy(names, (name) => name);
  return new Set([...byName].flatMap(([name, { length }]) => (length > 1 ? name : [])));
}
