import type { Schema } from './build.ts';

const number = '\\d+(?:\\.\\d+)?';
const durationUnits = ['y', 'w', 'd', 'h', 'm', 's', 'ms'];
const duration = `^(?=\\d)${durationUnits.map((unit) => `(?:${number}${unit})?`).join('')}$`;

const durationField = (doc: string): Schema => ({ $ref: '#/$defs/duration', description: doc });

/** The `$defs` every kind shares. */
export const quantities: Readonly<Record<string, Schema>> = {
  duration: {
    type: 'string',
    pattern: duration,
    'x-quantity': 'duration',
    description: 'A length of time: numbers with units y w d h m s ms, largest first.',
    examples: ['90s', '15m', '1h30m', '250ms', '7d'],
  },
  share: {
    type: ['string', 'number'],
    pattern: `^${number}%$`,
    minimum: 0,
    maximum: 1,
    'x-quantity': 'share',
    description: 'A part of a whole, as a percentage or a number from 0 to 1.',
    examples: ['2%', 0.02],
  },
  rate: {
    type: 'string',
    pattern: `^${number}[kM]?/(?:s|m|h|d)$`,
    'x-quantity': 'rate',
    description: 'Events per time.',
    examples: ['120/s', '3k/m'],
  },
  distribution: {
    type: ['string', 'object'],
    pattern: duration,
    'x-quantity': 'distribution',
    properties: {
      min: durationField('The least it can take (PERT, with likely and max).'),
      likely: durationField('What it takes most often (PERT).'),
      max: durationField('The most it can take (PERT).'),
      p50: durationField('Half the time it takes less (lognormal, with p95).'),
      p95: durationField('In 95 of 100 cases it takes less (lognormal).'),
      mean: durationField('The average of an exponential distribution.'),
      values: {
        type: 'array',
        minItems: 1,
        items: { $ref: '#/$defs/duration', description: 'One measured duration.' },
        description: 'Measured durations, each as likely as the others.',
      },
    },
    additionalProperties: false,
    minProperties: 1,
    dependentRequired: {
      min: ['likely', 'max'],
      likely: ['min', 'max'],
      max: ['min', 'likely'],
      p50: ['p95'],
      p95: ['p50'],
    },
    description:
      'An uncertain duration: a constant, `{min, likely, max}`, `{p50, p95}`, `{mean}` or `{values}`.',
    examples: ['90s', { min: '1m', likely: '2m', max: '6m' }, { p50: '2m', p95: '9m' }],
  },
  version: {
    type: ['string', 'integer'],
    pattern: '^\\S+$',
    'x-quantity': 'version',
    description: 'A version: semantic version, whole number or any text without spaces.',
    examples: ['2.13.4', 42],
  },
  range: {
    type: ['string', 'integer'],
    pattern: '\\S',
    'x-quantity': 'range',
    description:
      'Versions that work: one version, or comparisons such as `>=41 <43`, `^2.1`, `7 || 8`.',
    examples: ['>=41 <43', '42'],
  },
  schedule: {
    type: 'string',
    pattern: '^\\S+(?: \\S+){4} \\S+$',
    'x-quantity': 'schedule',
    description: 'Five cron fields (minute hour day month weekday) and an IANA time zone.',
    examples: ['0 */6 * * * UTC', '30 2 * * 1-5 Europe/Berlin'],
  },
  instant: {
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})$',
    'x-quantity': 'instant',
    description: 'A moment, RFC 3339 with an offset.',
    examples: ['2026-10-02T14:30:00Z'],
  },
};
