import type { EventData } from '../model/journal.ts';

/** The names of the playbooks of a drill, the one that was tried first. */
export function playbooksText({ playbook, beside = [] }: EventData['drill.opened']): string {
  return [playbook, ...beside].join(' and ');
}
