import type { ContractMailTexts } from './mail-text-types.ts'

const rest = (left: string | null) => (left === null ? [] : [`${left} are left in the contract.`])
const forecast = (runsOut: string | null) =>
  runsOut === null ? [] : [`At the pace of the last weeks the hours last until ${runsOut}.`]

export const contractMailTextsEn: ContractMailTexts = {
  hours_fraction: ({ contract, organization, percent, granted, until, left, runsOut }) => ({
    subject: `${organization}: ${percent} % of the hours used (${contract})`,
    heading: `${percent} % of ${granted} have been used`,
    paragraphs: [
      `They are the hours of “${contract}” that are valid until ${until}.`,
      ...rest(left),
      ...forecast(runsOut),
    ],
    button: 'See the hours',
  }),
  contract_ending: ({ contract, organization, lastDay, left, renewal }) => ({
    subject: `${organization}: the contract ends on ${lastDay} (${contract})`,
    heading: `“${contract}” is valid until ${lastDay}`,
    paragraphs: [
      ...rest(left),
      renewal === 'automatic'
        ? 'It goes on by itself under the same terms.'
        : 'From the next day it covers no new cases unless it is renewed.',
    ],
    button: 'See the contract',
  }),
  hours_forecast: ({ contract, organization, runsOut, lastDay, left }) => ({
    subject: `${organization}: the hours last until ${runsOut} (${contract})`,
    heading: `The hours of “${contract}” last until ${runsOut}`,
    paragraphs: [
      `That is what the pace of the last weeks comes to. The contract is valid until ${lastDay}.`,
      ...rest(left),
    ],
    button: 'See the hours',
  }),
}
