import type { ObjectiveCheck } from '../model/measures.ts';
import type { RunReport } from '../ui/report-data.ts';
import { checkName } from '../ui/check-name.ts';
import { element, escapeXml } from '../graph/xml.ts';
import { story } from '../ui/story.ts';

/** A drill as a JUnit report: a test for each objective and expectation; what could not be judged is an error. */
export function junitView(report: RunReport): string {
  const { opened, summary, runId, recordedAt } = report;
  const { checks } = summary;
  const number = (result: ObjectiveCheck['result']): number =>
    checks.filter((check) => check.result === result).length;
  const counts = {
    tests: checks.length,
    failures: number('failed'),
    errors: number('inconclusive'),
  };
  const facts = { run: runId, seed: opened.seed, runs: summary.runs, verdict: summary.verdict };
  const properties = Object.entries(facts).map(([name, value]) =>
    element('property', { name, value }),
  );
  const suite = element(
    'testsuite',
    { name: `${opened.playbook}: ${opened.scenario}`, ...counts, timestamp: recordedAt },
    element('properties', {}, ...properties),
    ...checks.map((check) => testCase(check, opened.playbook)),
    element('system-out', {}, escapeXml(story(report))),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', counts, suite)}\n`;
}

function testCase({ name, expected, measured, result }: ObjectiveCheck, playbook: string): string {
  const attributes = { name: checkName(name), classname: playbook };
  if (result === 'passed') return element('testcase', attributes);
  const message = `wanted ${expected}, measured ${measured}`;
  const what = result === 'failed' ? 'failure' : 'error';
  return element('testcase', attributes, element(what, { message, type: name }));
}
