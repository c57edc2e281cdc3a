import { clockMailTextsEs } from './clock-mail-texts.es.ts'
import { statementMailTexts } from './statement-mail-texts.ts'
import { contractMailTextsEs } from './contract-mail-texts.es.ts'
import { coverageMailTextsEs } from './coverage-mail-texts.ts'
import { deskMailTextsEs } from './desk-mail-texts.es.ts'
import { intakeMailTextsEs } from './intake-mail-texts.es.ts'
import type { MailTexts, SecurityChange } from './mail-text-types.ts'
import { peopleMailTextsEs } from './people-mail-texts.es.ts'

const securityFacts: Record<SecurityChange, string> = {
  second_factor_on: 'Su cuenta pide ahora un segundo factor al ingresar',
  second_factor_off: 'Su cuenta ya no pide un segundo factor al ingresar',
  second_factor_reset: 'Un administrador restableció su segundo factor y cerró sus sesiones',
  recovery_codes_new: 'Sus códigos de recuperación son nuevos; los anteriores ya no sirven',
  recovery_code_used: 'Se ingresó a su cuenta con un código de recuperación',
  codes_guessed: 'Alguien que conoce su contraseña escribió varios códigos equivocados',
  password_changed: 'La contraseña de su cuenta cambió y sus otras sesiones se cerraron',
}

const securitySubjects: Record<SecurityChange, string> = {
  second_factor_on: 'Segundo factor activado',
  second_factor_off: 'Segundo factor desactivado',
  second_factor_reset: 'Segundo factor restablecido por un administrador',
  recovery_codes_new: 'Códigos de recuperación nuevos',
  recovery_code_used: 'Ingreso con un código de recuperación',
  codes_guessed: 'Códigos equivocados al ingresar',
  password_changed: 'Contraseña cambiada',
}

export const mailTextsEs: MailTexts = {
  ...clockMailTextsEs,
  ...intakeMailTextsEs,
  ...peopleMailTextsEs,
  ...deskMailTextsEs,
  ...coverageMailTextsEs,
  ...contractMailTextsEs,
  ...statementMailTexts.es,
  footer: (desk) =>
    `${desk} le envía este correo porque usted participa en el caso. No responda a este correo: use el enlace.`,
  accountFooter: (desk) =>
    `${desk} le envía este correo porque usted tiene, o alguien pidió para usted, una cuenta allí.`,
  greeting: (name) => `${name}:`,
  case_opened: ({ number, subject, desk, resumes }) => ({
    subject: `Recibimos su caso ${number}: ${subject}`,
    heading: `Su caso es el ${number}`,
    paragraphs: [
      `${desk} recibió «${subject}».`,
      ...(resumes === null
        ? []
        : [`Llegó fuera del horario de atención, que se reanuda el ${resumes}.`]),
      'Le escribiremos cuando haya novedades.',
    ],
    button: 'Ver el caso',
  }),
  case_new: ({ number, subject, organization, actor }) => ({
    subject: `Caso nuevo ${number}, ${organization}: ${subject}`,
    heading: `${organization} abrió el caso ${number}`,
    paragraphs: [`${actor} escribió: «${subject}».`],
    button: 'Atender el caso',
  }),
  reply_added: ({ number, subject, actor, body, asks }) => ({
    subject: `Caso ${number}: ${subject}`,
    heading: asks ? `${actor} necesita su respuesta` : `${actor} respondió en el caso ${number}`,
    paragraphs: asks ? ['Le toca a usted: el caso espera lo que se pregunta aquí.'] : [],
    quote: body,
    button: 'Responder en el caso',
  }),
  consent_asked: ({ number, subject, actor, duration, explanation, expires }) => ({
    subject: `Se pide su permiso en el caso ${number}: ${subject}`,
    heading: duration
      ? `${actor} pide su permiso para usar ${duration} de su contrato`
      : `${actor} pide su permiso`,
    paragraphs: [
      ...(expires ? [`Puede responder hasta el ${expires}.`] : []),
      'Nada se usa hasta que usted responda. Abrir el enlace no autoriza nada.',
    ],
    quote: explanation,
    button: 'Ver y responder',
  }),
  consent_answered: ({ number, subject, actor, isAccepted, duration, comment }) => ({
    subject: `${isAccepted ? 'Permiso dado' : 'Permiso negado'} en el caso ${number}: ${subject}`,
    heading: `${actor} ${isAccepted ? 'dio' : 'negó'} el permiso${duration ? ` para ${duration}` : ''}`,
    paragraphs: [],
    ...(comment !== null && { quote: comment }),
    button: 'Ver el caso',
  }),
  solution_proposed: ({ number, subject, actor, body, isProvisional }) => ({
    subject: `Solución propuesta en el caso ${number}: ${subject}`,
    heading: `${actor} propone una solución${isProvisional ? ' provisional' : ''}`,
    paragraphs: ['Compruebe si resuelve su problema y respóndalo en el caso.'],
    quote: body,
    button: 'Validar la solución',
  }),
  case_closed: ({ number, subject }) => ({
    subject: `Se cerró el caso ${number}: ${subject}`,
    heading: `El caso ${number} está cerrado`,
    paragraphs: [`«${subject}» queda en su historial, con todo lo que se habló e hizo.`],
    button: 'Ver el caso',
  }),
  invitation: ({ desk, actor }) => ({
    subject: `Su acceso a ${desk}`,
    heading: actor ? `${actor} le da acceso a ${desk}` : `Ya puede entrar a ${desk}`,
    paragraphs: ['Elija su contraseña para entrar. El enlace sirve una sola vez y vence.'],
    button: 'Elegir mi contraseña',
  }),
  password_reset: ({ desk }) => ({
    subject: `Restablecer su contraseña de ${desk}`,
    heading: 'Elija una contraseña nueva',
    paragraphs: [
      'El enlace sirve una sola vez y vence.',
      'Si usted no lo pidió, no haga nada: su contraseña no cambia.',
    ],
    button: 'Elegir contraseña nueva',
  }),
  security_changed: ({ desk, change }) => ({
    subject: `${securitySubjects[change]} en ${desk}`,
    heading: securityFacts[change],
    paragraphs:
      change === 'second_factor_reset'
        ? [
            'Lo hizo un administrador de la mesa. Ingrese con su contraseña y active un segundo factor nuevo.',
            'Si usted no lo pidió, avise a la mesa cuanto antes y cambie su contraseña.',
          ]
        : [
            'Si fue usted, no tiene que hacer nada.',
            'Si no fue usted, cambie su contraseña, cierre las demás sesiones y avise a la mesa.',
          ],
    button: 'Revisar la seguridad de mi cuenta',
  }),
  holidays_proposed: ({ calendar, year, days }) => ({
    subject: `Feriados de ${year} para el calendario «${calendar}»`,
    heading: `Confirme los feriados de ${year}`,
    paragraphs: [
      `Se proponen ${days} días no laborables para «${calendar}». Hasta que usted los acepte, esos días cuentan como hábiles.`,
      'Revíselos: algunos países mueven feriados por decreto.',
    ],
    button: 'Revisar la propuesta',
  }),
  check_failed: ({ desk, violations, brokenChains, clockDifferences }) => ({
    subject: `Las cuentas, el expediente o los relojes de ${desk} no cuadran`,
    heading: 'La comprobación de esta noche encontró diferencias',
    paragraphs: [
      `Libro de horas: ${violations} diferencias. Expedientes: ${brokenChains} cadenas rotas. Relojes: ${clockDifferences} diferencias.`,
      'Nada se corrigió por sí solo. No borre nada, conserve las copias de seguridad y avise a quien administra el servidor.',
    ],
    button: 'Ver las comprobaciones',
  }),
}
