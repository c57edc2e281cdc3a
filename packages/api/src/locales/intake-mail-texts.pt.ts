import type { IntakeMailTexts } from './mail-text-types.ts'

export const intakeMailTextsPt: IntakeMailTexts = {
  case_opened_terms: ({ number, subject, desk, title, body }) => ({
    subject: `Recebemos seu caso ${number}, falta a sua confirmação: ${subject}`,
    heading: `Seu caso é o ${number}: confirme os termos de atendimento`,
    paragraphs: [
      `${desk} recebeu “${subject}”. O trabalho começa quando você ler e confirmar “${title}” no caso.`,
    ],
    quote: body,
    button: 'Ler e confirmar',
  }),
  terms_asked: ({ number, subject, actor, title, body }) => ({
    subject: `Confirme os termos de atendimento do caso ${number}: ${subject}`,
    heading: `${actor} pede que você confirme os termos de atendimento`,
    paragraphs: [`O trabalho espera até que você leia e confirme “${title}” no caso.`],
    quote: body,
    button: 'Ler e confirmar',
  }),
  terms_answered: ({ number, subject, organization, actor, isAccepted, comment }) => ({
    subject: `${isAccepted ? 'Termos confirmados' : 'Termos não confirmados'} no caso ${number}: ${subject}`,
    heading: `${actor} ${isAccepted ? 'confirmou' : 'não confirmou'} os termos de atendimento`,
    paragraphs: isAccepted
      ? [`O trabalho para ${organization} pode começar.`]
      : ['O trabalho continua em espera. Fale com o cliente e peça-os de novo quando couber.'],
    ...(comment !== null && { quote: comment }),
    button: 'Ver o caso',
  }),
  access_asked: ({ number, subject, actor, explanation, until, expires }) => ({
    subject: `Pede-se acesso aos seus sistemas no caso ${number}: ${subject}`,
    heading: `${actor} pede acesso aos seus sistemas até ${until}`,
    paragraphs: [
      ...(expires ? [`Você pode responder até ${expires}.`] : []),
      'Abrir o link não autoriza nada.',
    ],
    quote: explanation,
    button: 'Ver e responder',
  }),
  after_hours_asked: ({ number, subject, organization, actor, from, to, note }) => ({
    subject: `Caso ${number}, ${organization}: pedem atendimento fora do horário`,
    heading: `${actor} pede atendimento de ${from} a ${to}`,
    paragraphs: [`“${subject}”, de ${organization}. Responda se há disponibilidade e a que preço.`],
    ...(note !== null && { quote: note }),
    button: 'Responder',
  }),
  after_hours_offered: ({ number, subject, desk, from, to, price, expires, note }) => ({
    subject: `Atendimento fora do horário no caso ${number}: ${subject}`,
    heading: `${desk} pode atender você de ${from} a ${to}`,
    paragraphs: [
      `Cada hora desse período custa ${price}.`,
      ...(expires ? [`Você pode responder até ${expires}.`] : []),
      'Abrir o link não aceita nada.',
    ],
    ...(note !== null && { quote: note }),
    button: 'Ver e responder',
  }),
  after_hours_unavailable: ({ number, subject, desk, from, to, note }) => ({
    subject: `Sem atendimento fora do horário no caso ${number}: ${subject}`,
    heading: `${desk} não pode atender você de ${from} a ${to}`,
    paragraphs: ['Seu caso segue no horário de atendimento.'],
    ...(note !== null && { quote: note }),
    button: 'Ver o caso',
  }),
  after_hours_withdrawn: ({ number, subject, organization, actor, from, to }) => ({
    subject: `Caso ${number}, ${organization}: não pedem mais atendimento fora do horário`,
    heading: `${actor} retirou o pedido de atendimento de ${from} a ${to}`,
    paragraphs: [`“${subject}”, de ${organization}.`],
    button: 'Ver o caso',
  }),
  review_started: ({ number, subject, desk }) => ({
    subject: `Estamos analisando seu caso ${number}: ${subject}`,
    heading: `${desk} começou a analisar seu caso ${number}`,
    paragraphs: [`Escreveremos em “${subject}” quando houver novidades.`],
    button: 'Ver o caso',
  }),
  priority_ruled: ({ number, subject, desk, holds, reason }) => ({
    subject: holds
      ? `Seu caso ${number} tem prioridade: ${subject}`
      : `Seu caso ${number} não tem mais prioridade: ${subject}`,
    heading: holds
      ? `${desk} atende seu caso ${number} com prioridade`
      : `${desk} atende seu caso ${number} na ordem de chegada`,
    paragraphs: [],
    quote: reason,
    button: 'Ver o caso',
  }),
  case_shared: ({ number, subject, actor, mayReply }) => ({
    subject: `${actor} compartilhou com você o caso ${number}: ${subject}`,
    heading: `${actor} compartilhou um caso com você`,
    paragraphs: [
      mayReply
        ? `Você pode ler “${subject}” e responder nele.`
        : `Você pode ler “${subject}” e o que se fala nele.`,
    ],
    button: 'Ver o caso',
  }),
  impact_high: ({ number, subject, organization, actor }) => ({
    subject: `Impacto alto, caso ${number}, ${organization}: ${subject}`,
    heading: `A operação de ${organization} está parada`,
    paragraphs: [
      `${actor} classificou “${subject}” com impacto alto. A primeira resposta é o mais urgente agora.`,
    ],
    button: 'Atender o caso',
  }),
  window_announced: ({ organization, reason, from, to, isLate }) => ({
    subject: `Janela crítica de ${organization}, de ${from} a ${to}`,
    heading: `${organization} avisa uma janela crítica`,
    paragraphs: [
      `De ${from} a ${to}. Os casos que abrir nela têm prioridade.`,
      ...(isLate ? ['Foi avisada com menos antecedência do que a pedida.'] : []),
    ],
    quote: reason,
    button: 'Ir à mesa',
  }),
  window_cancelled: ({ organization, reason, from, to }) => ({
    subject: `Foi cancelada a janela crítica de ${organization}, de ${from} a ${to}`,
    heading: `${organization} não precisa mais da sua janela crítica`,
    paragraphs: [`Era de ${from} a ${to}.`],
    quote: reason,
    button: 'Ir à mesa',
  }),
}
