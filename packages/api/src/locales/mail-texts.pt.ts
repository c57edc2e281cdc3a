import { clockMailTextsPt } from './clock-mail-texts.pt.ts'
import { statementMailTexts } from './statement-mail-texts.ts'
import { contractMailTextsPt } from './contract-mail-texts.pt.ts'
import { coverageMailTextsPt } from './coverage-mail-texts.ts'
import { deskMailTextsPt } from './desk-mail-texts.pt.ts'
import { intakeMailTextsPt } from './intake-mail-texts.pt.ts'
import type { MailTexts, SecurityChange } from './mail-text-types.ts'
import { peopleMailTextsPt } from './people-mail-texts.pt.ts'

const securityFacts: Record<SecurityChange, string> = {
  second_factor_on: 'Sua conta agora pede um segundo fator ao entrar',
  second_factor_off: 'Sua conta já não pede um segundo fator ao entrar',
  second_factor_reset: 'Um administrador redefiniu seu segundo fator e encerrou suas sessões',
  recovery_codes_new: 'Seus códigos de recuperação são novos; os anteriores já não servem',
  recovery_code_used: 'Entraram na sua conta com um código de recuperação',
  codes_guessed: 'Alguém que conhece sua senha digitou vários códigos errados',
  password_changed: 'A senha da sua conta mudou e suas outras sessões foram encerradas',
}

const securitySubjects: Record<SecurityChange, string> = {
  second_factor_on: 'Segundo fator ativado',
  second_factor_off: 'Segundo fator desativado',
  second_factor_reset: 'Segundo fator redefinido por um administrador',
  recovery_codes_new: 'Novos códigos de recuperação',
  recovery_code_used: 'Entrada com um código de recuperação',
  codes_guessed: 'Códigos errados ao entrar',
  password_changed: 'Senha alterada',
}

export const mailTextsPt: MailTexts = {
  ...clockMailTextsPt,
  ...intakeMailTextsPt,
  ...peopleMailTextsPt,
  ...deskMailTextsPt,
  ...coverageMailTextsPt,
  ...contractMailTextsPt,
  ...statementMailTexts.pt,
  footer: (desk) =>
    `${desk} envia este e-mail porque você participa do caso. Não responda a este e-mail: use o link.`,
  accountFooter: (desk) =>
    `${desk} envia este e-mail porque você tem uma conta lá, ou alguém pediu uma para você.`,
  greeting: (name) => `${name},`,
  case_opened: ({ number, subject, desk, resumes }) => ({
    subject: `Recebemos seu caso ${number}: ${subject}`,
    heading: `Seu caso é o ${number}`,
    paragraphs: [
      `${desk} recebeu «${subject}».`,
      ...(resumes === null
        ? []
        : [`Chegou fora do horário de atendimento, que recomeça em ${resumes}.`]),
      'Escreveremos quando houver novidades.',
    ],
    button: 'Ver o caso',
  }),
  case_new: ({ number, subject, organization, actor }) => ({
    subject: `Caso novo ${number}, ${organization}: ${subject}`,
    heading: `${organization} abriu o caso ${number}`,
    paragraphs: [`${actor} escreveu: «${subject}».`],
    button: 'Atender o caso',
  }),
  reply_added: ({ number, subject, actor, body, asks }) => ({
    subject: `Caso ${number}: ${subject}`,
    heading: asks ? `${actor} precisa da sua resposta` : `${actor} respondeu no caso ${number}`,
    paragraphs: asks ? ['É a sua vez: o caso espera o que se pergunta aqui.'] : [],
    quote: body,
    button: 'Responder no caso',
  }),
  consent_asked: ({ number, subject, actor, duration, explanation, expires }) => ({
    subject: `Pede-se sua permissão no caso ${number}: ${subject}`,
    heading: duration
      ? `${actor} pede sua permissão para usar ${duration} do seu contrato`
      : `${actor} pede sua permissão`,
    paragraphs: [
      ...(expires ? [`Você pode responder até ${expires}.`] : []),
      'Nada é usado até você responder. Abrir o link não autoriza nada.',
    ],
    quote: explanation,
    button: 'Ver e responder',
  }),
  consent_answered: ({ number, subject, actor, isAccepted, duration, comment }) => ({
    subject: `Permissão ${isAccepted ? 'dada' : 'negada'} no caso ${number}: ${subject}`,
    heading: `${actor} ${isAccepted ? 'deu' : 'negou'} a permissão${duration ? ` para ${duration}` : ''}`,
    paragraphs: [],
    ...(comment !== null && { quote: comment }),
    button: 'Ver o caso',
  }),
  solution_proposed: ({ number, subject, actor, body, isProvisional }) => ({
    subject: `Solução proposta no caso ${number}: ${subject}`,
    heading: `${actor} propõe uma solução${isProvisional ? ' provisória' : ''}`,
    paragraphs: ['Confira se resolve o seu problema e responda no caso.'],
    quote: body,
    button: 'Validar a solução',
  }),
  case_closed: ({ number, subject }) => ({
    subject: `O caso ${number} foi encerrado: ${subject}`,
    heading: `O caso ${number} está encerrado`,
    paragraphs: [`«${subject}» fica no seu histórico, com tudo o que se falou e fez.`],
    button: 'Ver o caso',
  }),
  invitation: ({ desk, actor }) => ({
    subject: `Seu acesso a ${desk}`,
    heading: actor ? `${actor} dá a você acesso a ${desk}` : `Você já pode entrar em ${desk}`,
    paragraphs: ['Escolha sua senha para entrar. O link serve uma só vez e expira.'],
    button: 'Escolher minha senha',
  }),
  password_reset: ({ desk }) => ({
    subject: `Redefinir sua senha de ${desk}`,
    heading: 'Escolha uma senha nova',
    paragraphs: [
      'O link serve uma só vez e expira.',
      'Se não foi você quem pediu, não faça nada: sua senha não muda.',
    ],
    button: 'Escolher senha nova',
  }),
  security_changed: ({ desk, change }) => ({
    subject: `${securitySubjects[change]} em ${desk}`,
    heading: securityFacts[change],
    paragraphs:
      change === 'second_factor_reset'
        ? [
            'Foi um administrador da mesa. Entre com sua senha e ative um segundo fator novo.',
            'Se você não o pediu, avise a mesa o quanto antes e mude a senha.',
          ]
        : [
            'Se foi você, não é preciso fazer nada.',
            'Se não foi você, mude a senha, encerre as outras sessões e avise a mesa.',
          ],
    button: 'Revisar a segurança da minha conta',
  }),
  holidays_proposed: ({ calendar, year, days }) => ({
    subject: `Feriados de ${year} para o calendário «${calendar}»`,
    heading: `Confirme os feriados de ${year}`,
    paragraphs: [
      `São propostos ${days} dias não úteis para «${calendar}». Até que você os aceite, esses dias contam como úteis.`,
      'Revise-os: alguns países mudam feriados por decreto.',
    ],
    button: 'Revisar a proposta',
  }),
  check_failed: ({ desk, violations, brokenChains, clockDifferences }) => ({
    subject: `As contas, o registro ou os relógios de ${desk} não conferem`,
    heading: 'A verificação desta noite encontrou diferenças',
    paragraphs: [
      `Livro de horas: ${violations} diferenças. Registros: ${brokenChains} cadeias quebradas. Relógios: ${clockDifferences} diferenças.`,
      'Nada foi corrigido sozinho. Não apague nada, guarde as cópias de segurança e avise quem administra o servidor.',
    ],
    button: 'Ver as verificações',
  }),
}
