import type { Diagnostic } from '../model/diagnostic.ts';
import type { About, Finding, Report, Rule } from './rules/rule.ts';
import type { Linked } from './link.ts';
import { keyAt } from './syntax/find.ts';
import { spanOf } from './schema-diagnostic.ts';

/** What `rules` find in a linked document, with the severities its policy gives them. */
export function runRules(rules: readonly Rule[], linked: Linked): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    const severity = linked.policy?.rules.get(rule.code)?.severity ?? rule.severity;
    if (severity === 'off' || rule.looksAt !== linked.document.model?.kind) continue;
    runRule(rule, linked, (finding) =>
      found.push({ ...describe(rule, linked, finding), severity }),
    );
  }
  return found;
}

function runRule(
  rule: Rule,
  { document, policy, system, playbook, scenario }: Linked,
  report: Report,
): void {
  const about: About = { document, ...(policy === undefined ? {} : { policy }) };
  switch (rule.looksAt) {
    case 'System':
      if (system) rule.check({ ...about, system }, report);
      break;
    case 'Playbook':
      if (system && playbook) rule.check({ ...about, system, playbook }, report);
      break;
    case 'Scenario':
      if (system && playbook && scenario)
        rule.check({ ...about, system, playbook, scenario }, report);
      break;
    case 'Policy':
      if (policy) rule.check({ ...about, policy }, report);
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
