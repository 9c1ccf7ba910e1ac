import type { Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Document, Kind } from './document.ts';
import type { Path } from '../model/path.ts';
import type { Playbook } from '../model/playbook.ts';
import type { Policy } from '../model/policy.ts';
import type { ReferenceCode } from './reference-codes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Span } from '../model/position.ts';
import type { System } from '../model/system.ts';
import type { Workspace } from './workspace.ts';
import { dirname, resolvePath } from './file-path.ts';
import { meantFile } from './meant-file.ts';
import { referenceCodes } from './reference-codes.ts';
import { spanOf } from './schema-diagnostic.ts';

/** A document with those it refers to. What could not be found is absent, and said in `problems`. */
export interface Linked {
  readonly document: Document;
  readonly system?: System;
  readonly playbook?: Playbook;
  /** Those that a scenario runs beside its playbook. */
  readonly beside?: readonly Playbook[];
  /** Also absent where the playbook or system it tries cannot be read in full: what it shows then cannot be told. */
  readonly scenario?: Scenario;
  readonly policy?: Policy;
  readonly problems: readonly Diagnostic[];
}

/** The files a document refers to, as absolute paths: what a host must load before it can be linked. */
export function referencedFiles({ file, model }: Document): string[] {
  const written =
    model?.kind === 'Playbook'
      ? [model.playbook.system]
      : model?.kind === 'Scenario'
        ? [model.scenario.playbook, ...model.scenario.beside]
        : [];
  return written.flatMap((path) => (path === undefined ? [] : resolvePath(dirname(file), path)));
}

/** Follows the references of one document. Never loops: a reference leads from a scenario to a playbook to a system, and nowhere else. */
export function link(workspace: Workspace, document: Document): Linked {
  const policyModel = workspace.policyFor(document.file)?.model;
  const policy = policyModel?.kind === 'Policy' ? { policy: policyModel.policy } : {};
  const base = { document, ...policy };
  const { model } = document;
  switch (model?.kind) {
    case 'System':
      return { ...base, system: model.system, problems: [] };
    case 'Playbook': {
      const target = follow(workspace, document, ['system'], model.playbook.system, 'System');
      const system =
        target.document?.model?.kind === 'System' ? { system: target.document.model.system } : {};
      return { ...base, playbook: model.playbook, ...system, problems: target.problems };
    }
    case 'Scenario':
      return linkScenario(workspace, document, model.scenario, base);
    case 'Policy':
      return { document, policy: model.policy, problems: [] };
    case undefined:
      return { ...base, problems: [] };
  }
}

function linkScenario(
  workspace: Workspace,
  document: Document,
  scenario: Scenario,
  base: Pick<Linked, 'document' | 'policy'>,
): Linked {
  const target = follow(workspace, document, ['playbook'], scenario.playbook, 'Playbook');
  const below =
    target.document?.model?.kind === 'Playbook' ? link(workspace, target.document) : undefined;
  const { playbook, system } = below ?? {};
  const beside: Playbook[] = [];
  const documents = [target.document, system && workspace.get(system.file)];
  const problems = [...target.problems];
  for (const [index, written] of scenario.beside.entries()) {
    const at = ['beside', index];
    const names = new Set([playbook, ...beside].map((each) => each?.name));
    const other = followBeside(workspace, document, at, written, { names, system });
    documents.push(other.document);
    problems.push(...other.problems);
    if (other.document?.model?.kind === 'Playbook') beside.push(other.document.model.playbook);
  }
  const isReadable = documents.every((each) => each?.problems.length === 0);
  return {
    ...base,
    ...(isReadable ? { scenario } : {}),
    ...(playbook === undefined ? {} : { playbook }),
    ...(system === undefined ? {} : { system }),
    ...(beside.length === 0 ? {} : { beside }),
    problems,
  };
}

/** A playbook that is to run beside others must be of their system, and called otherwise than they are. */
function followBeside(
  workspace: Workspace,
  from: Document,
  at: Path,
  written: string,
  others: { readonly names: ReadonlySet<string | undefined>; readonly system: System | undefined },
): Followed {
  const target = follow(workspace, from, at, written, 'Playbook');
  if (target.document?.model?.kind !== 'Playbook' || others.system === undefined) return target;
  const { playbook, system } = link(workspace, target.document);
  const report = reporterAt(from, at);
  if (system !== undefined && system.file !== others.system.file) {
    return report(
      'reference/other-system',
      `\`${written}\` belongs to system \`${system.name}\`, the playbook to \`${others.system.name}\`.`,
      'Name playbooks of one system.',
    );
  }
  if (!others.names.has(playbook?.name)) return target;
  return report(
    'reference/twice',
    `A playbook called \`${playbook?.name ?? ''}\` already runs in this scenario.`,
    'Name each playbook once; rename one of two that are called the same.',
  );
}

interface Followed {
  readonly document?: Document;
  readonly problems: readonly Diagnostic[];
}

type ReportReference = (
  code: ReferenceCode,
  message: string,
  remedy: string,
  meant?: string,
) => Followed;

const changeTo = (newText: string, span: Span): Fix => ({
  title: `Change to \`${newText}\``,
  edits: [{ span, newText }],
});

function reporterAt({ tree, file }: Document, at: Path): ReportReference {
  return (code, message, remedy, meant) => {
    const span = spanOf(tree, at);
    const { why } = referenceCodes[code];
    const fixes = meant === undefined ? {} : { fixes: [changeTo(meant, span)] };
    return { problems: [{ code, severity: 'error', message, remedy, why, file, span, ...fixes }] };
  };
}

function missing(
  workspace: Workspace,
  { file }: Document,
  written: string,
  kind: Kind,
  report: ReportReference,
): Followed {
  const meant = meantFile(workspace, file, written, kind);
  const remedy =
    meant === undefined
      ? 'Paths are relative to this file; correct the path or create the file.'
      : `Did you mean \`${meant}\`?`;
  return report('reference/missing-file', `There is no file \`${written}\`.`, remedy, meant);
}

function follow(
  workspace: Workspace,
  from: Document,
  at: Path,
  written: string | undefined,
  kind: Kind,
): Followed {
  if (written === undefined) return { problems: [] };
  const file = resolvePath(dirname(from.file), written);
  const report = reporterAt(from, at);
  const target = workspace.get(file);
  if (target === undefined) {
    const absence = workspace.absence(file);
    return absence?.absence === 'unreadable'
      ? report(
          'reference/unreadable-file',
          `\`${written}\` cannot be read: ${absence.reason}.`,
          'Make the file readable.',
        )
      : missing(workspace, from, written, kind, report);
  }
  if (target.model?.kind === kind) return { document: target, problems: [] };
  const found =
    target.model === undefined
      ? 'not a Backstep document that can be read'
      : `a ${target.model.kind}`;
  const itself = file === from.file ? ': it is this very file' : '';
  return report(
    'reference/wrong-kind',
    `\`${written}\` is ${found}, not a ${kind}${itself}.`,
    `Refer to a ${kind}.`,
  );
}
