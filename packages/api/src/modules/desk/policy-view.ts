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
      keyUsersMax: entitlement.keyUsersMax,
      backupKeyUsersMax: entitlement.backupKeyUsersMax,
      conditions: entitlement.conditions,
      training: entitlement.training,
      onLapse: entitlement.onLapse,
    },
    intake: {
      subjectRule: intake.subjectRule,
      subjectsRefused: intake.subjectsRefused,
      evidence: intake.evidence,
      evidenceByCategory: intake.evidenceByCategory,
      duplicates: intake.duplicates,
      priorityReasons: intake.priorityReasons,
      away: intake.away,
      afterHours: intake.afterHours,
      followUpPrefill: intake.followUpPrefill,
      criticalWindowNoticeDays: intake.criticalWindowNoticeDays,
    },
    terms: policy.terms,
    classification: {
      types: classification.types,
      impact: classification.impact,
      criticality: classification.criticality,
      defaultCriticality: classification.defaultCriticality,
      levels: classification.levels,
      inProgressLimit: classification.inProgressLimit,
      inProgressTypes: classification.inProgressTypes,
    },
    targets: {
      firstReply: targets.firstReply,
      nextReply: targets.nextReply,
      resolution: targets.resolution,
    },
    silence,
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
      maintenance: hours.maintenance,
    },
    answers: { nature: policy.answers.nature },
    mail: policy.mail,
    away: policy.away,
  }
}
