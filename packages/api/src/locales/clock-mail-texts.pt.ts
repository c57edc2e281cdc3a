import type { ClockMailTexts, DeskMetric } from './mail-text-types.ts'

const metrics: Record<DeskMetric, string> = {
  first_reply: 'a primeira resposta',
  next_reply: 'a resposta ao cliente',
  resolution: 'a solução',
}

export const clockMailTextsPt: ClockMailTexts = {
  silence_warned: ({ number, subject, closes }) => ({
    subject: `O caso ${number} será fechado se não houver resposta: ${subject}`,
    heading: `O caso ${number} espera a sua resposta`,
    paragraphs: [
      `Sem resposta, o caso será fechado em ${closes}.`,
      'Se você vai se ausentar, avise no caso: o prazo para até a sua volta.',
    ],
    button: 'Responder no caso',
  }),
  silence_closed: ({ number, subject }) => ({
    subject: `O caso ${number} foi fechado por falta de resposta: ${subject}`,
    heading: `O caso ${number} foi fechado porque não recebemos a sua resposta`,
    paragraphs: [
      `«${subject}» fica no seu histórico, com tudo o que se falou e fez.`,
      `Se ainda precisar, abra um caso novo e mencione o ${number}: seguimos a partir dali.`,
    ],
    button: 'Ver o caso',
  }),
  clock_warned: ({ number, subject, organization, metric, percent, due }) => ({
    subject: `Caso ${number}, ${organization}: passou ${percent} % do prazo`,
    heading: `Resta pouco prazo para ${metrics[metric]}`,
    paragraphs: [`«${subject}»: passou ${percent} % do prazo, que vence em ${due}.`],
    button: 'Atender o caso',
  }),
  clock_breached: ({ number, subject, organization, metric, due }) => ({
    subject: `Caso ${number}, ${organization}: prazo vencido`,
    heading: `Venceu o prazo para ${metrics[metric]}`,
    paragraphs: [`«${subject}»: o prazo venceu em ${due}.`],
    button: 'Atender o caso',
  }),
  message_bounced: ({ number, subject, organization }) => ({
    subject: `Caso ${number}, ${organization}: a sua mensagem não chegou`,
    heading: `O e-mail com a sua mensagem não chegou a ninguém de ${organization}`,
    paragraphs: [
      `«${subject}»: o servidor de e-mail do cliente recusou o aviso e ninguém o leu no portal.`,
      'O prazo segue como se ninguém tivesse respondido. Procure outra forma de avisar o cliente.',
    ],
    button: 'Ver o caso',
  }),
}
