export const rulebookWords = {
  effects: {
    requesters_without_opening:
      '{count, plural, one {1 persona ya no podrá abrir casos} other {# personas ya no podrán abrir casos}}',
    drafts_left:
      '{count, plural, one {1 borrador espera decisión} other {# borradores esperan decisión}}',
    untrained_people:
      '{count, plural, one {1 persona no tiene ningún curso y no podrá abrir} other {# personas no tienen ningún curso y no podrán abrir}}',
    conditions_not_accepted:
      '{count, plural, one {1 persona deberá aceptar las condiciones antes de su próximo caso} other {# personas deberán aceptar las condiciones antes de su próximo caso}}',
    conditions_unpublished: 'Todavía no hay condiciones publicadas',
    key_users_over_maximum:
      '{count, plural, one {1 empresa o grupo tiene más usuarios líderes; los conserva} other {# empresas o grupos tienen más usuarios líderes; los conservan}}',
    backup_key_users_over_maximum:
      '{count, plural, one {1 empresa o grupo tiene más suplentes; los conserva} other {# empresas o grupos tienen más suplentes; los conservan}}',
    organizations_without_contract:
      '{count, plural, one {1 empresa sin contrato vigente no podrá abrir} other {# empresas sin contrato vigente no podrán abrir}}',
    organizations_behind_on_payments:
      '{count, plural, one {1 empresa atrasada no podrá abrir} other {# empresas atrasadas no podrán abrir}}',
    organizations_over_open_limit:
      '{count, plural, one {1 empresa supera su límite; conserva sus casos y no abre otros} other {# empresas superan su límite; conservan sus casos y no abren otros}}',
    organizations_over_in_progress_limit:
      '{count, plural, one {1 empresa tiene más casos en trabajo; siguen, y no empieza otro} other {# empresas tienen más casos en trabajo; siguen, y no empieza otro}}',
    cases_without_impact:
      '{count, plural, one {1 caso abierto queda por clasificar en impacto} other {# casos abiertos quedan por clasificar en impacto}}',
    cases_without_criticality:
      '{count, plural, one {1 caso abierto queda por clasificar en criticidad} other {# casos abiertos quedan por clasificar en criticidad}}',
    cases_of_dropped_type:
      '{count, plural, one {1 caso abierto es de un tipo que ya no se atiende; sigue hasta su fin} other {# casos abiertos son de un tipo que ya no se atiende; siguen hasta su fin}}',
    cases_of_dropped_level:
      '{count, plural, one {1 caso abierto está en un nivel que ya no existe} other {# casos abiertos están en un nivel que ya no existe}}',
    cases_of_dropped_priority:
      '{count, plural, one {1 caso abierto conserva una prioridad que ya no se ofrece} other {# casos abiertos conservan una prioridad que ya no se ofrece}}',
    cases_waiting_for_terms:
      '{count, plural, one {1 caso espera la confirmación de sus términos: ya no hará falta} other {# casos esperan la confirmación de sus términos: ya no hará falta}}',
    terms_unpublished: 'Todavía no hay términos publicados',
    cases_closed_by_silence:
      '{count, plural, one {1 caso ya pasó los días nuevos: se cerrará al aplicar los plazos a los abiertos} other {# casos ya pasaron los días nuevos: se cerrarán al aplicar los plazos a los abiertos}}',
    cases_closed_by_silence_sooner:
      '{count, plural, one {1 caso que espera al cliente se cerraría antes; conserva sus días} other {# casos que esperan al cliente se cerrarían antes; conservan sus días}}',
    cases_no_longer_closed_by_silence:
      '{count, plural, one {1 caso que espera al cliente conserva su cierre anunciado} other {# casos que esperan al cliente conservan su cierre anunciado}}',
    cases_no_longer_reopened:
      '{count, plural, one {1 caso cerrado ya no podrá reabrirse} other {# casos cerrados ya no podrán reabrirse}}',
    cases_opened_by_closed_channel:
      '{count, plural, one {1 caso de los últimos 90 días entró por un canal que se cierra} other {# casos de los últimos 90 días entraron por un canal que se cierra}}',
    after_hours_requests_left:
      '{count, plural, one {1 pedido de atención fuera de hora espera respuesta} other {# pedidos de atención fuera de hora esperan respuesta}}',
    clocks_that_keep_their_target:
      '{count, plural, one {1 plazo en curso conserva lo prometido} other {# plazos en curso conservan lo prometido}}',
  },
  values: {
    contract: {
      refuse: 'se rechaza',
      flag: 'se marca',
      off: 'se atiende igual',
    },
    standing: {
      refuse: 'se rechaza',
      flag: 'se marca',
      off: 'se atiende igual',
    },
    openCaseLimit: {
      byPlan: 'según su contrato',
      off: 'sin límite',
    },
    conditions: {
      once: 'se aceptan una vez',
      off: 'no se piden',
    },
    training: {
      required: 'es necesario',
      off: 'no se pide',
    },
    onLapse: {
      continue: 'siguen',
      hold: 'se detienen',
    },
    subjectRule: {
      moduleAndCase: 'con módulo y caso',
      off: 'libre',
    },
    evidence: {
      refuse: 'se rechaza',
      flag: 'se marca',
      off: 'se acepta',
    },
    duplicates: {
      ask: 'se muestran',
      off: 'no se buscan',
    },
    afterHours: {
      request: 'se puede pedir',
      off: 'no se ofrece',
    },
    defaultCriticality: {
      minor: 'menor',
      moderate: 'moderada',
      serious: 'grave',
      critical: 'crítica',
    },
    defaultCoverage: {
      contract: 'contrato',
      warranty: 'garantía',
      included: 'incluido',
      independent: 'independiente',
      courtesy: 'cortesía',
    },
    roundingScope: {
      ticketDay: 'cada caso, por día',
    },
    maintenance: {
      yearly: 'cada año',
      off: 'no se dan',
    },
    nature: {
      optional: 'si se quiere',
      required: 'siempre',
    },
    carries: {
      full: 'el texto completo',
      link: 'solo el enlace',
    },
  },
  words: {
    portal: 'portal',
    email: 'correo',
    phone: 'teléfono',
    api: 'API',
    alert: 'alertas de servidores',
    intranet: 'intranet del cliente',
    support: 'soporte',
    change: 'cambio',
    consulting: 'consultoría',
    l1: 'primer nivel',
    l2: 'segundo nivel',
    l3: 'fabricante',
    quality: 'gestión de calidad',
    visit: 'visita',
    travel: 'traslado',
    screen: 'captura de pantalla',
    report_config: 'configuración del reporte',
    other: 'otro archivo',
    high: 'impacto alto',
    medium: 'impacto medio',
    low: 'impacto bajo',
    minor: 'menor',
    moderate: 'moderada',
    serious: 'grave',
    critical: 'crítica',
    general: 'empresas generales',
    special: 'empresas especiales',
  },
  desks: {
    'licence-plan': 'mesa de licencias y planes',
    'contract-warranty': 'mesa de contratos y garantías',
    'account-lead': 'mesa con líderes de cuenta',
    'hour-package': 'mesa de paquetes de horas',
    'public-sector': 'mesa del sector público',
    demo: 'mesa de demostración',
  },
  faults: {
    range: 'Escriba un número entre {min} y {max}.',
    too_few: 'Marque al menos uno.',
    not_unique: 'Está repetido. Quite uno.',
    not_ascending: 'Ordénelos de menor a mayor, sin repetir.',
    not_found: 'Esa regla no existe.',
    portal_missing: 'Deje abierto el portal: los canales cerrados envían allí.',
    cannot_reply: 'Detrás de una alerta no responde nadie.',
    warning_after_closing: 'El aviso debe llegar antes del cierre: escriba menos días.',
    levels_with_gaps: 'Los niveles comienzan en el primero y no saltan ninguno.',
    component_missing: 'Marque también la parte de cada nivel de atención.',
    classification_unused: 'La mesa no usa esa clasificación: quite el plazo o actívela.',
  },
}
