const names: Readonly<Record<string, string>> = {
  rto: 'RTO',
  rpo: 'RPO',
  outcome: 'Outcome',
  'expect.outcome': 'Expected outcome',
  'expect.detectedWithin': 'Expected detection',
  'expect.lostRecords': 'Expected lost records',
};

/** What an objective or expectation is called where people read it. */
export function checkName(name: string): string {
  const bound = /^expect\.(rto|rpo)\.(.+)$/.exec(name);
  if (bound !== null) return `Expected ${bound[1] === 'rto' ? 'RTA' : 'RPA'}, ${bound[2] ?? ''}`;
  return names[name] ?? name;
}
