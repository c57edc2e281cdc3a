import type { rulebookWords as Spanish } from '../es/admin-rulebook-words.ts'

export const rulebookWords: typeof Spanish = {
  effects: {
    requesters_without_opening:
      '{count, plural, one {1 pessoa não poderá mais abrir casos} other {# pessoas não poderão mais abrir casos}}',
    drafts_left:
      '{count, plural, one {1 rascunho espera decisão} other {# rascunhos esperam decisão}}',
    untrained_people:
      '{count, plural, one {1 pessoa não tem curso e não poderá abrir} other {# pessoas não têm curso e não poderão abrir}}',
    conditions_not_accepted:
      '{count, plural, one {1 pessoa deverá aceitar as condições antes do próximo caso} other {# pessoas deverão aceitar as condições antes do próximo caso}}',
    conditions_unpublished: 'Ainda não há condições publicadas',
    key_users_over_maximum:
      '{count, plural, one {1 empresa ou grupo tem mais usuários-chave; são mantidos} other {# empresas ou grupos têm mais usuários-chave; são mantidos}}',
    backup_key_users_over_maximum:
      '{count, plural, one {1 empresa ou grupo tem mais suplentes; são mantidos} other {# empresas ou grupos têm mais suplentes; são mantidos}}',
    organizations_without_contract:
      '{count, plural, one {1 empresa sem contrato vigente não poderá abrir} other {# empresas sem contrato vigente não poderão abrir}}',
    organizations_behind_on_payments:
      '{count, plural, one {1 empresa atrasada não poderá abrir} other {# empresas atrasadas não poderão abrir}}',
    organizations_over_open_limit:
      '{count, plural, one {1 empresa passa do limite; mantém seus casos e não abre outros} other {# empresas passam do limite; mantêm seus casos e não abrem outros}}',
    organizations_over_in_progress_limit:
      '{count, plural, one {1 empresa tem mais casos em trabalho; continuam, e nenhum outro começa} other {# empresas têm mais casos em trabalho; continuam, e nenhum outro começa}}',
    cases_without_impact:
      '{count, plural, one {1 caso aberto fica por classificar em impacto} other {# casos abertos ficam por classificar em impacto}}',
    cases_without_criticality:
      '{count, plural, one {1 caso aberto fica por classificar em criticidade} other {# casos abertos ficam por classificar em criticidade}}',
    cases_of_dropped_type:
      '{count, plural, one {1 caso aberto é de um tipo não mais atendido; segue até o fim} other {# casos abertos são de um tipo não mais atendido; seguem até o fim}}',
    cases_of_dropped_level:
      '{count, plural, one {1 caso aberto está em um nível que não existe mais} other {# casos abertos estão em um nível que não existe mais}}',
    cases_of_dropped_priority:
      '{count, plural, one {1 caso aberto conserva uma prioridade não mais oferecida} other {# casos abertos conservam uma prioridade não mais oferecida}}',
    cases_waiting_for_terms:
      '{count, plural, one {1 caso espera a confirmação dos seus termos: já não será preciso} other {# casos esperam a confirmação dos seus termos: já não será preciso}}',
    terms_unpublished: 'Ainda não há termos publicados',
    cases_closed_by_silence:
      '{count, plural, one {1 caso já passou dos novos dias: será encerrado ao aplicar os prazos aos abertos} other {# casos já passaram dos novos dias: serão encerrados ao aplicar os prazos aos abertos}}',
    cases_closed_by_silence_sooner:
      '{count, plural, one {1 caso que espera o cliente fecharia antes; conserva seus dias} other {# casos que esperam o cliente fechariam antes; conservam seus dias}}',
    cases_no_longer_closed_by_silence:
      '{count, plural, one {1 caso que espera o cliente conserva seu encerramento anunciado} other {# casos que esperam o cliente conservam seu encerramento anunciado}}',
    cases_no_longer_reopened:
      '{count, plural, one {1 caso encerrado não poderá mais ser reaberto} other {# casos encerrados não poderão mais ser reabertos}}',
    cases_opened_by_closed_channel:
      '{count, plural, one {1 caso dos últimos 90 dias entrou por um canal que se fecha} other {# casos dos últimos 90 dias entraram por um canal que se fecha}}',
    after_hours_requests_left:
      '{count, plural, one {1 pedido de atendimento fora do horário espera resposta} other {# pedidos de atendimento fora do horário esperam resposta}}',
    clocks_that_keep_their_target:
      '{count, plural, one {1 prazo em curso conserva o prometido} other {# prazos em curso conservam o prometido}}',
  },
  values: {
    contract: {
      refuse: 'é recusado',
      flag: 'é marcado',
      off: 'é atendido igual',
    },
    standing: {
      refuse: 'é recusado',
      flag: 'é marcado',
      off: 'é atendido igual',
    },
    openCaseLimit: {
      byPlan: 'conforme o contrato',
      off: 'sem limite',
    },
    conditions: {
      once: 'aceitas uma vez',
      off: 'não são pedidas',
    },
    training: {
      required: 'é necessário',
      off: 'não é pedido',
    },
    onLapse: {
      continue: 'continuam',
      hold: 'param',
    },
    subjectRule: {
      moduleAndCase: 'com módulo e caso',
      off: 'livre',
    },
    evidence: {
      refuse: 'é recusado',
      flag: 'é marcado',
      off: 'é aceito',
    },
    duplicates: {
      ask: 'são mostrados',
      off: 'não são procurados',
    },
    afterHours: {
      request: 'pode ser pedido',
      off: 'não é oferecido',
    },
    defaultCriticality: {
      minor: 'menor',
      moderate: 'moderada',
      serious: 'grave',
      critical: 'crítica',
    },
    defaultCoverage: {
      contract: 'contrato',
      warranty: 'garantia',
      included: 'incluído',
      independent: 'independente',
      courtesy: 'cortesia',
    },
    roundingScope: {
      ticketDay: 'cada caso, por dia',
    },
    maintenance: {
      yearly: 'a cada ano',
      off: 'não são dadas',
    },
    nature: {
      optional: 'se quiser',
      required: 'sempre',
    },
    carries: {
      full: 'o texto completo',
      link: 'só o link',
    },
  },
  words: {
    portal: 'portal',
    email: 'e-mail',
    phone: 'telefone',
    api: 'API',
    alert: 'alertas de servidores',
    intranet: 'intranet do cliente',
    support: 'suporte',
    change: 'mudança',
    consulting: 'consultoria',
    l1: 'primeiro nível',
    l2: 'segundo nível',
    l3: 'fabricante',
    quality: 'gestão de qualidade',
    visit: 'visita',
    travel: 'deslocamento',
    screen: 'captura de tela',
    report_config: 'configuração do relatório',
    other: 'outro arquivo',
    high: 'impacto alto',
    medium: 'impacto médio',
    low: 'impacto baixo',
    minor: 'menor',
    moderate: 'moderada',
    serious: 'grave',
    critical: 'crítica',
    general: 'empresas gerais',
    special: 'empresas especiais',
  },
  desks: {
    'licence-plan': 'mesa de licenças e planos',
    'contract-warranty': 'mesa de contratos e garantias',
    'account-lead': 'mesa com líderes de conta',
    'hour-package': 'mesa de pacotes de horas',
    'public-sector': 'mesa do setor público',
    demo: 'mesa de demonstração',
  },
  faults: {
    range: 'Escreva um número entre {min} e {max}.',
    too_few: 'Marque ao menos um.',
    not_unique: 'Está repetido. Retire um.',
    not_ascending: 'Ordene do menor ao maior, sem repetir.',
    not_found: 'Essa regra não existe.',
    portal_missing: 'Deixe o portal aberto: os canais fechados levam até lá.',
    cannot_reply: 'Ninguém responde atrás de um alerta.',
    warning_after_closing: 'O aviso deve chegar antes do encerramento: escreva menos dias.',
    levels_with_gaps: 'Os níveis começam no primeiro e não pulam nenhum.',
    component_missing: 'Marque também a parte de cada nível de atendimento.',
    classification_unused: 'A mesa não usa essa classificação: retire o prazo ou ative-a.',
  },
}
