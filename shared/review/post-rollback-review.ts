import type { DrillFinding } from './findings-of.ts';
import type { Milestones } from '../model/measures.ts';
import type { ReviewItem } from './review-items.ts';
import type { RunReport } from '../ui/report-data.ts';
import { checkName } from '../ui/check-name.ts';
import { describerOf } from '../ui/describe-event.ts';
import { doesNotProve } from '../model/does-not-prove.ts';
import { eventsOf } from '../ui/events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatOffset } from '../ui/offset.ts';
import { formatCount } from '../model/quantities/count.ts';
import { itemId } from './review-items.ts';
import { phaseSpans } from '../ui/phase-spans.ts';
import { requests } from '../ui/people-lanes.ts';
import { story } from '../ui/story.ts';

/** Text that Markdown does not take for markup of its own. */
const plain = (text: string): string =>
  text
    .replace(/[\u00A0\u202F\u2060]/gu, ' ')
    .replace(/[\\`*_[\]<>|#]/gu, '\\$&')
    .replace(/\s+/gu, ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(plain)))].join(
    '\n',
  );
}

/**
 * The review after a rollback, in Markdown, prepared from what happened: facts are filled in,
 * what people must say is asked.
 */
export function postRollbackReview(
  report: RunReport,
  findings: readonly DrillFinding[],
  items: readonly ReviewItem[],
): string {
  const { opened, runId, recordedAt, summary } = report;
  const parts = [
    `# Review: ${plain(opened.scenario)} of ${plain(opened.playbook)}`,
    `Run \`${runId}\`, recorded ${recordedAt.slice(0, 10)}, ${opened.environment} environment${opened.ticket === undefined ? '' : `, change ${plain(opened.ticket)}`}. Verdict: **${summary.verdict}**.`,
    '## What happened',
    plain(story(report)),
    ...timeline(report),
    '## Objectives',
    summary.checks.length === 0
      ? 'Nothing was asked of this drill.'
      : table(
          ['Objective', 'Wanted', 'Measured', 'Result'],
          summary.checks.map(({ name, expected, measured, result }) => [
            checkName(name),
            expected,
            measured,
            result,
          ]),
        ),
    ...decisions(report),
    ...communication(report),
    ...dataLoss(report),
    '## Findings and actions',
    findings.length === 0 ? 'None.' : actions(findings, items),
    '## To be discussed',
    [
      '- What went well, and should stay as it is?',
      '- What surprised the people who were there?',
      '- Where did we lose time, and what would have saved most of it?',
      '- Would this have worked at night, with the people who are on call then?',
      '- Which other playbooks have the same weakness?',
    ].join('\n'),
    '## What this does not prove',
    doesNotProve(opened.environment)
      .map((text) => `- ${plain(text)}`)
      .join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

const milestoneNames: readonly (readonly [keyof Milestones, string])[] = [
  ['onsetUs', 'Onset'],
  ['detectedUs', 'Detected'],
  ['declaredUs', 'Declared'],
  ['approvedUs', 'Approved'],
  ['startedUs', 'Started'],
  ['executedUs', 'Every step done'],
  ['verifiedUs', 'Verified'],
  ['recoveredUs', 'Well again'],
];

function timeline({ measures, opened }: RunReport): string[] {
  const { milestones } = measures ?? {};
  const zeroUs = milestones?.onsetUs ?? 0;
  const rows = milestoneNames
    .flatMap(([key, name]) => {
      const us = milestones?.[key];
      return us === undefined ? [] : [{ us, name }];
    })
    .sort((one, other) => one.us - other.us)
    .map(({ us, name }) => [formatOffset(us - zeroUs), name]);
  const spans = phaseSpans(measures).filter(({ fromUs, toUs }) => toUs > fromUs);
  if (rows.length === 0) return [];
  return [
    `### One run, seed ${opened.seed}`,
    table(['From onset', 'Milestone'], rows),
    ...(spans.length === 0
      ? []
      : [
          table(
            ['Phase', 'Took'],
            spans.map(({ name, fromUs, toUs }) => [name, formatDuration(toUs - fromUs)]),
          ),
        ]),
  ];
}

function decisions({ events, measures }: RunReport): string[] {
  const zeroUs = measures?.milestones.onsetUs ?? 0;
  const describe = describerOf(events);
  const taken = eventsOf(
    events,
    'rollback.declared',
    'rollback.decided-against',
    'approval.granted',
    'approval.refused',
    'approval.expired',
    'escalated',
    'rollback.stopped',
  ).map((event) => [formatOffset(event.tUs - zeroUs), describe(event)]);
  const asked = requests(events).map(({ role, purpose, pagedUs, answeredUs, answer }) => [
    role,
    purpose,
    answeredUs === undefined ? 'no answer' : formatDuration(answeredUs - pagedUs),
    answer ?? '–',
  ]);
  return [
    '## Decisions and approvals',
    taken.length === 0 ? 'None were taken.' : table(['From onset', 'Decision'], taken),
    ...(asked.length === 0 ? [] : [table(['Who', 'Asked for', 'Answered after', 'Answer'], asked)]),
  ];
}

function communication({ events, measures }: RunReport): string[] {
  const zeroUs = measures?.milestones.onsetUs ?? 0;
  const sent = eventsOf(events, 'message.sent').map(({ tUs, data }) => [
    formatOffset(tUs - zeroUs),
    data.to,
    data.channel,
    data.say,
  ]);
  return [
    '## Communication',
    sent.length === 0
      ? 'Nobody was told anything.'
      : table(['From onset', 'To', 'Channel', 'Message'], sent),
  ];
}

function dataLoss({ measures }: RunReport): string[] {
  const stores = measures?.stores ?? [];
  if (stores.length === 0) return [];
  return [
    '## Data',
    table(
      ['Store', 'Lost in time (RPA)', 'Lost records', 'Lost values', 'Wrong records'],
      stores.map(({ store, rpaUs, lostRecords, lostValues, corruptRecords }) => [
        store,
        formatDuration(rpaUs),
        formatCount(lostRecords),
        formatCount(lostValues),
        formatCount(corruptRecords),
      ]),
    ),
  ];
}

function standing(item: ReviewItem | undefined): string {
  if (item === undefined) return '';
  const { owner, due, state, accepted } = item;
  if (state !== 'accepted' || accepted === undefined) return ` Owner: ${plain(owner)}, due ${due}.`;
  const { by, because, until } = accepted;
  return ` Accepted by ${plain(by)} until ${until}, because ${plain(because)}`.replace(
    /\.?$/u,
    '.',
  );
}

function actions(findings: readonly DrillFinding[], items: readonly ReviewItem[]): string {
  const known = new Map(items.map((item) => [item.key, item]));
  return findings
    .map(({ key, message }) => {
      const item = known.get(key);
      const mark = item?.state === 'closed' ? 'x' : ' ';
      return `- [${mark}] \`${itemId(key)}\` ${plain(message)}${standing(item)}`;
    })
    .join('\n');
}
