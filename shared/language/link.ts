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
    case 'Scenario': {
      const target = follow(workspace, document, ['playbook'], model.scenario.playbook, 'Playbook');
      const below =
        target.document?.model?.kind === 'Playbook' ? link(workspace, target.document) : undefined;
      const system = below?.system === undefined ? undefined : workspace.get(below.system.file);
      const others = model.scenario.beside.map((written, index) =>
        followBeside(workspace, document, written, index, below?.system),
      );
      const beside = others.flatMap(({ document: other }) => other ?? []);
      const isReadable = [target.document, system, ...beside].every(
        (each) => each?.problems.length === 0,
      );
      return {
        ...base,
        ...(isReadable ? { scenario: model.scenario } : {}),
        ...(below?.playbook === undefined ? {} : { playbook: below.playbook }),
        ...(below?.system === undefined ? {} : { system: below.system }),
        ...(beside.length === 0
          ? {}
          : {
              beside: beside.flatMap(({ model: other }) =>
                other?.kind === 'Playbook' ? other.playbook : [],
              ),
            }),
        problems: [...target.problems, ...others.flatMap(({ problems }) => problems)],
      };
    }
    case 'Policy':
      return { document, policy: model.policy, problems: [] };
    case undefined:
      return { ...base, problems: [] };
  }
}

/** A playbook that is to run beside another one must be of the same system. */
function followBeside(
  workspace: Workspace,
  from: Document,
  written: string,
  index: number,
  system: System | undefined,
): Followed {
  const at = ['beside', index];
  const target = follow(workspace, from, at, written, 'Playbook');
  if (target.document === undefined || system === undefined) return target;
  const own = link(workspace, target.document).system;
  if (own === undefined || own.file === system.file) return target;
  const code = 'reference/other-system';
  return {
    problems: [
      {
        code,
        severity: 'error',
        message: `\`${written}\` belongs to system \`${own.name}\`, the playbook to \`${system.name}\`.`,
        remedy: 'Name playbooks of one system.',
        why: referenceCodes[code].why,
        file: from.file,
        span: spanOf(from.tree, at),
      },
    ],
  };
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
  const report: ReportReference = (code, message, remedy, meant) => {
    const span = spanOf(from.tree, at);
    const why = referenceCodes[code].why;
    const fix = meant === undefined ? [] : [changeTo(meant, span)];
    const fixes = fix.length === 0 ? {} : { fixes: fix };
    return {
      problems: [
        { code, severity: 'error', message, remedy, why, file: from.file, span, ...fixes },
      ],
    };
  };
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
