import type { Action, Condition } from '../model/playbook.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';

/** What `action` does in a few words, its kind not repeated: `checkout to 2.13.4`. */
export function actionText(action: Action): string {
  switch (action.kind) {
    case 'deploy':
      return `${action.service} to ${action.version}`;
    case 'traffic':
      return `${formatShare(action.share)} of ${action.service} to ${action.to}`;
    case 'dns':
      return `${action.service} to ${action.to} via ${action.via}`;
    case 'migrate':
      return `${action.store} to ${action.to}`;
    case 'restore':
      return `${action.store ?? action.infrastructure ?? ''} from ${action.from}`;
    case 'configure':
      return `${action.config} to ${action.to}`;
    case 'apply':
      return action.to === undefined
        ? action.infrastructure
        : `${action.infrastructure} to ${action.to}`;
    case 'freeze':
    case 'unfreeze':
      return action.store;
    case 'flag':
      return `${action.flag} of ${action.service} ${action.on ? 'on' : 'off'}`;
    case 'scale':
      return `${action.service} to ${action.replicas} replicas`;
    case 'lock':
    case 'wait':
    case 'check':
    case 'http':
    case 'run':
    case 'notify':
    case 'approve':
    case 'manual':
      return otherText(action);
  }
}

type Other = Extract<
  Action,
  { kind: 'lock' | 'wait' | 'check' | 'http' | 'run' | 'notify' | 'approve' | 'manual' }
>;

function otherText(action: Other): string {
  switch (action.kind) {
    case 'lock':
      return action.name;
    case 'wait':
      return formatDuration(action.forUs);
    case 'check':
      return conditionText(action.condition);
    case 'http':
      return `${action.method} ${action.url}`;
    case 'run':
      return action.command.join(' ');
    case 'notify':
      return `${action.message.to} via ${action.message.channel}`;
    case 'approve':
      return action.approval;
    case 'manual':
      return `${action.role}: ${action.instruction}`;
  }
}

function conditionText(condition: Condition): string {
  if (condition.kind === 'http') {
    return `${condition.service}${condition.path} gives ${condition.status}`;
  }
  return `${condition.subject} ${condition.metric.replaceAll('_', ' ')} ${condition.comparison} ${boundText(condition)}`;
}

function boundText({ metric, bound }: Extract<Condition, { kind: 'metric' }>): string {
  switch (metric) {
    case 'error_rate':
    case 'saturation':
      return formatShare(bound);
    case 'failed_health_checks':
      return String(bound);
    case 'latency_p50':
    case 'latency_p95':
    case 'latency_p99':
    case 'replication_lag':
      return formatDuration(bound);
  }
}
