import type { Rule } from '../rule.ts';
import type { Service } from '../../../model/system.ts';
import { playbooksBelow } from '../playbooks-below.ts';

/** Finds services without a plan, or with one for an older version, where the policy wants one. */
export const policyPlans: Rule = {
  code: 'governance/policy-plans',
  severity: 'warning',
  what: 'The policy wants a playbook for services of this criticality, and there is none, or none for the newest version.',
  why: 'The change that goes wrong is the newest one, and its way back would be invented during the outage.',
  fix: 'Write a playbook that deploys the newest version, in the folder of the system or one below.',
  bad: '### file: backstep.policy.yaml\nplans: { criticality: [tier-1] }\n### file: shop.system.yaml\nservices:\n  checkout:\n    criticality: tier-1\n    versions: { 1.0.0: {}, 2.0.0: {} }\n  storefront:   # no playbook deploys it\n    criticality: tier-1\n    traffic: 400/s\n    depends_on: { checkout: hard }\n    versions: { 5.0.0: {}, 5.1.0: {} }',
  good: '### file: backstep.policy.yaml\nplans: { criticality: [tier-1] }\n### file: shop.system.yaml\nservices:\n  checkout:\n    criticality: tier-1\n    versions: { 1.0.0: {}, 2.0.0: {} }\n  storefront:\n    criticality: tier-2\n    traffic: 400/s\n    depends_on: { checkout: hard }\n    versions: { 5.0.0: {}, 5.1.0: {} }',
  looksAt: 'System',
  check({ system, policy, around }, report) {
    const wanted = policy?.plansFor ?? [];
    if (wanted.length === 0) return;
    const playbooks = playbooksBelow(system.file, around);
    if (playbooks === undefined) return;
    for (const service of system.services.values()) {
      const { criticality, versions, name } = service;
      if (criticality === undefined || !wanted.includes(criticality) || versions.size < 2) continue;
      const planned = playbooks.flatMap(({ deploys }) => deploys.get(name) ?? []);
      const newest = newestOf(service);
      if (planned.length === 0)
        report({
          at: service.at,
          onKey: true,
          message: `No playbook here rolls \`${name}\` back; the policy wants one for ${criticality}.`,
        });
      else if (newest !== undefined && !planned.includes(newest))
        report({
          at: [...service.at, 'versions', newest],
          onKey: true,
          message: `No playbook rolls \`${name}\` back from ${newest}, its newest version; there is one from ${planned.at(-1) ?? ''}.`,
        });
    }
  },
};

/** The version built last; undefined where not all say when they were built. */
function newestOf({ versions }: Service): string | undefined {
  const built = [...versions.values()].map(({ version, artifact }) => ({
    version,
    builtMs: Date.parse(artifact?.built ?? ''),
  }));
  if (!built.every(({ builtMs }) => Number.isFinite(builtMs))) return undefined;
  return built.toSorted((a, b) => b.builtMs - a.builtMs)[0]?.version;
}
