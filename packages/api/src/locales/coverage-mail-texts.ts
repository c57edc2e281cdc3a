import type { Coverage } from '@mesa/shared/ledger/types'
import type { CoverageMailTexts } from './mail-text-types.ts'

const coveredEs: Record<Coverage, string> = {
  contract: 'se descuenta de las horas de su contrato',
  warranty: 'lo cubre la garantía',
  included: 'está incluido en su plan',
  independent: 'se cobra aparte del contrato',
  courtesy: 'es una cortesía y no se cobra',
}
const coveredEn: Record<Coverage, string> = {
  contract: 'it is taken from the hours of your contract',
  warranty: 'the warranty covers it',
  included: 'it is included in your plan',
  independent: 'it is billed apart from the contract',
  courtesy: 'it is a courtesy and is not billed',
}
const coveredPt: Record<Coverage, string> = {
  contract: 'é descontado das horas do seu contrato',
  warranty: 'a garantia cobre',
  included: 'está incluído no seu plano',
  independent: 'é cobrado à parte do contrato',
  courtesy: 'é uma cortesia e não é cobrado',
}

export const coverageMailTextsEs: CoverageMailTexts = {
  coverage_ruled: ({ number, subject, actor, coverage, reason }) => ({
    subject: `Caso ${number}: ${coveredEs[coverage]}`,
    heading: `${actor} decidió cómo se cubre el caso ${number}`,
    paragraphs: [
      `«${subject}»: ${coveredEs[coverage]}.`,
      `Motivo: ${reason}`,
      'Si no está de acuerdo, puede decirlo en el caso.',
    ],
    button: 'Ver el caso',
  }),
  coverage_objected: ({ number, organization, actor, reason }) => ({
    subject: `Caso ${number}, ${organization}: objeta la cobertura`,
    heading: `${actor} no está de acuerdo con la cobertura del caso ${number}`,
    paragraphs: [`Motivo: ${reason}`],
    button: 'Responder',
  }),
  coverage_answered: ({ number, actor, isUpheld, answer }) => ({
    subject: `Caso ${number}: respuesta a su objeción`,
    heading: isUpheld
      ? `${actor} aceptó su objeción en el caso ${number}`
      : `${actor} no aceptó su objeción en el caso ${number}`,
    paragraphs: [`«${answer}»`],
    button: 'Ver el caso',
  }),
}

export const coverageMailTextsEn: CoverageMailTexts = {
  coverage_ruled: ({ number, subject, actor, coverage, reason }) => ({
    subject: `Case ${number}: ${coveredEn[coverage]}`,
    heading: `${actor} ruled how case ${number} is covered`,
    paragraphs: [
      `“${subject}”: ${coveredEn[coverage]}.`,
      `Reason: ${reason}`,
      'If you do not agree, you can say so in the case.',
    ],
    button: 'See the case',
  }),
  coverage_objected: ({ number, organization, actor, reason }) => ({
    subject: `Case ${number}, ${organization}: objects to the coverage`,
    heading: `${actor} does not agree with the coverage of case ${number}`,
    paragraphs: [`Reason: ${reason}`],
    button: 'Answer',
  }),
  coverage_answered: ({ number, actor, isUpheld, answer }) => ({
    subject: `Case ${number}: answer to your objection`,
    heading: isUpheld
      ? `${actor} upheld your objection in case ${number}`
      : `${actor} rejected your objection in case ${number}`,
    paragraphs: [`“${answer}”`],
    button: 'See the case',
  }),
}

export const coverageMailTextsPt: CoverageMailTexts = {
  coverage_ruled: ({ number, subject, actor, coverage, reason }) => ({
    subject: `Caso ${number}: ${coveredPt[coverage]}`,
    heading: `${actor} decidiu como o caso ${number} é coberto`,
    paragraphs: [
      `“${subject}”: ${coveredPt[coverage]}.`,
      `Motivo: ${reason}`,
      'Se não concorda, pode dizê-lo no caso.',
    ],
    button: 'Ver o caso',
  }),
  coverage_objected: ({ number, organization, actor, reason }) => ({
    subject: `Caso ${number}, ${organization}: contesta a cobertura`,
    heading: `${actor} não concorda com a cobertura do caso ${number}`,
    paragraphs: [`Motivo: ${reason}`],
    button: 'Responder',
  }),
  coverage_answered: ({ number, actor, isUpheld, answer }) => ({
    subject: `Caso ${number}: resposta à sua contestação`,
    heading: isUpheld
      ? `${actor} aceitou a sua contestação no caso ${number}`
      : `${actor} não aceitou a sua contestação no caso ${number}`,
    paragraphs: [`“${answer}”`],
    button: 'Ver o caso',
  }),
}
