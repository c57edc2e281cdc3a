import type { ContractMailTexts } from './mail-text-types.ts'

const rest = (left: string | null) =>
  left === null ? [] : [`Quedan ${left} disponibles en el contrato.`]
const forecast = (runsOut: string | null) =>
  runsOut === null
    ? []
    : [`Al ritmo de las últimas semanas, las horas alcanzan hasta el ${runsOut}.`]

export const contractMailTextsEs: ContractMailTexts = {
  hours_fraction: ({ contract, organization, percent, granted, until, left, runsOut }) => ({
    subject: `${organization}: ${percent} % de las horas usadas (${contract})`,
    heading: `Se usó el ${percent} % de ${granted}`,
    paragraphs: [
      `Son las horas de «${contract}» que valen hasta el ${until}.`,
      ...rest(left),
      ...forecast(runsOut),
    ],
    button: 'Ver las horas',
  }),
  contract_ending: ({ contract, organization, lastDay, left, renewal }) => ({
    subject: `${organization}: el contrato termina el ${lastDay} (${contract})`,
    heading: `«${contract}» vale hasta el ${lastDay}`,
    paragraphs: [
      ...rest(left),
      renewal === 'automatic'
        ? 'Continúa por sí solo con los mismos términos.'
        : 'Desde el día siguiente ya no cubre casos nuevos si no se renueva.',
    ],
    button: 'Ver el contrato',
  }),
  hours_forecast: ({ contract, organization, runsOut, lastDay, left }) => ({
    subject: `${organization}: las horas alcanzan hasta el ${runsOut} (${contract})`,
    heading: `Las horas de «${contract}» alcanzan hasta el ${runsOut}`,
    paragraphs: [
      `Es lo que resulta al ritmo de las últimas semanas. El contrato vale hasta el ${lastDay}.`,
      ...rest(left),
    ],
    button: 'Ver las horas',
  }),
}
