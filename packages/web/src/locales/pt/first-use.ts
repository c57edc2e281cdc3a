import type { Messages } from '../es/messages.ts'

export const firstUse: Messages['firstUse'] = {
  title: 'Prepare sua mesa de suporte',
  lead: 'Isto é feito uma única vez. Ao terminar, você entrará como a primeira pessoa administradora.',
  deskPart: 'A mesa',
  deskName: 'Nome da mesa',
  deskNameHint: 'É assim que seus clientes a verão.',
  slug: 'Nome curto',
  slugHint: 'Minúsculas, números e hifens. Ele a distingue se um dia houver mais de uma.',
  timeZone: 'Fuso horário',
  timeZoneHint: 'Nele são contados o horário de atendimento e os prazos.',
  locale: 'Idioma',
  adminPart: 'Sua conta',
  emailHint: 'Você entrará com ele a partir de agora.',
  create: 'Criar a mesa',
  deskNameMissing: 'Digite o nome da mesa, por exemplo: Suporte Andes',
  slugMalformed:
    'Digite de 2 a 40 minúsculas ou números; entre eles pode haver hifens. Por exemplo: suporte-andes',
  timeZoneMissing: 'Escolha o fuso horário na lista',
  nameMissing: 'Digite seu nome',
  tokenWrong:
    'Este endereço não é o desta instalação ou está incompleto. Copie por completo o que aparece no terminal onde o Mesa foi iniciado e abra-o. Nada foi criado.',
  noTokenTitle: 'Falta uma parte deste endereço',
  noTokenBody:
    'Copie por completo o que aparece no terminal onde o Mesa foi iniciado: termina em “#token=” e uma chave. Se já não o vê, reinicie o Mesa e ele aparecerá outra vez.',
  doneTitle: 'Esta mesa já foi criada',
  doneBody:
    'O endereço de primeiro uso já foi usado e se fechou. Entre com seu e-mail e sua senha.',
  waitingTitle: 'Falta a primeira pessoa administradora',
  waitingBody:
    'Ninguém pode entrar ainda. Abra o endereço de primeiro uso que aparece no terminal onde o Mesa foi iniciado. Se já não o vê, reinicie o Mesa e ele aparecerá outra vez.',
  waitingRetry: 'Verificar outra vez',
}
