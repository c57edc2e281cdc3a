import type { IntakeMailTexts } from './mail-text-types.ts'

export const intakeMailTextsEs: IntakeMailTexts = {
  case_opened_terms: ({ number, subject, desk, title, body }) => ({
    subject: `Recibimos su caso ${number}, falta su confirmación: ${subject}`,
    heading: `Su caso es el ${number}: confirme los términos de atención`,
    paragraphs: [
      `${desk} recibió «${subject}». El trabajo empieza cuando usted lea y confirme «${title}» en el caso.`,
    ],
    quote: body,
    button: 'Leer y confirmar',
  }),
  terms_asked: ({ number, subject, actor, title, body }) => ({
    subject: `Confirme los términos de atención del caso ${number}: ${subject}`,
    heading: `${actor} le pide confirmar los términos de atención`,
    paragraphs: [`El trabajo espera hasta que usted lea y confirme «${title}» en el caso.`],
    quote: body,
    button: 'Leer y confirmar',
  }),
  terms_answered: ({ number, subject, organization, actor, isAccepted, comment }) => ({
    subject: `${isAccepted ? 'Términos confirmados' : 'Términos no confirmados'} en el caso ${number}: ${subject}`,
    heading: `${actor} ${isAccepted ? 'confirmó' : 'no confirmó'} los términos de atención`,
    paragraphs: isAccepted
      ? [`El trabajo para ${organization} puede empezar.`]
      : ['El trabajo sigue en espera. Hable con el cliente y pídalos de nuevo cuando corresponda.'],
    ...(comment !== null && { quote: comment }),
    button: 'Ver el caso',
  }),
  access_asked: ({ number, subject, actor, explanation, until, expires }) => ({
    subject: `Se pide acceso a sus sistemas en el caso ${number}: ${subject}`,
    heading: `${actor} pide acceso a sus sistemas hasta el ${until}`,
    paragraphs: [
      ...(expires ? [`Puede responder hasta el ${expires}.`] : []),
      'Abrir el enlace no autoriza nada.',
    ],
    quote: explanation,
    button: 'Ver y responder',
  }),
  after_hours_asked: ({ number, subject, organization, actor, from, to, note }) => ({
    subject: `Caso ${number}, ${organization}: piden atención fuera de horario`,
    heading: `${actor} pide atención del ${from} al ${to}`,
    paragraphs: [
      `«${subject}», de ${organization}. Responda si hay disponibilidad y a qué precio.`,
    ],
    ...(note !== null && { quote: note }),
    button: 'Responder',
  }),
  after_hours_offered: ({ number, subject, desk, from, to, price, expires, note }) => ({
    subject: `Atención fuera de horario en el caso ${number}: ${subject}`,
    heading: `${desk} puede atenderle del ${from} al ${to}`,
    paragraphs: [
      `Cada hora de ese lapso cuesta ${price}.`,
      ...(expires ? [`Puede responder hasta el ${expires}.`] : []),
      'Abrir el enlace no acepta nada.',
    ],
    ...(note !== null && { quote: note }),
    button: 'Ver y responder',
  }),
  after_hours_unavailable: ({ number, subject, desk, from, to, note }) => ({
    subject: `Sin atención fuera de horario en el caso ${number}: ${subject}`,
    heading: `${desk} no puede atenderle del ${from} al ${to}`,
    paragraphs: ['Su caso sigue en el horario de atención.'],
    ...(note !== null && { quote: note }),
    button: 'Ver el caso',
  }),
  after_hours_withdrawn: ({ number, subject, organization, actor, from, to }) => ({
    subject: `Caso ${number}, ${organization}: ya no piden atención fuera de horario`,
    heading: `${actor} retiró el pedido de atención del ${from} al ${to}`,
    paragraphs: [`«${subject}», de ${organization}.`],
    button: 'Ver el caso',
  }),
  review_started: ({ number, subject, desk }) => ({
    subject: `Estamos revisando su caso ${number}: ${subject}`,
    heading: `${desk} empezó a revisar su caso ${number}`,
    paragraphs: [`Le escribiremos en «${subject}» cuando haya novedades.`],
    button: 'Ver el caso',
  }),
  priority_ruled: ({ number, subject, desk, holds, reason }) => ({
    subject: holds
      ? `Su caso ${number} tiene prioridad: ${subject}`
      : `Su caso ${number} ya no tiene prioridad: ${subject}`,
    heading: holds
      ? `${desk} atiende su caso ${number} con prioridad`
      : `${desk} atiende su caso ${number} en el orden de llegada`,
    paragraphs: [],
    quote: reason,
    button: 'Ver el caso',
  }),
  case_shared: ({ number, subject, actor, mayReply }) => ({
    subject: `${actor} compartió con usted el caso ${number}: ${subject}`,
    heading: `${actor} compartió un caso con usted`,
    paragraphs: [
      mayReply
        ? `Puede leer «${subject}» y responder en él.`
        : `Puede leer «${subject}» y lo que se hable en él.`,
    ],
    button: 'Ver el caso',
  }),
  impact_high: ({ number, subject, organization, actor }) => ({
    subject: `Impacto alto, caso ${number}, ${organization}: ${subject}`,
    heading: `La operación de ${organization} está detenida`,
    paragraphs: [
      `${actor} clasificó «${subject}» con impacto alto. La primera respuesta es lo más urgente ahora.`,
    ],
    button: 'Atender el caso',
  }),
  window_announced: ({ organization, reason, from, to, isLate }) => ({
    subject: `Ventana crítica de ${organization}, del ${from} al ${to}`,
    heading: `${organization} avisa una ventana crítica`,
    paragraphs: [
      `Del ${from} al ${to}. Los casos que abra en ella tienen prioridad.`,
      ...(isLate ? ['Se avisó con menos anticipación de la pedida.'] : []),
    ],
    quote: reason,
    button: 'Ir a la mesa',
  }),
  window_cancelled: ({ organization, reason, from, to }) => ({
    subject: `Se canceló la ventana crítica de ${organization}, del ${from} al ${to}`,
    heading: `${organization} ya no necesita su ventana crítica`,
    paragraphs: [`Era del ${from} al ${to}.`],
    quote: reason,
    button: 'Ir a la mesa',
  }),
}
