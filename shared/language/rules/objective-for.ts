import type { Objective, Playbook } from '../../model/playbook.ts';
import type { Scenario } from '../../model/scenario.ts';

/** The objectives that hold for a scenario: those of its class of disruption where they are set, else the general ones. */
export function objectiveFor({ objectives }: Playbook, { disruption }: Scenario): Objective {
  const own = objectives.classes.get(disruption);
  const rtoUs = own?.rtoUs ?? objectives.rtoUs;
  const rpoUs = own?.rpoUs ?? objectives.rpoUs;
  return {
    at: own?.at ?? objectives.at,
    ...(rtoUs === undefined ? {} : { rtoUs }),
    ...(rpoUs === undefined ? {} : { rpoUs }),
  };
}
