import type { StatementMailTexts } from './mail-text-types.ts'
import type { Locale } from './problem-text-types.ts'

const es: StatementMailTexts = {
  statement_ready: ({ contract, period, format }) => ({
    subject: `Estado de horas: ${contract}`,
    heading: `El estado de horas de «${contract}» está listo`,
    paragraphs: [
      period === null ? 'Abarca todo el contrato.' : `Período: ${period}.`,
      `Se abre en el portal después de iniciar sesión. Desde ahí se descarga en ${format === 'pdf' ? 'PDF' : 'Excel'}.`,
    ],
    button: 'Ver el estado de horas',
  }),
  heads_published: ({ desk, day, hash, prevHash, accounts, chains }) => ({
    subject: `${desk}: huellas del ${day}`,
    heading: `Huellas del ${day}`,
    paragraphs: [
      `Cuentas de horas: ${accounts}. Cadenas de expedientes: ${chains}.`,
      `Huella: ${hash}`,
      `Huella anterior: ${prevHash}`,
      'Conserve este correo: con él se comprueba que nadie cambió después lo registrado hasta ese día.',
    ],
    button: 'Abrir la mesa',
  }),
}

const en: StatementMailTexts = {
  statement_ready: ({ contract, period, format }) => ({
    subject: `Hour statement: ${contract}`,
    heading: `The hour statement of “${contract}” is ready`,
    paragraphs: [
      period === null ? 'It covers the whole contract.' : `Period: ${period}.`,
      `It opens in the portal after you sign in. You can download it there as ${format === 'pdf' ? 'PDF' : 'Excel'}.`,
    ],
    button: 'See the hour statement',
  }),
  heads_published: ({ desk, day, hash, prevHash, accounts, chains }) => ({
    subject: `${desk}: fingerprints of ${day}`,
    heading: `Fingerprints of ${day}`,
    paragraphs: [
      `Hour accounts: ${accounts}. Chains of records: ${chains}.`,
      `Fingerprint: ${hash}`,
      `Fingerprint before: ${prevHash}`,
      'Keep this mail: it shows whether anybody changed later what was recorded up to that day.',
    ],
    button: 'Open the desk',
  }),
}

const pt: StatementMailTexts = {
  statement_ready: ({ contract, period, format }) => ({
    subject: `Extrato de horas: ${contract}`,
    heading: `O extrato de horas de «${contract}» está pronto`,
    paragraphs: [
      period === null ? 'Abrange todo o contrato.' : `Período: ${period}.`,
      `Ele abre no portal depois de entrar. De lá pode ser baixado em ${format === 'pdf' ? 'PDF' : 'Excel'}.`,
    ],
    button: 'Ver o extrato de horas',
  }),
  heads_published: ({ desk, day, hash, prevHash, accounts, chains }) => ({
    subject: `${desk}: impressões digitais de ${day}`,
    heading: `Impressões digitais de ${day}`,
    paragraphs: [
      `Contas de horas: ${accounts}. Cadeias de dossiês: ${chains}.`,
      `Impressão digital: ${hash}`,
      `Impressão anterior: ${prevHash}`,
      'Guarde este e-mail: com ele se comprova que ninguém mudou depois o que foi registrado até esse dia.',
    ],
    button: 'Abrir a mesa',
  }),
}

export const statementMailTexts: Record<Locale, StatementMailTexts> = { es, en, pt }
