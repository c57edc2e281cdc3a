import type { rulebookKeys as Spanish } from '../es/admin-rulebook-keys.ts'

export const rulebookKeys: typeof Spanish = {
  calendar: {
    timeZone: {
      name: 'O fuso com que a mesa começou',
      explain:
        'Com ele foram lidas as primeiras horas de atendimento. O vigente está em Calendários.',
    },
    weekly: {
      name: 'O horário com que a mesa começou',
      explain:
        'Vale para todos até que um calendário diga outra coisa. As horas vigentes são alteradas em Calendários.',
    },
    holidayCountry: {
      name: 'O país dos primeiros feriados',
      explain:
        'Os feriados dele foram carregados ao criar a mesa. Os de cada ano são confirmados em Calendários.',
    },
  },
  channels: {
    open: {
      name: 'Um caso pode ser aberto por',
      explain:
        'Quem escreve por um canal fechado recebe um aviso com um link, e nada do que escreveu se perde.',
    },
    reply: {
      name: 'Um caso pode ser respondido por',
      explain:
        'Vale para os clientes. O portal fica sempre aberto: os canais fechados levam até lá.',
    },
  },
  entitlement: {
    contract: {
      name: 'Se a empresa não tem contrato vigente que cubra o produto, o caso',
      explain:
        'É decidido na abertura. Se é recusado, a pessoa lê o motivo; se é marcado, o líder da conta revisa.',
    },
    standing: {
      name: 'Se a empresa está atrasada nos pagamentos, o caso',
      explain: 'A situação vem do sistema de cobrança ou é escrita à mão na empresa.',
    },
    openCaseLimit: {
      name: 'Quantos casos uma empresa pode ter abertos ao mesmo tempo',
      explain:
        'O limite vem do contrato e do tamanho. Com a cota cheia, um caso novo é recusado e são mostrados os que podem ser encerrados.',
    },
    keyUsersOnly: {
      name: 'Só os usuários-chave abrem casos e decidem',
      explain:
        'As demais pessoas escrevem rascunhos, que o usuário-chave envia, junta a outro ou recusa.',
    },
    keyUsersMax: {
      name: 'Usuários-chave por empresa ou grupo, no máximo',
      explain: 'Ao convidar alguém ou mudar o papel, não se passa desse número.',
    },
    backupKeyUsersMax: {
      name: 'Suplentes por empresa ou grupo, no máximo',
      explain: 'O suplente pode o mesmo que o usuário-chave.',
    },
    conditions: {
      name: 'Condições de serviço',
      explain: 'Cada pessoa as aceita uma vez por versão antes do primeiro caso.',
    },
    training: {
      name: 'Para abrir casos de um produto, o curso dele',
      explain: 'A quem falta, oferece-se pedir o curso, que chega como caso de consultoria.',
    },
    onLapse: {
      name: 'Se o contrato termina ou os pagamentos atrasam com casos abertos, esses casos',
      explain: 'Ler e guardar o dossiê é sempre possível; casos novos seguem as regras acima.',
    },
  },
  intake: {
    subjectRule: {
      name: 'O assunto é escrito',
      explain: 'Com módulo e caso, o assunto se compõe sozinho: «BANCOS, Fatura mal carregada».',
    },
    subjectsRefused: {
      name: 'Assuntos que não dizem nada e são recusados, um por linha',
      explain: 'É explicado ao escrever. Maiúsculas e acentos não importam.',
    },
    evidence: {
      name: 'Um caso sem a evidência da sua categoria',
      explain: 'O portal pede antes de enviar; por e-mail e telefone é marcado para a revisão.',
    },
    evidenceByCategory: {
      name: 'Evidência que se pede',
      explain: 'Vale onde a categoria não diz a sua em Catálogos.',
    },
    duplicates: {
      name: 'Casos parecidos da mesma empresa',
      explain: 'São mostrados na abertura, para seguir um deles ou confirmar que é outro.',
    },
    priorityReasons: {
      name: 'Motivos que tornam um caso prioritário',
      explain:
        'Um caso prioritário vai antes e pode escalar logo. Sem motivos marcados não há prioridade.',
    },
    away: {
      name: 'O cliente pode avisar que se ausenta até uma hora',
      explain: 'O caso sai da fila até lá e o silêncio conta a partir do retorno.',
    },
    afterHours: {
      name: 'Atendimento fora do horário',
      explain: 'O cliente pede para uma janela; a mesa confirma e diz o preço, e o cliente decide.',
    },
    followUpPrefill: {
      name: 'Um caso que segue outro encerrado começa com o texto dele',
      explain: 'Desligado, começa do zero e só cita o número anterior.',
    },
    criticalWindowNoticeDays: {
      name: 'Dias de antecedência para anunciar uma janela crítica',
      explain: 'Anunciada mais tarde também vale, e fica marcada como tardia.',
    },
  },
  terms: {
    perCase: {
      name: 'O cliente confirma os termos de atendimento em cada caso',
      explain: 'O trabalho começa depois. Aceitá-los não decide se é garantia ou consumo.',
    },
  },
  classification: {
    types: {
      name: 'A mesa atende casos de',
      explain: 'Na revisão cada caso recebe um destes tipos.',
    },
    impact: {
      name: 'Os casos de suporte são classificados por impacto',
      explain: 'Alto, médio ou baixo. Um impacto alto avisa logo todos os responsáveis.',
    },
    criticality: {
      name: 'Os casos são classificados por criticidade',
      explain: 'É fixada pelo primeiro nível após a análise; o que o cliente pediu é conservado.',
    },
    defaultCriticality: {
      name: 'Até ser classificado, um caso vale como',
      explain: 'É medido com esses prazos enquanto isso.',
    },
    levels: {
      name: 'Níveis de atendimento',
      explain:
        'O último é o fabricante do software. Escalar passa o caso ao seguinte, com um motivo.',
    },
    inProgressLimit: {
      name: 'Casos de uma empresa em trabalho ao mesmo tempo',
      explain:
        'Os demais esperam em ordem e o cliente vê o lugar. Uma empresa pode ter seu próprio número.',
    },
    inProgressTypes: {
      name: 'Contam para esse limite os casos de',
      explain: 'Os de outros tipos começam sem esperar.',
    },
  },
}
