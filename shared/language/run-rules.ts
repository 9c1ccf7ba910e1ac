import type { Diagnostic } from '../model/diagnostic.ts';
import type { About, Finding, Limits, Report, Rule } from './rules/rule.ts';
import type { RuleSetting } from '../model/policy.ts';
import type { Linked } from './link.ts';
import type { Surroundings } from './surroundings.ts';
import { isReadable } from './rules/is-readable.ts';
import { keyAt } from './syntax/find.ts';
import { spanOf } from './schema-diagnostic.ts';

/** What rules about each kind of document are given; absent where it could not be linked. */
type Subjects = {
  readonly [K in Rule['looksAt']]:
    Parameters<Extract<Rule, { looksAt: K }>['check']>[0] | undefined;
};

/** What `rules` find in a linked document, with the severities its policy gives them. */
export function runRules(
  rules: readonly Rule[],
  linked: Linked,
  around: Surroundings = {},
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const subjects = subjectsOf(linked, around);
  for (const rule of rules) {
    if (rule.looksAt !== linked.document.model?.kind) continue;
    const setting = linked.policy?.rules.get(rule.code);
    const severity = setting?.severity ?? rule.severity;
    if (severity === 'off') continue;
    if (rule.restsOn?.some((key) => !isReadable(linked.document, key)) === true) continue;
    const about = rule.options === undefined ? subjects : limited(subjects, rule, setting);
    runRule(rule, about, (finding) => found.push({ ...describe(rule, linked, finding), severity }));
  }
  return found;
}

const noLimits: Limits = { share: NaN, everyUs: NaN };

/** The same subjects, with the limits of one rule. */
function limited(
  { System, Playbook, Scenario, Policy }: Subjects,
  { options }: Rule,
  setting: RuleSetting | undefined,
): Subjects {
  const limits: Limits = {
    share: setting?.share ?? options?.share?.usual ?? NaN,
    everyUs: setting?.everyUs ?? options?.everyUs?.usual ?? NaN,
  };
  return {
    System: System && { ...System, limits },
    Playbook: Playbook && { ...Playbook, limits },
    Scenario: Scenario && { ...Scenario, limits },
    Policy: Policy && { ...Policy, limits },
  };
}

function subjectsOf(
  { document, policy, system, playbook, beside = [], scenario }: Linked,
  around: Surroundings,
): Subjects {
  const about: About = {
    document,
    around,
    limits: noLimits,
    ...(policy === undefined ? {} : { policy }),
  };
  return {
    System: system && { ...about, system },
    Playbook: system && playbook && { ...about, system, playbook },
    Scenario: system &&
      playbook &&
      scenario && { ...about, system, playbook, playbooks: [playbook, ...beside], scenario },
    Policy: policy && { ...about, policy },
  };
}

function runRule(rule: Rule, subjects: Subjects, report: Report): void {
  switch (rule.looksAt) {
    case 'System':
      if (subjects.System) rule.check(subjects.System, report);
      break;
    case 'Playbook':
      if (subjects.Playbook) rule.check(subjects.Playbook, report);
      break;
    case 'Scenario':
      if (subjects.Scenario) rule.check(subjects.Scenario, report);
      break;
    case 'Policy':
      if (subjects.Policy) rule.check(subjects.Policy, report);
      break;
  }
}

function describe(
  rule: Rule,
  { document }: Linked,
  { at, onKey, message, remedy, fixes }: Finding,
): Diagnostic {
  const key = onKey === true ? keyAt(document.tree, at) : undefined;
  return {
    code: rule.code,
    severity: rule.severity,
    message,
    why: rule.why,
    remedy: remedy ?? rule.fix,
    file: document.file,
    span: key?.span ?? spanOf(document.tree, at),
    ...(fixes === undefined || fixes.length === 0 ? {} : { fixes }),
  };
}
