import type { PageMessages } from '../es/page-messages.ts'

export const portalAsk: PageMessages['portalRules']['ask'] = {
  organization: 'Para qual empresa é?',
  organizationHint: 'Você atua por várias: o caso ocupa lugar na que escolher.',
  contactHint: 'A central liga só se for preciso; cada ligação fica no caso.',
  priority: {
    label: 'Prioridade',
    only: 'São as únicas razões que o tornam prioritário.',
    none: 'Segue a ordem de chegada',
    needsNotice: 'Anuncia-se com antecedência.',
    means:
      'Se a escolher, seu caso passa à frente e não espera 24 horas para ligar por telefone ou escalar.',
    unless: 'Se a razão não se sustentar, a equipe o devolve à ordem de chegada e escreve por quê.',
    why: 'Por que não foi anunciado antes?',
    whyHint: 'Esta razão se anuncia com antecedência e não há janela anunciada para hoje.',
    announceLink: 'Anunciar a próxima janela',
    inWindow:
      'Está dentro da janela anunciada <b>{reason}</b>, até: {instant}. Este caso entra como prioritário.',
  },
  criticality: {
    label: 'Quão grave é para sua operação?',
    ruled:
      'É o que você pede. O suporte define após a análise inicial; até lá vale o prazo de «{word}».',
    none: 'Que o suporte defina',
    word: { minor: 'Menor', moderate: 'Moderado', serious: 'Grave', critical: 'Crítico' },
    means: {
      minor:
        'O problema tem pouca influência nas operações comerciais e não atrapalha a operação diária.',
      moderate: 'As operações comerciais são afetadas.',
      serious:
        'As operações comerciais estão seriamente ameaçadas e não se podem executar tarefas urgentes.',
      critical:
        'O problema é crítico para o negócio, tem sérias consequências para as operações e requer solução imediata.',
    },
  },
  afterHours: {
    title: 'Atendimento fora do horário',
    ask: 'Pedir atendimento fora do horário',
    askHint: 'Depende de haver alguém disponível e tem um custo adicional.',
    from: 'De',
    to: 'Até',
    zone: 'Hora de {zone}',
    note: 'O que precisa nessas horas',
    stepOne: 'A central responde se há alguém disponível e quanto custa a hora.',
    stepTwo: 'Um usuário líder da sua empresa decide se aceita esse preço.',
    stepThree: 'Só o trabalho feito nessas horas é cobrado a esse preço.',
  },
  affected: {
    title: 'Com quem acontece?',
    hint: 'Se não é com você, o caso dirá quem é a pessoa afetada.',
    name: 'Nome',
    email: 'E-mail',
  },
  previousClosed: 'Fechado: {instant}. Verão seu expediente.',
  previousOpen: 'Ainda aberto: talvez convenha continuar lá.',
  previousSee: 'Ver o caso {number}',
  previousUnknown: 'Não encontramos um caso seu com esse número.',
  holidayBefore: 'Não atendemos em {date}: {name}.',
  holidayBeforeUnnamed: 'Não atendemos em {date}.',
  keyUserLead:
    'Sua empresa abre os casos pelo usuário líder. Escreva por completo: ele recebe e envia.',
  keyUserNamed: 'Quem recebe: {who}.',
  keyUserUnknown: 'Quem recebe é o usuário líder da sua empresa.',
  sendToKeyUser: 'Enviar ao seu usuário líder',
  sendToKeyUserNote: 'Não ocupa lugar nem tem número até ser enviado ao suporte.',
  sentToKeyUser: 'Seu usuário líder recebeu o rascunho',
  closedTitle: 'Esta central não recebe casos pelo portal',
  closedBody: 'Você pode escrever por: {channels}. O que já está aberto continua aqui.',
  channel: {
    portal: 'o portal',
    email: 'e-mail',
    phone: 'telefone',
    api: 'uma integração',
    alert: 'alertas',
    intranet: 'sua intranet',
  },
  cut: {
    title: 'Sem conexão desde {time}',
    body: 'Seu caso está guardado neste dispositivo. Será enviado quando a rede voltar, uma só vez, e verá o número aqui.',
    again: 'Tentar agora',
  },
  refused: {
    conditionsTitle: 'Antes do seu primeiro caso, aceite as condições',
    conditionsBody: 'São lidas e aceitas uma só vez por versão; depois o caso é enviado.',
    conditionsAct: 'Ler as condições',
    keyUsersTitle: 'Na sua empresa quem abre os casos é o usuário líder',
    keyUsersBody: 'Pode deixar como rascunho: ele revisa e envia.',
    keyUsersAct: 'Enviar ao seu usuário líder',
    channelTitle: 'Esta central não recebe casos pelo portal',
    channelBody: 'A central mudou por onde os recebe.',
    trainingTitle: 'Antes de abrir casos de {product}, é preciso a indução',
    trainingBody:
      'A central atende quem já está treinado no produto. Se você está, peça ao seu usuário líder que registre; se não, peça um curso.',
    trainingAct: 'Pedir um curso',
    noContract: 'Sua empresa não tem contrato vigente.',
    expired: 'O contrato que cobria {product} terminou: {date}.',
    contractWho: 'Quem cuida do contrato na sua empresa pode renovar ou ampliar.',
    standingWho: 'Assim que sua empresa estiver em dia, poderá enviar.',
  },
}
