import type { ContractMailTexts } from './mail-text-types.ts'

const rest = (left: string | null) =>
  left === null ? [] : [`Restam ${left} disponíveis no contrato.`]
const forecast = (runsOut: string | null) =>
  runsOut === null ? [] : [`No ritmo das últimas semanas, as horas duram até ${runsOut}.`]

export const contractMailTextsPt: ContractMailTexts = {
  hours_fraction: ({ contract, organization, percent, granted, until, left, runsOut }) => ({
    subject: `${organization}: ${percent} % das horas usadas (${contract})`,
    heading: `Foram usados ${percent} % de ${granted}`,
    paragraphs: [
      `São as horas de «${contract}» que valem até ${until}.`,
      ...rest(left),
      ...forecast(runsOut),
    ],
    button: 'Ver as horas',
  }),
  contract_ending: ({ contract, organization, lastDay, left, renewal }) => ({
    subject: `${organization}: o contrato termina em ${lastDay} (${contract})`,
    heading: `«${contract}» vale até ${lastDay}`,
    paragraphs: [
      ...rest(left),
      renewal === 'automatic'
        ? 'Continua por si só com os mesmos termos.'
        : 'A partir do dia seguinte não cobre casos novos se não for renovado.',
    ],
    button: 'Ver o contrato',
  }),
  hours_forecast: ({ contract, organization, runsOut, lastDay, left }) => ({
    subject: `${organization}: as horas duram até ${runsOut} (${contract})`,
    heading: `As horas de «${contract}» duram até ${runsOut}`,
    paragraphs: [
      `É o que resulta do ritmo das últimas semanas. O contrato vale até ${lastDay}.`,
      ...rest(left),
    ],
    button: 'Ver as horas',
  }),
}
