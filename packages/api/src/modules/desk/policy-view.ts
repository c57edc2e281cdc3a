import type { Policy } from '@mesa/shared/rulebook/policy'
import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'

/** The parts of the policy that screens need, and no other: the whole of it is `GET /rulebook`'s. */
export function toPolicyView(policy: Policy): DeskPolicyView {
  const { entitlement, intake, classification, targets, silence, closing, hours } = policy
  return {
    channels: policy.channels,
    entitlement: {
      contract: entitlement.contract,
      standing: entitlement.standing,
      openCaseLimit: entitlement.openCaseLimit,
      keyUsersOnly: entitlement.keyUsersOnly,
    },
    intake: {
      subjectRule: intake.subjectRule,
      subjectsRefused: intake.subjectsRefused,
      evidence: intake.evidence,
      evidenceByCategory: intake.evidenceByCategory,
      duplicates: intake.duplicates,
      priorityReasons: intake.priorityReasons,
      away: intake.away,
    },
    classification: {
      types: classification.types,
      impact: classification.impact,
      criticality: classification.criticality,
      defaultCriticality: classification.defaultCriticality,
      levels: classification.levels,
    },
    targets: {
      firstReply: targets.firstReply,
      nextReply: targets.nextReply,
      resolution: targets.resolution,
    },
    silence: { customerBusinessDays: silence.customerBusinessDays },
    closing: {
      validationRequired: closing.validationRequired,
      reopenBusinessDays: closing.reopenBusinessDays,
      rating: closing.rating,
    },
    hours: {
      consentAboveMinutes: hours.consentAboveMinutes,
      consentExpiresBusinessDays: hours.consentExpiresBusinessDays,
      roundingMinutes: hours.roundingMinutes,
      components: hours.components,
    },
    answers: { nature: policy.answers.nature },
  }
}
