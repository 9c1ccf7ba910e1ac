import type { CodeEntry } from './schema-codes.ts';

/** Every code of a reference that leads nowhere. */
export const referenceCodes = {
  'reference/missing-file': {
    summary: 'A file that is referred to does not exist.',
    why: 'Nothing can be checked or drilled without it.',
    bad: 'system: ./shp.system.yaml',
    good: 'system: ./shop.system.yaml',
  },
  'reference/unreadable-file': {
    summary: 'A file that is referred to cannot be read.',
    why: 'Nothing can be checked or drilled without it.',
    bad: 'system: ./secret.system.yaml   # without permission to read it',
    good: 'system: ./shop.system.yaml',
  },
  'reference/wrong-kind': {
    summary: 'A file that is referred to is of another kind.',
    why: 'A scenario tries a playbook and a playbook belongs to a system; nothing else can be linked.',
    bad: 'system: ./checkout.playbook.yaml',
    good: 'system: ./shop.system.yaml',
  },
  'reference/other-system': {
    summary: 'A playbook that is to run beside another one belongs to another system.',
    why: 'People, locks and services are shared within a system; what belongs to another one cannot meet them.',
    bad: 'beside: [./billing.playbook.yaml]   # of billing.system.yaml',
    good: 'beside: [./storefront.playbook.yaml]   # of the same system',
  },
  'reference/twice': {
    summary: 'A playbook that already runs in the scenario, or another one of the same name.',
    why: 'Its steps and those of the other could not be told apart.',
    bad: 'playbook: ./checkout.playbook.yaml\nbeside: [./checkout.playbook.yaml]',
    good: 'playbook: ./checkout.playbook.yaml\nbeside: [./storefront.playbook.yaml]',
  },
  'reference/unknown-name': {
    summary: 'A name that nothing has.',
    why: 'A rollback that names what does not exist fails when it is needed.',
    bad: 'deploy: { service: chekout, version: 2.13.4 }',
    good: 'deploy: { service: checkout, version: 2.13.4 }',
  },
  'reference/undeclared-role': {
    summary: 'A role the system does not declare.',
    why: 'How fast it answers is then assumed, and the recovery time with it.',
    bad: 'declare: { by: [incident-commander] }   # not among the roles of the system',
    good: 'roles: { incident-commander: { responds: { p50: 5m, p95: 20m } } }',
  },
  'reference/undeclared-dependency': {
    summary: 'A dependency on something the system does not declare.',
    why: 'It is drilled as if it never failed.',
    bad: 'depends_on: { recommendations: { need: soft } }   # declared nowhere',
    good: 'externals: { recommendations: { availability: 99.9% } }',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type ReferenceCode = keyof typeof referenceCodes;
