import type { Cleanup, Service } from '../../../model/system.ts';
import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { nextFirings } from '../../../model/firings.ts';

/** Finds rollback targets that a cleanup job deletes too soon. */
export const cleanedBeforeHorizon: Rule = {
  code: 'artifact/cleaned-before-horizon',
  severity: 'warning',
  what: 'A cleanup job deletes the version before the change while a rollback must still be possible.',
  why: 'The job does not know that the image is the target of a rollback, and nobody looks until it is needed.',
  fix: 'Let the job spare more images (`keep_newest`) or older ones (`older_than`), or shorten `horizon`.',
  bad: '### file: shop.system.yaml\ncleanups:\n  sweep: { schedule: "0 3 * * SUN UTC", older_than: 30d }   # 1.0.0 was built 31 days before 2.0.0',
  good: '### file: shop.system.yaml\ncleanups:\n  sweep: { schedule: "0 3 * * SUN UTC", older_than: 30d, keep_newest: 3 }',
  looksAt: 'Playbook',
  check({ playbook: { change, horizonUs }, system }, report) {
    for (const { at, name, from, to } of change.deploys.values()) {
      const service = system.services.get(name);
      if (service === undefined) continue;
      const builtUs = builtUsOf(service, from);
      const changedUs = builtUsOf(service, to);
      if (builtUs === undefined || changedUs === undefined) continue;
      for (const cleanup of system.cleanups) {
        if (!covers(cleanup, service, from)) continue;
        const fromUs = Math.max(changedUs, builtUs + cleanup.olderThanUs);
        const [deletedUs] = nextFirings(cleanup.schedule, fromUs, 1);
        if (deletedUs === undefined || deletedUs >= changedUs + horizonUs) continue;
        report({
          at: [...at, 'from'],
          message: `Cleanup \`${cleanup.name}\` deletes ${from} of \`${name}\` on ${new Date(deletedUs / 1000).toISOString().slice(0, 10)}, ${days(deletedUs - changedUs)} after ${to} was built; the horizon is ${formatDuration(horizonUs)}.`,
        });
      }
    }
  },
};

function builtUsOf(service: Service, version: string): number | undefined {
  const builtMs = Date.parse(service.versions.get(version)?.artifact?.built ?? '');
  return Number.isFinite(builtMs) ? builtMs * 1000 : undefined;
}

/** Whether a job deletes a version once it is old enough: it looks at its service, and enough newer ones are known. */
function covers({ services, keepNewest }: Cleanup, service: Service, version: string): boolean {
  if (services.length > 0 && !services.includes(service.name)) return false;
  const builtUs = builtUsOf(service, version) ?? 0;
  const newer = [...service.versions.keys()].filter(
    (other) => (builtUsOf(service, other) ?? 0) > builtUs,
  );
  return newer.length >= keepNewest;
}

const days = (us: number): string => {
  const whole = Math.floor(us / 86_400_000_000);
  return whole === 1 ? '1 day' : `${whole} days`;
};
