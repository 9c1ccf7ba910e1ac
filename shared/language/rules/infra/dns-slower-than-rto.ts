import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds DNS answers that live longer than the recovery may take. */
export const dnsSlowerThanRto: Rule = {
  code: 'infra/dns-slower-than-rto',
  severity: 'warning',
  what: 'A step moves traffic through a DNS entry whose time to live is as long as the recovery time objective.',
  why: 'Resolvers keep the old answer until it expires, so a part of the clients stays with the failed version until then.',
  fix: 'Lower the `ttl` well before the change, or direct the traffic with a load balancer.',
  bad: 'objectives: { rto: 5m }\nsteps:\n  - id: switch\n    dns: { via: slow-dns, service: checkout, to: 1.0.0 }   # its ttl is 10m',
  good: 'objectives: { rto: 5m }\nsteps:\n  - id: switch\n    dns: { via: edge-dns, service: checkout, to: 1.0.0 }   # its ttl is 60s',
  source: 'RFC 1035, 3.2.1: TTL',
  looksAt: 'Playbook',
  check({ playbook: { steps, objectives }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'dns' && action.kind !== 'traffic') continue;
      const ttlUs = system.infrastructure.get(action.via ?? '')?.ttlUs;
      const rtoUs = objectives.services.get(action.service)?.rtoUs ?? objectives.rtoUs;
      if (ttlUs === undefined || rtoUs === undefined || ttlUs < rtoUs) continue;
      report({
        at: [...at, action.kind, 'via'],
        message: `Clients follow step \`${id}\` over ${formatDuration(ttlUs)}, the time to live of \`${action.via ?? ''}\`; the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};
