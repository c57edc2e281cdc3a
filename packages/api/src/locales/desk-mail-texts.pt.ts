import type { DeskMailTexts } from './mail-text-types.ts'

export const deskMailTextsPt: DeskMailTexts = {
  case_transferred: ({ number, subject, organization, actor, to, isYours, reason }) => ({
    subject: isYours
      ? `Caso ${number}, ${organization}: agora é seu`
      : `Caso ${number}, ${organization}: passou para ${to ?? 'ninguém por enquanto'}`,
    heading: isYours
      ? `${actor} passou o caso ${number} para você`
      : `${actor} passou o caso ${number} para ${to ?? 'ninguém por enquanto'}`,
    paragraphs: [
      `“${subject}”, de ${organization}.`,
      ...(reason === null ? [] : [`Motivo: ${reason}`]),
    ],
    button: 'Ver o caso',
  }),
  case_reopened: ({ number, subject, actor }) => ({
    subject: `O caso ${number} foi reaberto: ${subject}`,
    heading: `O caso ${number} está aberto de novo`,
    paragraphs: [`${actor} reabriu “${subject}”. Seus prazos recomeçam.`],
    button: 'Ver o caso',
  }),
  case_merged: ({ number, subject, organization, actor, from }) => ({
    subject: `Caso ${number}, ${organization}: chegou uma resposta por outro caso`,
    heading: `${actor} uniu o caso ${from} ao ${number}`,
    paragraphs: [`“${subject}”: o que o cliente escreveu no caso ${from} agora se lê neste.`],
    button: 'Ver o caso',
  }),
}
