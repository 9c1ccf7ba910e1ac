import type { Playbook } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import type { Scenario } from '../../../model/scenario.ts';
import type { System } from '../../../model/system.ts';
import { changedServices } from '../affected-services.ts';
import { requestRates } from '../request-rates.ts';

/** Finds drills of services that nobody calls. */
export const noTraffic: Rule = {
  code: 'drill/no-traffic',
  severity: 'warning',
  what: 'No request reaches a service that the playbook changes.',
  why: 'Without requests nothing fails: no trigger fires, and the drill shows nothing.',
  fix: 'Write `traffic` where requests arrive, in the system or under `workload` of the scenario.',
  bad: 'workload: { storefront: { traffic: 0/s } }',
  good: 'workload: { storefront: { traffic: 40/s } }',
  looksAt: 'Scenario',
  restsOn: ['workload'],
  check({ playbooks, system, scenario }, report) {
    const deployed = playbooks.flatMap(({ change }) => [...change.deploys.keys()]);
    if (deployed.some((name) => !system.services.has(name))) return;
    const rates = requestRates(duringDrill(system, scenario));
    const silent = watched(playbooks, system).filter((name) => (rates.get(name) ?? 0) === 0);
    if (silent.length === 0) return;
    const names = silent.map((name) => `\`${name}\``).join(', ');
    const [stopped] = [...scenario.workload.values()].filter(
      ({ trafficPerS }) => trafficPerS === 0,
    );
    report({
      at: stopped === undefined ? ['playbook'] : [...stopped.at, 'traffic'],
      message: `No request reaches ${names} during this drill.`,
    });
  },
};

const watched = (playbooks: readonly Playbook[], system: System): string[] => [
  ...new Set(
    playbooks.flatMap(({ change }) => changedServices(change, system).map(({ name }) => name)),
  ),
];

/** The system with the traffic that the scenario sends instead. */
function duringDrill(system: System, { workload }: Scenario): System {
  if (workload.size === 0) return system;
  const services = [...system.services].map(([name, service]) => {
    const trafficPerS = workload.get(name)?.trafficPerS ?? service.trafficPerS;
    return [name, { ...service, trafficPerS }] as const;
  });
  return { ...system, services: new Map(services) };
}
