import type { Playbook as Written } from '../generated/documents.ts';
import type { Action, ActionKind } from '../../model/playbook.ts';
import type { Cursor } from './cursor.ts';
import type { WrittenCondition } from './bind-condition.ts';
import { bindCondition } from './bind-condition.ts';
import { optional } from './optional.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** A step as written. */
export type WrittenStep = Written['steps'][number];

type Bind = (step: Cursor<WrittenStep>) => Action | undefined;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const copies = ['backup', 'point-in-time', 'replica', 'snapshot'] as const;

/** `build` with all of `parts`, or nothing when one of them is missing. */
function whole<T extends readonly unknown[], R>(
  parts: T,
  build: (...parts: { [K in keyof T]: NonNullable<T[K]> }) => R,
): R | undefined {
  return parts.includes(undefined)
    ? undefined
    : build(...(parts as { [K in keyof T]: NonNullable<T[K]> }));
}

const binders: Readonly<Record<ActionKind, Bind>> = {
  deploy: (step) => {
    const at = step.key('deploy');
    return whole(
      [at.key('service').text(), at.key('version').version()] as const,
      (service, version) => ({
        kind: 'deploy',
        service,
        version,
        zones: at.key('zones').texts(),
      }),
    );
  },
  traffic: (step) => {
    const at = step.key('traffic');
    return whole([at.key('service').text(), at.key('to').version()] as const, (service, to) => ({
      kind: 'traffic',
      service,
      to,
      share: at.key('share').share() ?? 1,
      ...optional('via', at.key('via').text()),
    }));
  },
  dns: (step) => {
    const at = step.key('dns');
    return whole(
      [at.key('via').text(), at.key('service').text(), at.key('to').version()] as const,
      (via, service, to) => ({
        kind: 'dns',
        via,
        service,
        to,
      }),
    );
  },
  migrate: (step) => {
    const at = step.key('migrate');
    return whole([at.key('store').text(), at.key('to').version()] as const, (store, to) => ({
      kind: 'migrate',
      store,
      to,
    }));
  },
  restore: bindRestore,
  configure: (step) => {
    const at = step.key('configure');
    return whole([at.key('config').text(), at.key('to').version()] as const, (config, to) => ({
      kind: 'configure',
      config,
      to,
    }));
  },
  apply: (step) => {
    const at = step.key('apply');
    return whole([at.key('infrastructure').text()] as const, (infrastructure) => ({
      kind: 'apply',
      infrastructure,
      ...optional('to', at.key('to').version()),
    }));
  },
  freeze: (step) =>
    whole([step.key('freeze').text()] as const, (store) => ({ kind: 'freeze', store })),
  unfreeze: (step) =>
    whole([step.key('unfreeze').text()] as const, (store) => ({ kind: 'unfreeze', store })),
  flag: (step) => {
    const at = step.key('flag');
    return whole(
      [at.key('service').text(), at.key('name').text(), at.key('on').boolean()] as const,
      (service, flag, on) => ({
        kind: 'flag',
        service,
        flag,
        on,
      }),
    );
  },
  scale: (step) => {
    const at = step.key('scale');
    return whole(
      [at.key('service').text(), at.key('replicas').number()] as const,
      (service, replicas) => ({
        kind: 'scale',
        service,
        replicas,
      }),
    );
  },
  lock: (step) => whole([step.key('lock').text()] as const, (name) => ({ kind: 'lock', name })),
  wait: (step) =>
    whole([step.key('wait').durationUs()] as const, (forUs) => ({ kind: 'wait', forUs })),
  check: (step) =>
    whole([bindCondition(step.key('check') as Cursor<WrittenCondition>)] as const, (condition) => ({
      kind: 'check',
      condition,
    })),
  http: (step) => {
    const at = step.key('http');
    return whole([at.key('url').text()] as const, (url) => ({
      kind: 'http',
      url,
      method: at.key('method').word(methods) ?? 'GET',
      status: at.key('status').number() ?? 200,
    }));
  },
  run: (step) =>
    step.key('run').items().length === 0
      ? undefined
      : { kind: 'run', command: step.key('run').texts() },
  notify: (step) => {
    const at = step.key('notify');
    return whole([at.key('to').text(), at.key('channel').text()] as const, (to, channel) => ({
      kind: 'notify',
      message: { to, channel, ...optional('say', at.key('say').text()) },
    }));
  },
  approve: (step) =>
    whole([step.key('approve').text()] as const, (approval) => ({ kind: 'approve', approval })),
  manual: (step) => {
    const at = step.key('manual');
    return whole([at.key('role').text(), at.key('do').text()] as const, (role, instruction) => ({
      kind: 'manual',
      role,
      instruction,
    }));
  },
};

function bindRestore(step: Cursor<WrittenStep>): Action | undefined {
  const at = step.key('restore');
  const store = at.key('store').text();
  const infrastructure = at.key('infrastructure').text();
  if (at.written && (store === undefined) === (infrastructure === undefined)) {
    at.report('A restore is of one thing.', 'Write exactly one of `store` or `infrastructure`.');
    return undefined;
  }
  return {
    kind: 'restore',
    from: at.key('from').word(copies) ?? (store === undefined ? 'snapshot' : 'backup'),
    ...optional('store', store),
    ...optional('infrastructure', infrastructure),
  };
}

/** Every action key, in the order in which messages name them. */
export const actionKinds = Object.keys(binders) as readonly ActionKind[];

const stepKeys = Object.keys(shapeAt(shapes.Playbook, ['steps', 0])?.fields ?? {});

/** The action of a step; undefined when there is not exactly one, or it is unusable. Reported. */
export function bindAction(step: Cursor<WrittenStep>): Action | undefined {
  const written = actionKinds.filter((kind) => step.key(kind).value !== undefined);
  const [kind, second] = written;
  if (kind === undefined) {
    if (!step.hasStranger(stepKeys))
      step.report(
        'This step does nothing.',
        `Add one action: ${actionKinds.slice(0, 6).join(', ')} …`,
      );
    return undefined;
  }
  if (second !== undefined) {
    step
      .key(second)
      .report(
        `This step already has the action \`${kind}\`.`,
        `Keep one action in a step and move \`${second}\` to a step of its own.`,
      );
  }
  return binders[kind](step);
}
