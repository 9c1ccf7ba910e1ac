import type { Rule } from '../rule.ts';
import { changePath, changedServices, withCallers } from '../affected-services.ts';
import { isForCustomers, messages } from '../audience.ts';
import { addItem } from '../edits.ts';

/** Finds failures that customers feel and nobody tells them about. */
export const noCustomerMessage: Rule = {
  code: 'comms/no-customer-message',
  severity: 'info',
  what: 'A tier-1 service that takes requests from outside is affected, and no message goes to customers or a status page.',
  why: 'Customers who are told wait; customers who are not told call, and leave.',
  fix: 'Add a message to the audience `customers` or on the channel `status-page`.',
  bad: 'communicate:\n  - { on: declared, to: support, channel: "#support" }\n  - { on: recovered, to: support, channel: "#support" }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "Orders are delayed." }\n  - { on: recovered, to: customers, channel: status-page, say: "Orders are back to normal." }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  restsOn: ['communicate', 'steps'],
  check({ document, playbook, system }, report) {
    const changed = changedServices(playbook.change, system).map(({ name }) => name);
    const felt = [...withCallers(system, changed)].find((name) => {
      const service = system.services.get(name);
      return service?.criticality === 'tier-1' && service.trafficPerS > 0;
    });
    if (felt === undefined || messages(playbook).some(isForCustomers)) return;
    const has = playbook.communicate.length > 0;
    report({
      at: has ? ['communicate'] : changePath(playbook),
      onKey: true,
      message: `Customers feel a failure of \`${felt}\`, which is tier-1, and no message goes to them.`,
      fixes: addItem(
        document,
        ['communicate'],
        '{ on: declared, to: customers, channel: status-page }',
      ),
    });
  },
};
