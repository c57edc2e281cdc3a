import type { ClockMailTexts, DeskMetric } from './mail-text-types.ts'

const metrics: Record<DeskMetric, string> = {
  first_reply: 'la primera respuesta',
  next_reply: 'la respuesta al cliente',
  resolution: 'la solución',
}

export const clockMailTextsEs: ClockMailTexts = {
  silence_warned: ({ number, subject, closes }) => ({
    subject: `El caso ${number} se cerrará si no responde: ${subject}`,
    heading: `El caso ${number} espera su respuesta`,
    paragraphs: [
      `Si no responde, el caso se cerrará el ${closes}.`,
      'Si va a estar ausente, indíquelo en el caso: el plazo se detiene hasta su regreso.',
    ],
    button: 'Responder en el caso',
  }),
  silence_closed: ({ number, subject }) => ({
    subject: `Se cerró el caso ${number} por falta de respuesta: ${subject}`,
    heading: `El caso ${number} se cerró porque no recibimos su respuesta`,
    paragraphs: [
      `«${subject}» queda en su historial, con todo lo que se habló e hizo.`,
      `Si todavía lo necesita, abra un caso nuevo y mencione el ${number}: seguimos desde allí.`,
    ],
    button: 'Ver el caso',
  }),
  clock_warned: ({ number, subject, organization, metric, percent, due }) => ({
    subject: `Caso ${number}, ${organization}: pasó el ${percent} % del plazo`,
    heading: `Queda poco plazo para ${metrics[metric]}`,
    paragraphs: [`«${subject}»: pasó el ${percent} % del plazo, que vence el ${due}.`],
    button: 'Atender el caso',
  }),
  clock_breached: ({ number, subject, organization, metric, due }) => ({
    subject: `Caso ${number}, ${organization}: plazo vencido`,
    heading: `Venció el plazo para ${metrics[metric]}`,
    paragraphs: [`«${subject}»: el plazo venció el ${due}.`],
    button: 'Atender el caso',
  }),
  message_bounced: ({ number, subject, organization }) => ({
    subject: `Caso ${number}, ${organization}: su mensaje no llegó`,
    heading: `El correo con su mensaje no llegó a nadie de ${organization}`,
    paragraphs: [
      `«${subject}»: el servidor de correo del cliente rechazó el aviso y nadie lo leyó en el portal.`,
      'El plazo sigue como si no se hubiera respondido. Busque otra forma de avisar al cliente.',
    ],
    button: 'Ver el caso',
  }),
}
