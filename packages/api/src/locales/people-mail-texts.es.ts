import type { PeopleMailTexts } from './mail-text-types.ts'

export const peopleMailTextsEs: PeopleMailTexts = {
  draft_written: ({ author, summary, organization }) => ({
    subject: `Borrador de ${author}: ${summary}`,
    heading: `${author} escribió un caso para que usted lo envíe`,
    paragraphs: [
      `«${summary}», de ${organization}. Usted puede enviarlo, agregarlo a un caso que ya existe o declinarlo.`,
      'Mientras no lo envíe, no tiene número ni ocupa un cupo.',
    ],
    button: 'Ver el borrador',
  }),
  draft_decided: ({ decision, actor, summary, number, reason }) => {
    const button = 'Ver el borrador'
    switch (decision) {
      case 'send':
        return {
          subject: `Su borrador es ahora el caso ${number}: ${summary}`,
          heading: `${actor} envió su borrador como el caso ${number}`,
          paragraphs: ['Usted puede leer el caso y escribir en él.'],
          button,
        }
      case 'merge':
        return {
          subject: `Su borrador se agregó al caso ${number}: ${summary}`,
          heading: `${actor} agregó su borrador al caso ${number}`,
          paragraphs: ['Lo que escribió y sus archivos ya están en ese caso.'],
          button,
        }
      case 'decline':
        return {
          subject: `Su borrador no se envió: ${summary}`,
          heading: `${actor} declinó su borrador`,
          paragraphs: ['Puede escribir otro con lo que falte.'],
          ...(reason !== null && { quote: reason }),
          button,
        }
    }
  },
  key_user_named: ({ organization, isBackup, pending }) => ({
    subject: `Usted decide ahora por ${organization}`,
    heading: `Usted es ahora ${isBackup ? 'suplente del usuario líder' : 'usuario líder'} de ${organization}`,
    paragraphs: [
      'En la mesa de soporte usted abre casos y responde por su organización a lo que pide decisión.',
      pending === 0
        ? 'No hay decisiones pendientes.'
        : pending === 1
          ? 'Hay 1 decisión pendiente que ahora responde usted.'
          : `Hay ${pending} decisiones pendientes que ahora responde usted.`,
    ],
    button: 'Entrar al portal',
  }),
}
