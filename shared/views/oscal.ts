import type { ObjectiveCheck } from '../model/measures.ts';
import type { RunReport } from '../ui/report-data.ts';
import { checkName } from '../ui/check-name.ts';
import { controlClaims } from '../model/controls.ts';
import { doesNotProve } from '../model/does-not-prove.ts';
import { findings as sentences } from '../ui/findings.ts';
import { stableUuid } from './stable-id.ts';
import { story } from '../ui/story.ts';

const oscalVersion = '1.2.1';
const namespace = 'https://backstep.dev/ns/oscal';

/** Ids of controls as the catalogue of NIST SP 800-53 writes them. */
const catalogue = 'NIST SP 800-53 Rev. 5';

/**
 * A drill as OSCAL assessment results: an observation for each objective and expectation, a
 * finding whether it was met, and the controls of NIST SP 800-53 that it can support, with how far.
 */
export function oscalView(report: RunReport): string {
  const { opened, runId, recordedAt, summary } = report;
  const id = (...names: readonly string[]): string => stableUuid(runId, 'oscal', ...names);
  const claims = controlClaims(opened.environment, summary.completed);
  const own = claims.filter(({ framework }) => framework === catalogue);
  const result = {
    uuid: id('result'),
    title: `Drill of ${opened.playbook} under ${opened.scenario}`,
    description: story(report),
    start: recordedAt,
    props: [
      property('run', runId),
      property('environment', opened.environment),
      property('verdict', summary.verdict),
      property('runs', String(summary.runs)),
      property('seed', String(opened.seed)),
    ],
    'reviewed-controls': {
      description: 'Controls that this evidence can support; how far is in their remarks.',
      'control-selections': [
        own.length === 0
          ? { description: 'None: the drill was not completed.', 'include-all': {} }
          : {
              'include-controls': own.map(({ control }) => ({ 'control-id': controlId(control) })),
              remarks: own
                .map(
                  (claim) =>
                    `${claim.control}: ${claim.strength}. ${claim.supports} It does not prove: ${claim.doesNotProve}`,
                )
                .join('\n\n'),
            },
      ],
    },
    observations: summary.checks.map((check) => observation(check, id, recordedAt)),
    findings: summary.checks.map((check) => finding(check, id)),
    remarks: [
      ...sentences(report),
      ...doesNotProve(opened.environment).map((text) => `It does not prove: ${text}`),
    ].join('\n\n'),
  };
  const { observations, findings, ...rest } = result;
  const results = {
    'assessment-results': {
      uuid: id('document'),
      metadata: {
        title: `Evidence of the drill ${opened.scenario} of ${opened.playbook}`,
        'last-modified': recordedAt,
        version: runId,
        'oscal-version': oscalVersion,
        props: [property('tool', opened.tool)],
      },
      'import-ap': { href: `#${id('scenario')}` },
      results: [observations.length === 0 ? rest : { ...rest, observations, findings }],
      'back-matter': {
        resources: opened.inputs.map(({ role, file, digest }, index) => ({
          uuid: role === 'scenario' ? id('scenario') : id('input', String(index)),
          title: `${role} ${file}`,
          description: 'As it was when the drill was made.',
          props: [property('sha256', digest.replace('sha256:', ''))],
        })),
      },
    },
  };
  return `${JSON.stringify(results, undefined, 2)}\n`;
}

type MakeId = (...names: readonly string[]) => string;

function observation(
  { name, expected, measured, result, probability }: ObjectiveCheck,
  id: MakeId,
  collected: string,
): object {
  return {
    uuid: id('observation', name),
    title: checkName(name),
    description: `Wanted ${expected}, measured ${measured}.`,
    props: [
      property('result', result),
      ...(probability === undefined ? [] : [property('share-of-runs', String(probability.value))]),
    ],
    methods: ['TEST'],
    types: ['control-objective'],
    collected,
  };
}

function finding({ name, expected, measured, result }: ObjectiveCheck, id: MakeId): object {
  return {
    uuid: id('finding', name),
    title: checkName(name),
    description: `Wanted ${expected}, measured ${measured}.`,
    target: {
      type: 'objective-id',
      'target-id': token(name),
      title: checkName(name),
      status: {
        state: result === 'passed' ? 'satisfied' : 'not-satisfied',
        reason: result === 'passed' ? 'pass' : result === 'failed' ? 'fail' : 'other',
        ...(result === 'inconclusive'
          ? { remarks: 'It could not be judged from the runs that were made.' }
          : {}),
      },
    },
    'related-observations': [{ 'observation-uuid': id('observation', name) }],
  };
}

const property = (name: string, value: string): object => ({ name, ns: namespace, value });

/** A token begins with a letter and holds letters, digits, `.`, `-` and `_`. */
const token = (name: string): string => name.replace(/[^A-Za-z0-9._-]/gu, '-');

const controlId = (control: string): string => control.toLowerCase();
