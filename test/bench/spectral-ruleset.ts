/** What a Spectral rule says, as far as it is used here. */
interface Rule {
  readonly given: string;
  readonly severity: 'error' | 'warn';
  readonly then: object;
}

const has = (given: string, field: string): Rule => ({
  given,
  severity: 'warn',
  then: { field, function: 'defined' },
});

const matches = (given: string, match: string): Rule => ({
  given,
  severity: 'warn',
  then: { function: 'pattern', functionOptions: { match } },
});

const form = (schema: string): Rule => ({
  given: '$',
  severity: 'error',
  then: { function: 'schema', functionOptions: { schema: { $ref: schema }, allErrors: true } },
});

/** The form of a playbook alone, as the schema in the file `schema` says it. */
export const formRuleset = (schema: string): object => ({ rules: { form: form(schema) } });

/** The form, and those of the checks of playbooks that need nothing but one place of one file. */
export const checksRuleset = (schema: string): object => ({
  rules: {
    form: form(schema),
    owner: has('$', 'owner'),
    ticket: has('$.change', 'ticket'),
    strategy: has('$.change', 'strategy'),
    severity: has('$.change', 'severity'),
    rto: has('$.objectives', 'rto'),
    rpo: has('$.objectives', 'rpo'),
    mtpd: has('$.objectives', 'mtpd'),
    triggers: has('$', 'triggers'),
    'trigger-for': has('$.triggers.*', 'for'),
    'trigger-every': has('$.triggers.*', 'every'),
    declare: has('$', 'declare'),
    escalation: has('$.declare', 'escalate'),
    'approval-deadline': has('$.approvals.*', 'deadline'),
    'approval-expiry': has('$.approvals.*', 'on_expiry'),
    'step-timeout': has('$.steps[*]', 'timeout'),
    'step-takes': has('$.steps[*]', 'takes'),
    'step-verify': has('$.steps[*]', 'verify'),
    'step-failure': has('$.steps[*]', 'on_failure'),
    'retried-step-idempotent': has('$.steps[?(@.retry)]', 'idempotent'),
    'retry-backoff': has('$.steps[*].retry', 'backoff'),
    'step-id': matches('$.steps[*].id', '^[a-z0-9-]+$'),
    communication: has('$', 'communicate'),
    review: has('$', 'review'),
    retention: has('$', 'retention'),
  },
});
