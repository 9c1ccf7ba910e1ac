import type { MeasureSummary } from '../model/measures.ts';
import type { RunReport } from '../ui/report-data.ts';
import type { Verdict } from '../model/journal.ts';
import { checkName } from '../ui/check-name.ts';
import { controlClaims } from '../model/controls.ts';
import { describerOf } from '../ui/describe-event.ts';
import { doesNotProve } from '../model/does-not-prove.ts';
import { findings } from '../ui/findings.ts';
import { formatCount } from '../model/quantities/count.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatOffset } from '../ui/offset.ts';
import { formatShare } from '../model/quantities/share.ts';
import { phaseNames } from '../ui/phase-spans.ts';
import { playbooksText } from '../ui/playbooks-text.ts';
import { requests } from '../ui/people-lanes.ts';
import { story } from '../ui/story.ts';

/** A cell of a table; with a verdict, in its colour. */
type Cell = string | { readonly text: string; readonly style: Verdict };

export interface PdfTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** By column: points, what its content needs, or an equal share of what is left. */
  readonly widths: readonly (number | 'auto' | '*')[];
}

export interface PdfSection {
  readonly title: string;
  readonly note?: string;
  readonly table?: PdfTable;
  readonly list?: readonly string[];
  readonly hasTimeline?: boolean;
}

export interface PdfText {
  readonly lead: {
    readonly eyebrow: string;
    readonly title: string;
    readonly subtitle: string;
    readonly verdict: string;
    readonly story: string;
  };
  readonly sections: readonly PdfSection[];
}

const verdicts: Readonly<Record<Verdict, string>> = {
  passed: 'Passed: every objective was met.',
  failed: 'Failed: not every objective was met.',
  inconclusive: 'Inconclusive: whether the objectives are met cannot be said from this drill.',
};

/** What the PDF of a run says, section by section, for people outside the team first. */
export function pdfSections(report: RunReport): PdfText {
  const { opened, summary, recordedAt } = report;
  const many = opened.beside === undefined ? 'Playbook' : 'Playbooks';
  return {
    lead: {
      eyebrow: `Rollback drill, ${opened.environment} environment`,
      title: opened.scenario,
      subtitle: `${many} ${playbooksText(opened)} on ${opened.system}, recorded ${recordedAt.slice(0, 10)}`,
      verdict: verdicts[summary.verdict],
      story: plain(story(report)),
    },
    sections: [
      objectives(report),
      {
        title: `What happened in one run, seed ${opened.seed}`,
        note: 'From the first failure to the last step.',
        hasTimeline: true,
      },
      found(report),
      percentiles(report),
      endings(report),
      steps(report),
      people(report),
      events(report),
      controls(report),
      provenance(report),
      { title: 'What this does not prove', list: doesNotProve(opened.environment) },
    ].filter((section) => section !== undefined),
  };
}

/** Spaces that keep words together on a page are of no use to the fonts of a PDF. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F\u2060]/gu, ' ');

function objectives({ summary }: RunReport): PdfSection {
  const title = 'Objectives and what was measured';
  if (summary.checks.length === 0) return { title, note: 'Nothing was asked of this drill.' };
  return {
    title,
    table: {
      head: ['Objective', 'Wanted', 'Measured', 'Share of runs', 'Result'],
      widths: ['*', 'auto', 'auto', 'auto', 'auto'],
      rows: summary.checks.map(({ name, expected, measured, probability, result }) => [
        checkName(name),
        plain(expected),
        plain(measured),
        probability === undefined ? '–' : formatShare(probability.value),
        { text: result, style: result },
      ]),
    },
  };
}

function found(report: RunReport): PdfSection | undefined {
  const list = findings(report).map(plain);
  return list.length === 0 ? undefined : { title: 'Findings', list };
}

const shown = [0.5, 0.9, 0.95, 0.99];

function percentiles({ summary }: RunReport): PdfSection {
  const measures: readonly (readonly [string, MeasureSummary])[] = [
    ['Recovery time (RTA)', summary.rta],
    ['Data loss (RPA)', summary.rpa],
    ...phaseNames.map(([key, name]) => [name, summary.phases[key]] as const),
  ];
  return {
    title: 'Where the time went',
    note: 'Within what time so many of 100 runs stayed.',
    table: {
      head: ['Measure', ...shown.map((share) => `${share * 100} of 100`)],
      widths: ['*', 'auto', 'auto', 'auto', 'auto'],
      rows: measures.map(([name, measure]) => [
        name,
        ...shown.map((share) => percentileText(measure, share)),
      ]),
    },
  };
}

function percentileText(measure: MeasureSummary, share: number): string {
  const value = measure.percentiles.find(({ percentile }) => percentile === share)?.value;
  if (value !== undefined) return formatDuration(value);
  return measure.count === 0 ? '–' : 'not recovered';
}

function endings({ summary }: RunReport): PdfSection {
  return {
    title: 'How runs ended',
    table: {
      head: ['How', 'Outcome', 'Runs', 'Seed that shows it'],
      widths: ['*', 'auto', 'auto', 'auto'],
      rows: summary.modes.map(({ mode, outcome, count, seed }) => [
        mode,
        outcome,
        `${formatCount(count)} (${formatShare(count / summary.runs)})`,
        String(seed),
      ]),
    },
  };
}

function steps({ summary }: RunReport): PdfSection | undefined {
  if (summary.criticality.length === 0) return undefined;
  return {
    title: 'Which step to shorten',
    note: 'In how many runs each step decided how long the outage lasted.',
    table: {
      head: ['Step', 'Decided in'],
      widths: ['*', 'auto'],
      rows: summary.criticality.map(({ step, index }) => [step, `${formatShare(index)} of runs`]),
    },
  };
}

function people({ events: all, measures, opened }: RunReport): PdfSection {
  const zeroUs = measures?.milestones.onsetUs ?? 0;
  const asked = requests(all);
  const title = `Who was asked, seed ${opened.seed}`;
  if (asked.length === 0) return { title, note: 'Nobody was asked for anything.' };
  return {
    title,
    table: {
      head: ['Who', 'Asked for', 'From onset', 'Answered after', 'Answer'],
      widths: ['auto', '*', 'auto', 'auto', 'auto'],
      rows: asked.map(({ role, purpose, pagedUs, answeredUs, answer }) => [
        role,
        purpose,
        formatOffset(pagedUs - zeroUs),
        answeredUs === undefined ? '–' : formatDuration(answeredUs - pagedUs),
        answer ?? 'no answer',
      ]),
    },
  };
}

function events({ events: all, measures, opened }: RunReport): PdfSection {
  const zeroUs = measures?.milestones.onsetUs ?? 0;
  const describe = describerOf(all);
  return {
    title: `Everything that happened, seed ${opened.seed}`,
    table: {
      head: ['From onset', 'What', 'Who'],
      widths: ['auto', '*', 'auto'],
      rows: all
        .filter(({ kind }) => kind !== 'service.state')
        .map((event) => [formatOffset(event.tUs - zeroUs), plain(describe(event)), event.actor]),
    },
  };
}

function controls({ opened, summary }: RunReport): PdfSection | undefined {
  const claims = controlClaims(opened.environment, summary.completed);
  if (claims.length === 0) return undefined;
  return {
    title: 'What this can support, and how strongly',
    note: 'Whether a control is met is for an assessor to say; a drill never says it.',
    table: {
      head: ['Control', 'Contribution', 'Strength', 'What it leaves open'],
      widths: [96, '*', 'auto', '*'],
      rows: claims.map(({ framework, control, supports, strength, doesNotProve: open }) => [
        `${framework}, ${control}`,
        supports,
        strength,
        open,
      ]),
    },
  };
}

function provenance({ opened, runId, recordedAt, summary }: RunReport): PdfSection {
  const lastSeed = opened.seed + Math.max(0, summary.runs - 1);
  return {
    title: 'Where these figures come from',
    table: {
      head: ['What', 'Value'],
      widths: ['auto', '*'],
      rows: [
        ['Run', runId],
        ['Recorded', recordedAt],
        ['Tool', opened.tool],
        ['Seeds', `${opened.seed} to ${lastSeed}`],
        ['Linked model', opened.resolved],
        ...opened.inputs.map(({ role, file, digest }) => [`${role} ${file}`, digest]),
      ],
    },
  };
}
