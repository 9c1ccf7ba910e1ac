import type { Playbook as Written } from '../generated/documents.ts';
import type {
  Approval,
  Change,
  Communication,
  Declaration,
  DualWrites,
  MessageEvent,
  Migration,
  Move,
  Objective,
  Objectives,
  Playbook,
  Scope,
  Trigger,
  Verification,
} from '../../model/playbook.ts';
import type { Cursor } from './cursor.ts';
import type { WrittenCondition } from './bind-condition.ts';
import { bindCondition, bindMetricCondition } from './bind-condition.ts';
import { bindSteps } from './bind-step.ts';
import { optional } from './optional.ts';
import { parseDuration } from '../../model/quantities/duration.ts';

type Of<T, K extends keyof T> = NonNullable<T[K]>;
type WrittenObjective = { rto?: string; rpo?: string; mtpd?: string };

const strategies = [
  'blue-green',
  'canary',
  'rolling',
  'recreate',
  'feature-flag',
  'big-bang',
] as const;
const severities = ['low', 'medium', 'high', 'critical'] as const;
const decisions = ['rollback', 'ask', 'hold', 'mitigate', 'roll-forward'] as const;
const day = 86_400_000_000;

/** The playbook a document describes; whatever is absent or unusable has its default. */
export function bindPlaybook(file: string, name: string, root: Cursor<Written>): Playbook {
  const approvals = root
    .key('approvals')
    .entries()
    .map(([key, entry]) => bindApproval(key, entry));
  const triggers = root
    .key('triggers')
    .entries()
    .flatMap(([key, entry]) => bindTrigger(key, entry) ?? []);
  return {
    file,
    name,
    ...optional('owner', root.key('owner').text()),
    ...optional('system', root.key('system').text()),
    change: bindChange(root.key('change')),
    objectives: bindObjectives(root.key('objectives')),
    scope: bindScope(root.key('scope')),
    triggers: new Map(triggers.map((trigger) => [trigger.name, trigger])),
    ...optional('declare', bindDeclaration(root.key('declare'))),
    approvals: new Map(approvals.map((approval) => [approval.name, approval])),
    steps: bindSteps(root.key('steps').items()),
    verify: root
      .key('verify')
      .entries()
      .flatMap(([key, entry]) => bindVerification(key, entry) ?? []),
    communicate: root
      .key('communicate')
      .items()
      .flatMap((item) => bindCommunication(item) ?? []),
    ...optional('drillEveryUs', root.key('drills').key('every').durationUs()),
    ...optional('review', bindReview(root.key('review'))),
    ...optional('retention', bindRetention(root.key('retention'))),
    horizonUs: root.key('horizon').durationUs() ?? 14 * day,
  };
}

function bindChange(change: Cursor<Written['change']>): Change {
  return {
    at: change.path,
    ...optional('ticket', change.key('ticket').text()),
    ...optional('commit', change.key('commit').text()),
    ...optional('pipeline', change.key('pipeline').text()),
    ...optional('author', change.key('author').text()),
    strategy: change.key('strategy').word(strategies) ?? 'rolling',
    ...optional('severity', change.key('severity').word(severities)),
    deploys: moved(change.key('deploys').entries(), bindMove),
    migrates: moved(change.key('migrates').entries(), bindMigration),
    configures: moved(change.key('configures').entries(), bindMove),
  };
}

type WrittenMove = { from: string | number; to: string | number };

function moved<W, M extends Move>(
  entries: readonly (readonly [string, Cursor<W>])[],
  bindOne: (name: string, entry: Cursor<W>) => M | undefined,
): ReadonlyMap<string, M> {
  return new Map(
    entries.flatMap(([name, entry]) => {
      const move = bindOne(name, entry);
      return move === undefined ? [] : [[name, move] as const];
    }),
  );
}

function bindMove(name: string, entry: Cursor<WrittenMove>): Move | undefined {
  const from = entry.key('from').version();
  const to = entry.key('to').version();
  return from === undefined || to === undefined ? undefined : { at: entry.path, name, from, to };
}

type WrittenMigration = Of<Written['change'], 'migrates'>[string];

function bindMigration(name: string, entry: Cursor<WrittenMigration>): Migration | undefined {
  const move = bindMove(name, entry as Cursor<WrittenMove>);
  if (move === undefined) return undefined;
  return { ...move, ...optional('dualWrites', bindDualWrites(entry.key('dual_writes'))) };
}

function bindDualWrites(dual: Cursor<Of<WrittenMigration, 'dual_writes'>>): DualWrites | undefined {
  if (!dual.written) return undefined;
  return {
    at: dual.path,
    ...optional('forUs', dual.key('for').durationUs()),
    diverges: dual.key('diverges').share() ?? 0,
  };
}

function bindObjective(cursor: Cursor<WrittenObjective>): Objective {
  return {
    at: cursor.path,
    ...optional('rtoUs', cursor.key('rto').durationUs()),
    ...optional('rpoUs', cursor.key('rpo').durationUs()),
    ...optional('mtpdUs', cursor.key('mtpd').durationUs()),
  };
}

function bindObjectives(cursor: Cursor<Of<Written, 'objectives'>>): Objectives {
  const each = (entries: [string, Cursor<WrittenObjective>][]): ReadonlyMap<string, Objective> =>
    new Map(entries.map(([name, entry]) => [name, bindObjective(entry)]));
  return {
    ...bindObjective(cursor as Cursor<WrittenObjective>),
    percentile: cursor.key('percentile').share() ?? 0.95,
    services: each(cursor.key('services').entries()),
    classes: each(
      (cursor.key('classes') as Cursor<Readonly<Record<string, WrittenObjective>>>).entries(),
    ),
  };
}

function bindScope(cursor: Cursor<Of<Written, 'scope'>>): Scope {
  return {
    at: cursor.path,
    zones: cursor.key('zones').texts(),
    services: cursor.key('services').texts(),
    traffic: cursor.key('traffic').share() ?? 1,
  };
}

function bindTrigger(
  name: string,
  cursor: Cursor<Of<Written, 'triggers'>[string]>,
): Trigger | undefined {
  const when = bindMetricCondition(cursor.key('when') as Cursor<WrittenCondition>);
  if (when === undefined) return undefined;
  const windowUs = cursor.key('window').durationUs();
  const failures = cursor.key('failures').number();
  return {
    at: cursor.path,
    name,
    when,
    everyUs: Math.max(1, cursor.key('every').durationUs() ?? 15_000_000),
    forUs: cursor.key('for').durationUs() ?? 0,
    ...optional('consecutive', cursor.key('consecutive_failures').number()),
    ...(windowUs === undefined || failures === undefined ? {} : { within: { windowUs, failures } }),
    minSamples: cursor.key('min_samples').number() ?? 0,
    missingData: cursor.key('missing_data').word(['hold', 'fire', 'ignore'] as const) ?? 'hold',
    then: cursor.key('then').word(decisions) ?? 'rollback',
    ...optional('alert', bindAlert(cursor.key('alert'))),
  };
}

function bindAlert(
  cursor: Cursor<{ file: string; name: string }>,
): { readonly file: string; readonly name: string } | undefined {
  const file = cursor.key('file').text();
  const name = cursor.key('name').text();
  return file === undefined || name === undefined ? undefined : { file, name };
}

function bindDeclaration(cursor: Cursor<Of<Written, 'declare'>>): Declaration | undefined {
  if (!cursor.written) return undefined;
  return {
    at: cursor.path,
    by: cursor.key('by').texts(),
    escalate: cursor
      .key('escalate')
      .items()
      .flatMap((item) => {
        const afterUs = item.key('after').durationUs();
        const to = item.key('to').text();
        return afterUs === undefined || to === undefined ? [] : [{ at: item.path, afterUs, to }];
      }),
  };
}

function bindApproval(name: string, cursor: Cursor<Of<Written, 'approvals'>[string]>): Approval {
  return {
    at: cursor.path,
    name,
    from: cursor.key('from').texts(),
    quorum: cursor.key('quorum').number() ?? 1,
    ...optional('deadlineUs', cursor.key('deadline').durationUs()),
    onExpiry: cursor.key('on_expiry').word(['escalate', 'proceed', 'abort'] as const) ?? 'abort',
  };
}

function bindVerification(
  name: string,
  cursor: Cursor<Of<Written, 'verify'>[string]>,
): Verification | undefined {
  const condition = bindCondition(cursor as Cursor<WrittenCondition>);
  if (condition === undefined) return undefined;
  return { at: cursor.path, name, condition, forUs: cursor.key('for').durationUs() ?? 0 };
}

const messageEvents = [
  'detected',
  'declared',
  'approved',
  'started',
  'step-done',
  'step-failed',
  'verified',
  'recovered',
  'held',
] as const;

function bindCommunication(
  cursor: Cursor<Of<Written, 'communicate'>[number]>,
): Communication | undefined {
  const on = bindMessageEvent(cursor.key('on'));
  const to = cursor.key('to').text();
  const channel = cursor.key('channel').text();
  if (on === undefined || to === undefined || channel === undefined) return undefined;
  return { at: cursor.path, on, to, channel, ...optional('say', cursor.key('say').text()) };
}

function bindMessageEvent(cursor: Cursor<string>): MessageEvent | undefined {
  const kind = cursor.word(messageEvents);
  if (kind !== undefined) return { kind };
  const elapsed = /^elapsed > (\S+)$/.exec(cursor.text() ?? '')?.[1];
  if (elapsed === undefined) return undefined;
  const result = parseDuration(elapsed);
  if (result.ok) return { kind: 'elapsed', afterUs: result.value };
  cursor.report(`\`${elapsed}\` ${result.reason}.`, result.remedy);
  return undefined;
}

function bindReview(cursor: Cursor<Of<Written, 'review'>>): Playbook['review'] {
  const withinUs = cursor.key('within').durationUs();
  if (withinUs === undefined) return undefined;
  return { at: cursor.path, withinUs, ...optional('owner', cursor.key('owner').text()) };
}

function bindRetention(cursor: Cursor<Of<Written, 'retention'>>): Playbook['retention'] {
  if (!cursor.written) return undefined;
  return {
    at: cursor.path,
    ...optional('evidenceUs', cursor.key('evidence').durationUs()),
    ...optional('residency', cursor.key('residency').text()),
  };
}
