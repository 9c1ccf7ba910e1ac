import type { Rule } from './rule.ts';
import { canaryWithoutShare } from './scope/canary-without-share.ts';
import { changeOutsideScope } from './scope/change-outside-scope.ts';
import { deployLeftBehind } from './scope/deploy-left-behind.ts';
import { mtpdBelowRto } from './scope/mtpd-below-rto.ts';
import { noObjective } from './scope/no-objective.ts';
import { sameVersion } from './scope/same-version.ts';
import { stepOutsideScope } from './scope/step-outside-scope.ts';
import { alertDiffers } from './trigger/alert-differs.ts';
import { asksNobody } from './trigger/asks-nobody.ts';
import { escalationAfterObjective } from './trigger/escalation-after-objective.ts';
import { escalationOrder } from './trigger/escalation-order.ts';
import { externalRollsBack } from './trigger/external-rolls-back.ts';
import { firesByChance } from './trigger/fires-by-chance.ts';
import { firesWhileHealthy } from './trigger/fires-while-healthy.ts';
import { metricNeverMoves } from './trigger/metric-never-moves.ts';
import { noSuchAlert } from './trigger/no-such-alert.ts';
import { nothingStartsIt } from './trigger/nothing-starts-it.ts';
import { slowerThanRto } from './trigger/slower-than-rto.ts';
import { tooFewSamples } from './trigger/too-few-samples.ts';
import { verificationContradicts } from './trigger/verification-contradicts.ts';
import { cleanedBeforeHorizon } from './artifact/cleaned-before-horizon.ts';
import { deploysTheChange } from './artifact/deploys-the-change.ts';
import { goneBeforeHorizon } from './artifact/gone-before-horizon.ts';
import { malformedDigest } from './artifact/malformed-digest.ts';
import { manifestDiffers } from './artifact/manifest-differs.ts';
import { mutableTag } from './artifact/mutable-tag.ts';
import { noArtifact } from './artifact/no-artifact.ts';
import { noSuchManifest } from './artifact/no-such-manifest.ts';
import { sameDigest } from './artifact/same-digest.ts';
import { unknownCommit } from './artifact/unknown-commit.ts';
import { unknownVersion } from './artifact/unknown-version.ts';
import { applyUnpinned } from './infra/apply-unpinned.ts';
import { configLeftBehind } from './infra/config-left-behind.ts';
import { configuresTheChange } from './infra/configures-the-change.ts';
import { dependsOnItself } from './infra/depends-on-itself.ts';
import { dnsSlowerThanRto } from './infra/dns-slower-than-rto.ts';
import { networkUnchecked } from './infra/network-unchecked.ts';
import { noSnapshot } from './infra/no-snapshot.ts';
import { notDns } from './infra/not-dns.ts';
import { stateUnprotected } from './infra/state-unprotected.ts';
import { stubbornClients } from './infra/stubborn-clients.ts';
import { versionMismatch } from './infra/version-mismatch.ts';
import { backupGoneBeforeHorizon } from './data/backup-gone-before-horizon.ts';
import { divergenceUnchecked } from './data/divergence-unchecked.ts';
import { dualWritesEndEarly } from './data/dual-writes-end-early.ts';
import { incompatibleChange } from './data/incompatible-change.ts';
import { incompatibleEnd } from './data/incompatible-end.ts';
import { irreversibleWithoutCopy } from './data/irreversible-without-copy.ts';
import { lossyDownScript } from './data/lossy-down-script.ts';
import { migratesTheChange } from './data/migrates-the-change.ts';
import { migrationTooEarly } from './data/migration-too-early.ts';
import { migrationTooLate } from './data/migration-too-late.ts';
import { neverUnfrozen } from './data/never-unfrozen.ts';
import { noDownScript } from './data/no-down-script.ts';
import { noSuchCopy } from './data/no-such-copy.ts';
import { rpoUnreachable } from './data/rpo-unreachable.ts';
import { schemaMismatch } from './data/schema-mismatch.ts';
import { unfrozenMigration } from './data/unfrozen-migration.ts';
import { calleeBeforeCaller } from './step/callee-before-caller.ts';
import { compensatesNothing } from './step/compensates-nothing.ts';
import { cycle } from './step/cycle.ts';
import { duplicateId } from './step/duplicate-id.ts';
import { guessedDuration } from './step/guessed-duration.ts';
import { irreversibleUnverified } from './step/irreversible-unverified.ts';
import { lockOrder } from './step/lock-order.ts';
import { neverRuns } from './step/never-runs.ts';
import { noTimeout } from './step/no-timeout.ts';
import { noVerification } from './step/no-verification.ts';
import { parallelWrites } from './step/parallel-writes.ts';
import { pauseUnattended } from './step/pause-unattended.ts';
import { recoveryExceedsRto } from './step/recovery-exceeds-rto.ts';
import { retriesOutlastRto } from './step/retries-outlast-rto.ts';
import { retryNotIdempotent } from './step/retry-not-idempotent.ts';
import { slowRecoveryExceedsRto } from './step/slow-recovery-exceeds-rto.ts';
import { timeoutBelowUsual } from './step/timeout-below-usual.ts';
import { trafficToNothing } from './step/traffic-to-nothing.ts';
import { undoAlwaysRuns } from './step/undo-always-runs.ts';
import { afterTheEnd } from './drill/after-the-end.ts';
import { budgetBelowRto } from './drill/budget-below-rto.ts';
import { changedSince } from './drill/changed-since.ts';
import { classDiffers } from './drill/class-differs.ts';
import { detectionImpossible } from './drill/detection-impossible.ts';
import { expectationContradicts } from './drill/expectation-contradicts.ts';
import { faultWithoutEffect } from './drill/fault-without-effect.ts';
import { looserThanObjective } from './drill/looser-than-objective.ts';
import { neverEnds } from './drill/never-ends.ts';
import { noCadence } from './drill/no-cadence.ts';
import { noTraffic } from './drill/no-traffic.ts';
import { nothingHappens } from './drill/nothing-happens.ts';
import { overdue } from './drill/overdue.ts';
import { recordDamaged } from './drill/record-damaged.ts';
import { unpairedOverride } from './drill/unpaired-override.ts';
import { approvalOutlastsRto } from './governance/approval-outlasts-rto.ts';
import { approvalWithoutDeadline } from './governance/approval-without-deadline.ts';
import { approvesItself } from './governance/approves-itself.ts';
import { authorApproves } from './governance/author-approves.ts';
import { keyUnusable } from './governance/key-unusable.ts';
import { noReview } from './governance/no-review.ts';
import { noTicket } from './governance/no-ticket.ts';
import { nobodyApproves } from './governance/nobody-approves.ts';
import { overclaims } from './governance/overclaims.ts';
import { pipelineUnguarded } from './governance/pipeline-unguarded.ts';
import { policyDrills } from './governance/policy-drills.ts';
import { policyEvidence } from './governance/policy-evidence.ts';
import { policyPlans } from './governance/policy-plans.ts';
import { policyQuorum } from './governance/policy-quorum.ts';
import { policyResidency } from './governance/policy-residency.ts';
import { policyRpo } from './governance/policy-rpo.ts';
import { policyRto } from './governance/policy-rto.ts';
import { quorumImpossible } from './governance/quorum-impossible.ts';
import { unknownOption } from './governance/unknown-option.ts';
import { unknownRule } from './governance/unknown-rule.ts';
import { neverClosed } from './comms/never-closed.ts';
import { noContinuityEscalation } from './comms/no-continuity-escalation.ts';
import { noCustomerMessage } from './comms/no-customer-message.ts';
import { nobodyTold } from './comms/nobody-told.ts';
import { toldTwice } from './comms/told-twice.ts';
import { unknownPlaceholder } from './comms/unknown-placeholder.ts';
import { failoverSaid } from './term/failover-said.ts';
import { rollForwardSaid } from './term/roll-forward-said.ts';
import { swappedObjectives } from './term/swapped-objectives.ts';
import { wordForm } from './term/word-form.ts';

/** Every rule, in the order of schema/RULES.md. */
export const allRules: readonly Rule[] = [
  canaryWithoutShare,
  changeOutsideScope,
  deployLeftBehind,
  mtpdBelowRto,
  noObjective,
  sameVersion,
  stepOutsideScope,
  alertDiffers,
  asksNobody,
  escalationAfterObjective,
  escalationOrder,
  externalRollsBack,
  firesByChance,
  firesWhileHealthy,
  metricNeverMoves,
  noSuchAlert,
  nothingStartsIt,
  slowerThanRto,
  tooFewSamples,
  verificationContradicts,
  cleanedBeforeHorizon,
  deploysTheChange,
  goneBeforeHorizon,
  malformedDigest,
  manifestDiffers,
  mutableTag,
  noArtifact,
  noSuchManifest,
  sameDigest,
  unknownCommit,
  unknownVersion,
  applyUnpinned,
  configLeftBehind,
  configuresTheChange,
  dependsOnItself,
  dnsSlowerThanRto,
  networkUnchecked,
  noSnapshot,
  notDns,
  stateUnprotected,
  stubbornClients,
  versionMismatch,
  backupGoneBeforeHorizon,
  divergenceUnchecked,
  dualWritesEndEarly,
  incompatibleChange,
  incompatibleEnd,
  irreversibleWithoutCopy,
  lossyDownScript,
  migratesTheChange,
  migrationTooEarly,
  migrationTooLate,
  neverUnfrozen,
  noDownScript,
  noSuchCopy,
  rpoUnreachable,
  schemaMismatch,
  unfrozenMigration,
  calleeBeforeCaller,
  compensatesNothing,
  cycle,
  duplicateId,
  guessedDuration,
  irreversibleUnverified,
  lockOrder,
  neverRuns,
  noTimeout,
  noVerification,
  parallelWrites,
  pauseUnattended,
  recoveryExceedsRto,
  retriesOutlastRto,
  retryNotIdempotent,
  slowRecoveryExceedsRto,
  timeoutBelowUsual,
  trafficToNothing,
  undoAlwaysRuns,
  afterTheEnd,
  budgetBelowRto,
  changedSince,
  classDiffers,
  detectionImpossible,
  expectationContradicts,
  faultWithoutEffect,
  looserThanObjective,
  neverEnds,
  noCadence,
  noTraffic,
  nothingHappens,
  overdue,
  recordDamaged,
  unpairedOverride,
  approvalOutlastsRto,
  approvalWithoutDeadline,
  approvesItself,
  authorApproves,
  keyUnusable,
  noReview,
  overclaims,
  noTicket,
  nobodyApproves,
  pipelineUnguarded,
  policyDrills,
  policyEvidence,
  policyPlans,
  policyQuorum,
  policyResidency,
  policyRpo,
  policyRto,
  quorumImpossible,
  unknownOption(() => allRules),
  unknownRule(() => allRules.map(({ code }) => code)),
  neverClosed,
  noContinuityEscalation,
  noCustomerMessage,
  nobodyTold,
  toldTwice,
  unknownPlaceholder,
  failoverSaid,
  rollForwardSaid,
  swappedObjectives,
  wordForm,
];
