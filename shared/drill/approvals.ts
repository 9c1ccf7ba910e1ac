import { communicate } from './communicate.ts';
import { noteAnswer, refuses, releasePerson, requestPerson } from './people.ts';
import type { ApprovalState, Rollback, Task, World } from './state.ts';
import { ENGINE, mention, tell } from './tell.ts';

/** Seeks every approval that no step asks for, all at once; the rollback starts when the last is granted. */
export function startApprovals(world: World, rollback: Rollback): void {
  for (const approval of rollback.approvals.values()) {
    if (!approval.spec.byStep) requestApproval(world, approval);
  }
  startIfApproved(world, rollback);
}

/** Starts the rollback as soon as nothing that gates it is open. */
export function startIfApproved(world: World, rollback: Rollback): void {
  const { execution, decision, spec: plan } = rollback;
  if (execution.approved || !decision.declared || rollback.ended !== undefined) return;
  for (const { spec, status } of rollback.approvals.values()) {
    if (!spec.byStep && status !== 'granted') return;
  }
  execution.approved = true;
  tell(world, 'rollback.approved', ENGINE, plan.playbook.name, {});
  communicate(world, rollback, 'approved');
  world.calendar.schedule(world.nowUs, { kind: 'execute', rollback });
}

/** Asks every person of the roles of `approval` at once, unless it was asked before. */
export function requestApproval(world: World, approval: ApprovalState): void {
  if (approval.status !== 'idle') return;
  approval.status = 'asked';
  approval.askedUs = world.nowUs;
  const { from, quorum, deadlineUs, name } = approval.spec.approval;
  const data = { quorum, deadlineUs: deadlineUs ?? null };
  tell(world, 'approval.requested', ENGINE, name, data);
  for (const role of from) askRole(world, approval, role, false);
  if (deadlineUs === undefined) return;
  const due = { kind: 'approval-expired', approval } as const;
  approval.expiry = world.calendar.schedule(world.nowUs + deadlineUs, due);
}

/**
 * Asks the people of `role`, each once, also those who are away: they answer on coming back. False when nobody
 * who is there was asked.
 */
function askRole(world: World, approval: ApprovalState, role: string, escalated: boolean): boolean {
  const { purpose, purposeKey } = approval.spec;
  const people = world.crews.get(role)?.spec.role.people ?? 0;
  let reached = false;
  for (let person = 0; person < people; person++) {
    const errand = { kind: 'approve', approval, escalated } as const;
    const occurrence = approval.tasks.length;
    const task = requestPerson(world, role, errand, purpose, purposeKey, occurrence);
    if (task === undefined) break;
    approval.tasks.push(task);
    if (isAskedTooOften(approval, task)) releasePerson(world, task);
    else if (task.crew.absences === 0) reached = true;
  }
  return reached;
}

/** A delegate may be asked for several roles, but no more requests than it has people. */
function isAskedTooOften({ tasks }: ApprovalState, { crew }: Task): boolean {
  return tasks.filter((task) => task.crew === crew).length > crew.spec.role.people;
}

/** One person has answered. */
export function countAnswer(world: World, task: Task, approval: ApprovalState): void {
  const refused = refuses(task);
  const escalated = task.errand.kind === 'approve' && task.errand.escalated;
  noteAnswer(world, task, refused ? 'refused' : 'approved');
  releasePerson(world, task);
  if (approval.status !== 'asked') return;
  const { name, quorum } = approval.spec.approval;
  if (refused) {
    tell(world, 'approval.refused', task.crew.name, name, {});
    fail(world, approval, `approval ${name} refused by ${task.crew.name}`);
    return;
  }
  approval.granted++;
  if (approval.granted >= quorum || escalated) grant(world, approval, task.crew.name);
}

function grant(world: World, approval: ApprovalState, by: string): void {
  const { name, quorum } = approval.spec.approval;
  approval.status = 'granted';
  tell(world, 'approval.granted', by, name, { granted: approval.granted, quorum });
  settle(world, approval);
}

function fail(world: World, approval: ApprovalState, reason: string): void {
  approval.status = 'refused';
  approval.failure = reason;
  settle(world, approval);
}

function settle(world: World, approval: ApprovalState): void {
  world.calendar.cancel(approval.expiry);
  for (const task of approval.tasks) releasePerson(world, task);
  world.calendar.schedule(world.nowUs, { kind: 'approval-settled', approval });
}

/** The deadline of `approval` has passed. */
export function expireApproval(world: World, approval: ApprovalState): void {
  if (approval.status !== 'asked') return;
  const { name, onExpiry } = approval.spec.approval;
  tell(world, 'approval.expired', ENGINE, name, { then: onExpiry });
  if (onExpiry === 'proceed') grant(world, approval, ENGINE);
  else if (onExpiry === 'abort') fail(world, approval, `approval ${name} expired`);
  else escalate(world, approval);
}

/**
 * Asks in place of those who did not answer: the delegates of their roles; where none of them is there to answer,
 * each role of the declaration's escalation in turn, and at last those who may declare. The first of them who agrees
 * grants it; those asked at first may still complete the quorum, and so may those who come back.
 */
function escalate(world: World, approval: ApprovalState): void {
  const { purpose } = approval.spec;
  approval.escalated = true;
  approval.askedUs = world.nowUs;
  const asked = rolesAsked(approval);
  for (const group of substitutes(world, approval)) {
    let reached = false;
    for (const role of group) {
      if (asked.has(role)) continue;
      asked.add(role);
      mention(world, 'escalated', ENGINE, approval.spec.approval.name, { purpose, to: role });
      if (askRole(world, approval, role, true)) reached = true;
    }
    if (reached) return;
  }
}

function rolesAsked({ spec, tasks }: ApprovalState): Set<string> {
  return new Set([...tasks.map((task) => task.crew.name), ...spec.approval.from]);
}

/** Groups of roles to try, in order. */
function substitutes(world: World, approval: ApprovalState): (readonly string[])[] {
  const { declare } = approval.rollback.spec.playbook;
  const delegates = approval.spec.approval.from.flatMap(
    (role) => world.crews.get(role)?.spec.role.delegate ?? [],
  );
  const escalations = (declare?.escalate ?? []).map(({ to }) => [to]);
  return [delegates, ...escalations, declare?.by ?? []];
}
