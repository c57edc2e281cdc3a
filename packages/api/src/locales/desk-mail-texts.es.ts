import type { DeskMailTexts } from './mail-text-types.ts'

export const deskMailTextsEs: DeskMailTexts = {
  case_transferred: ({ number, subject, organization, actor, to, isYours, reason }) => ({
    subject: isYours
      ? `Caso ${number}, ${organization}: ahora es suyo`
      : `Caso ${number}, ${organization}: pasó a ${to ?? 'nadie por ahora'}`,
    heading: isYours
      ? `${actor} le pasó el caso ${number}`
      : `${actor} pasó el caso ${number} a ${to ?? 'nadie por ahora'}`,
    paragraphs: [
      `«${subject}», de ${organization}.`,
      ...(reason === null ? [] : [`Motivo: ${reason}`]),
    ],
    button: 'Ver el caso',
  }),
  case_reopened: ({ number, subject, actor }) => ({
    subject: `Se reabrió el caso ${number}: ${subject}`,
    heading: `El caso ${number} está abierto otra vez`,
    paragraphs: [`${actor} reabrió «${subject}». Sus plazos empiezan de nuevo.`],
    button: 'Ver el caso',
  }),
  case_merged: ({ number, subject, organization, actor, from }) => ({
    subject: `Caso ${number}, ${organization}: llegó una respuesta por otro caso`,
    heading: `${actor} unió el caso ${from} al ${number}`,
    paragraphs: [
      `«${subject}»: lo que el cliente escribió en el caso ${from} se lee ahora en este.`,
    ],
    button: 'Ver el caso',
  }),
}
