import type { Policy as Written } from '../generated/documents.ts';
import type {
  EvidencePolicy,
  KeyDuty,
  Policy,
  PolicyKey,
  Requirement,
  RuleSetting,
} from '../../model/policy.ts';
import type { Cursor } from './cursor.ts';
import { optional } from './optional.ts';

type Of<T, K extends keyof T> = NonNullable<T[K]>;

const levels = ['error', 'warning', 'info', 'off'] as const;

/** The policy a document describes; whatever is absent or unusable is left out. */
export function bindPolicy(file: string, name: string, root: Cursor<Written>): Policy {
  return {
    file,
    name,
    rules: new Map(
      root
        .key('rules')
        .entries()
        .map(([code, entry]) => [code, bindSetting(entry)] as const),
    ),
    plansFor: root.key('plans').key('criticality').texts() as Policy['plansFor'],
    require: root.key('require').items().map(bindRequirement),
    ...optional(
      'evidence',
      root.key('evidence').written ? bindEvidence(root.key('evidence')) : undefined,
    ),
  };
}

function bindSetting(entry: Cursor<Of<Written, 'rules'>[string]>): RuleSetting {
  const long = entry.as<Exclude<Of<Written, 'rules'>[string], string>>();
  return {
    at: entry.path,
    ...optional('severity', entry.word(levels) ?? long.key('severity').word(levels)),
    ...optional('share', long.key('share').share()),
    ...optional('everyUs', long.key('every').durationUs()),
  };
}

function bindRequirement(cursor: Cursor<NonNullable<Written['require']>[number]>): Requirement {
  const when = cursor.key('when');
  return {
    at: cursor.path,
    when: {
      criticality: when.key('criticality').texts() as Requirement['when']['criticality'],
      severity: when.key('severity').texts() as Requirement['when']['severity'],
      strategy: when.key('strategy').texts() as Requirement['when']['strategy'],
    },
    ...optional('maxRtoUs', cursor.key('max_rto').durationUs()),
    ...optional('maxRpoUs', cursor.key('max_rpo').durationUs()),
    ...optional('quorum', cursor.key('quorum').number()),
    ...optional('drillEveryUs', cursor.key('drills_every').durationUs()),
    ...optional('evidenceUs', cursor.key('evidence').durationUs()),
    regions: cursor.key('regions').texts(),
  };
}

const duties = ['sign', 'approve', 'review'] as const;

function bindEvidence(cursor: Cursor<Of<Written, 'evidence'>>): EvidencePolicy {
  const timestamps = cursor.key('timestamps');
  return {
    keys: cursor
      .key('keys')
      .entries()
      .flatMap(([name, entry]) => bindKey(name, entry)),
    approvals: cursor.key('approvals').number() ?? 0,
    reviews: cursor.key('reviews').number() ?? 0,
    separateDuties: cursor.key('separate_duties').boolean() ?? true,
    authorities: timestamps
      .key('authorities')
      .items()
      .flatMap((item) => {
        const file = item.text();
        return file === undefined ? [] : [{ at: item.path, file }];
      }),
    timestampRequired: timestamps.key('required').boolean() ?? false,
    claims: cursor
      .key('claims')
      .items()
      .flatMap((claim) => {
        const [control, say] = [claim.key('control').text(), claim.key('say').text()];
        return control === undefined || say === undefined ? [] : [{ at: claim.path, control, say }];
      }),
  };
}

function bindKey(
  name: string,
  cursor: Cursor<Of<Of<Written, 'evidence'>, 'keys'>[string]>,
): PolicyKey[] {
  const file = cursor.key('file').text();
  if (file === undefined) return [];
  const may = cursor.key('may').texts() as KeyDuty[];
  return [
    {
      at: cursor.path,
      name,
      file,
      may: may.length === 0 ? duties : may,
      ...optional('fromUs', cursor.key('from').instantUs()),
      ...optional('untilUs', cursor.key('until').instantUs()),
      ...optional('revokedUs', cursor.key('revoked').instantUs()),
      ...optional('why', cursor.key('why').text()),
    },
  ];
}
