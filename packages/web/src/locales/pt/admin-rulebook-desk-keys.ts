import type { rulebookDeskKeys as Spanish } from '../es/admin-rulebook-desk-keys.ts'

export const rulebookDeskKeys: typeof Spanish = {
  targets: {
    firstReply: {
      name: 'Primeira resposta',
      explain: 'Desde que o caso chega até a mesa responder. «Os demais» vale até classificar.',
    },
    nextReply: {
      name: 'Resposta a cada mensagem seguinte do cliente',
      explain: 'Qualquer analista a cumpre; o líder da conta responde por ela.',
    },
    resolution: {
      name: 'Solução',
      explain: 'Desde que o caso chega até ser encerrado, sem o tempo de espera do cliente.',
    },
    warnFractions: {
      name: 'Avisar quando esta parte do prazo foi consumida',
      explain: 'O aviso chega a quem responde pelo caso. Porcentagens separadas por vírgulas.',
    },
  },
  silence: {
    customerBusinessDays: {
      name: 'Encerrar um caso quando o cliente não responde',
      explain: 'Conta-se em dias úteis desde que a mesa perguntou ou entregou uma solução.',
    },
    warnBusinessDaysBefore: {
      name: 'Avisá-lo antes desse encerramento',
      explain: 'O e-mail diz o dia do encerramento e como evitá-lo.',
    },
    redAfter: {
      name: 'Um caso fica vermelho quando ninguém escreve ao cliente',
      explain: 'Conta horas dos dias de atendimento. Volta a branco ao escrever.',
    },
    redTypes: {
      name: 'Ficam vermelhos os casos de',
      explain: 'Os de outros tipos não mudam de cor.',
    },
    internalNoteWhitens: {
      name: 'Uma nota interna também o deixa branco',
      explain: 'Desligado, só uma mensagem ao cliente o faz.',
    },
    escalateAfter: {
      name: 'O cliente pode escalar quando ninguém responde',
      explain: 'Vê o telefone do produto e o botão de escalar. Um caso prioritário não espera.',
    },
  },
  closing: {
    validationRequired: {
      name: 'Um caso é encerrado quando o cliente valida a solução',
      explain: 'Desligado, a mesa pode encerrar sem perguntar.',
    },
    reopenBusinessDays: {
      name: 'Um caso encerrado pode ser reaberto durante',
      explain: 'Com 0 não se reabre: abre-se um novo que cita o anterior.',
    },
    rating: {
      name: 'O cliente avalia o caso encerrado',
      explain: 'Uma vez por caso, para os relatórios de satisfação.',
    },
  },
  hours: {
    consentAboveMinutes: {
      name: 'Pedir permissão ao cliente para usar horas',
      explain:
        'A partir deste tempo cobrável do caso. O trabalho sem permissão é registrado e não cobrado.',
    },
    consentExpiresBusinessDays: {
      name: 'Uma permissão sem resposta vence em',
      explain: 'Vencida, o caso segue e o reservado fica livre.',
    },
    roundingMinutes: {
      name: 'O tempo cobrado é arredondado para cima a',
      explain: 'Com 1 cobra-se cada minuto.',
    },
    roundingScope: {
      name: 'Arredonda-se',
      explain: 'Todo o trabalho em um caso em um dia é somado e arredondado uma vez.',
    },
    defaultCoverage: {
      name: 'Enquanto ninguém decidir, um caso vai por',
      explain: 'O líder da conta ou o supervisor decide na revisão, com um motivo.',
    },
    components: {
      name: 'O trabalho é registrado como',
      explain: 'Cada parte é vista na conta do cliente. Cada nível precisa da sua.',
    },
    graceDays: {
      name: 'Dias de tolerância após vencer um lote de horas',
      explain: 'O trabalhado antes ainda pode ser lançado nesse lote.',
    },
    adjustmentSecondPersonAboveMinutes: {
      name: 'Um ajuste de horas pede uma segunda pessoa a partir de',
      explain:
        'Contam juntos os ajustes que um contrato recebeu sem segunda pessoa nos últimos 30 dias.',
    },
    alertFractions: {
      name: 'Avisar quando esta parte das horas contratadas foi usada',
      explain:
        'O aviso chega ao usuário-chave e ao comercial. Porcentagens separadas por vírgulas.',
    },
    renewalAlertDays: {
      name: 'A renovação de um contrato vira tarefa',
      explain: 'Com responsável e resultado, estes dias antes do término.',
    },
    maintenance: {
      name: 'Horas de manutenção',
      explain: 'Renovam-se a cada ano com o pagamento da licença e não se acumulam.',
    },
    vendorPauses: {
      name: 'Os prazos param enquanto o fabricante tem o caso',
      explain: 'O número do caso dele fica anotado. Desligado, os prazos continuam.',
    },
  },
  answers: {
    nature: {
      name: 'Dizer se cada resposta é definitiva ou provisória',
      explain: 'O cliente lê isso na resposta e no e-mail.',
    },
  },
  mail: {
    carries: {
      name: 'Os e-mails levam',
      explain: 'Com só o link, o que se diz do caso não sai do portal.',
    },
  },
  away: {
    pausesDeskClocks: {
      name: 'Os prazos da mesa param enquanto o cliente está ausente',
      explain: 'Desligado, a mesa continua devendo a resposta.',
    },
  },
}
