import type { PeopleMailTexts } from './mail-text-types.ts'

export const peopleMailTextsPt: PeopleMailTexts = {
  draft_written: ({ author, summary, organization }) => ({
    subject: `Rascunho de ${author}: ${summary}`,
    heading: `${author} escreveu um caso para você enviar`,
    paragraphs: [
      `“${summary}”, de ${organization}. Você pode enviá-lo, acrescentá-lo a um caso que já existe ou recusá-lo.`,
      'Enquanto não for enviado, não tem número nem ocupa uma vaga.',
    ],
    button: 'Ver o rascunho',
  }),
  draft_decided: ({ decision, actor, summary, number, reason }) => {
    const button = 'Ver o rascunho'
    switch (decision) {
      case 'send':
        return {
          subject: `Seu rascunho agora é o caso ${number}: ${summary}`,
          heading: `${actor} enviou seu rascunho como o caso ${number}`,
          paragraphs: ['Você pode ler o caso e escrever nele.'],
          button,
        }
      case 'merge':
        return {
          subject: `Seu rascunho foi acrescentado ao caso ${number}: ${summary}`,
          heading: `${actor} acrescentou seu rascunho ao caso ${number}`,
          paragraphs: ['O que você escreveu e os arquivos já estão nesse caso.'],
          button,
        }
      case 'decline':
        return {
          subject: `Seu rascunho não foi enviado: ${summary}`,
          heading: `${actor} recusou seu rascunho`,
          paragraphs: ['Você pode escrever outro com o que falta.'],
          ...(reason !== null && { quote: reason }),
          button,
        }
    }
  },
  key_user_named: ({ organization, isBackup, pending }) => ({
    subject: `Você agora decide por ${organization}`,
    heading: `Você agora é ${isBackup ? 'suplente do usuário líder' : 'usuário líder'} de ${organization}`,
    paragraphs: [
      'Na mesa de suporte você abre casos e responde pela sua organização ao que pede decisão.',
      pending === 0
        ? 'Não há decisões pendentes.'
        : pending === 1
          ? 'Há 1 decisão pendente, que agora você responde.'
          : `Há ${pending} decisões pendentes, que agora você responde.`,
    ],
    button: 'Entrar no portal',
  }),
}
