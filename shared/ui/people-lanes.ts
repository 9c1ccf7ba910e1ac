import type { EventOf } from './events-of.ts';
import type { Lane } from './timeline-lane.ts';
import type { TraceEvent } from '../model/journal.ts';
import { eventsOf } from './events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';

/** Somebody was asked for something; all times in microseconds since the start of the drill. */
export interface Request {
  readonly role: string;
  readonly purpose: string;
  readonly pagedUs: number;
  /** Absent when nobody answered. */
  readonly answeredUs?: number;
  readonly answer?: string;
}

/** Every request to a person, in the order in which they were made; several of one role asked at once count as one. */
export function requests(events: readonly TraceEvent[]): Request[] {
  const answers = eventsOf(events, 'person.answered');
  const taken = new Set<EventOf<'person.answered'>>();
  const seen = new Set<string>();
  return eventsOf(events, 'person.paged').flatMap(({ tUs, subject, data }): Request[] => {
    const { purpose } = data;
    const key = JSON.stringify([tUs, subject, purpose]);
    if (seen.has(key)) return [];
    seen.add(key);
    const answer = answers.find(
      (each) =>
        !taken.has(each) &&
        each.subject === subject &&
        each.data.purpose === purpose &&
        each.tUs >= tUs,
    );
    if (answer === undefined) return [{ role: subject, purpose, pagedUs: tUs }];
    taken.add(answer);
    const { answer: said } = answer.data;
    return [{ role: subject, purpose, pagedUs: tUs, answeredUs: answer.tUs, answer: said }];
  });
}

/** One row per role, from being paged to answering; who never answered is drawn as waited for until `endUs`. */
export function peopleLanes(events: readonly TraceEvent[], endUs: number): Lane[] {
  const groups = Map.groupBy(requests(events), ({ role }) => role);
  return [...groups].map(([name, own]) => {
    const bars = own.map(({ purpose, pagedUs, answeredUs, answer }) => ({
      fromUs: pagedUs,
      toUs: answeredUs ?? endUs,
      tone: answeredUs === undefined ? ('waiting' as const) : ('person' as const),
      label: `${purpose}: ${answer ?? 'no answer'}`,
    }));
    const answered = own.filter(({ answeredUs }) => answeredUs !== undefined);
    const tookUs = answered.reduce((sum, each) => sum + (each.answeredUs ?? 0) - each.pagedUs, 0);
    const note = answered.length === 0 ? 'no answer' : formatDuration(tookUs);
    return { group: 'people', name, bars, moments: [], levels: [], note };
  });
}
