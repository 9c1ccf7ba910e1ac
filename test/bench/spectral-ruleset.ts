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

const lacks = (given: string, notMatch: string): Rule => ({
  given,
  severity: 'warn',
  then: { function: 'pattern', functionOptions: { notMatch } },
});

const contains = (given: string, properties: object): Rule => ({
  given,
  severity: 'warn',
  then: { function: 'schema', functionOptions: { schema: { contains: { properties } } } },
});

const form = (schema: string): Rule => ({
  given: '$',
  severity: 'error',
  then: { function: 'schema', functionOptions: { schema: { $ref: schema }, allErrors: true } },
});

/** The form of a playbook alone, as the schema in the file `schema` says it. */
export const formRuleset = (schema: string): object => ({ rules: { form: form(schema) } });

/** The form, and those of the checks of playbooks that can be said in this way: they need nothing but one file. */
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
    'drill-cadence': has('$.drills', 'every'),
    'review-owner': has('$.review', 'owner'),
    'trigger-missing-data': has('$.triggers.*', 'missing_data'),
    'trigger-min-samples': has('$.triggers.*', 'min_samples'),
    'trigger-subject': matches('$.triggers.*.when.service', '^\\S+$'),
    'irreversible-step-verified': has('$.steps[?(@.reversible === false)]', 'verify'),
    'canary-has-share': has("$[?(@.strategy === 'canary')]", 'scope'),
    'message-channel': has('$.communicate[*]', 'channel'),
    'message-recipient': has('$.communicate[*]', 'to'),
    'customers-are-told': contains('$.communicate', { to: { const: 'customers' } }),
    'incident-is-closed': contains('$.communicate', { on: { const: 'recovered' } }),
    'known-placeholders': lacks('$.communicate[*].say', '\\{\\{(?!eta|service|version|playbook)'),
    'failover-is-not-rollback': lacks('$..describe', '[Ff]ail-?over'),
    'roll-forward-is-not-rollback': lacks('$..describe', '[Rr]oll(ed|ing)? forward'),
    'word-form': lacks('$..say', '\\b[Rr]ollback(ed|ing)\\b'),
    'unique-steps': {
      given: '$.steps',
      severity: 'error',
      then: { function: 'schema', functionOptions: { schema: { uniqueItems: true } } },
    },
  },
});
