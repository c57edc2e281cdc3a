/** What a desk's rules ask of a new case, and how they refuse one. */
export const portalAsk = {
  organization: '¿Para qué empresa es?',
  organizationHint: 'Usted actúa por varias: el caso ocupa lugar en la que elija.',
  contactHint: 'La mesa llama solo si hace falta; cada llamada queda en el caso.',
  priority: {
    label: 'Prioridad',
    only: 'Son las únicas razones que lo hacen prioritario.',
    none: 'Sigue el orden de llegada',
    needsNotice: 'Se anuncia con anticipación.',
    means:
      'Si la elige, su caso pasa delante y no espera 24 horas para llamar por teléfono o escalar.',
    unless:
      'Si la razón no se sostiene, el equipo lo devuelve al orden de llegada y le escribe por qué.',
    why: '¿Por qué no se anunció antes?',
    whyHint: 'Esta razón se anuncia con anticipación y no hay una ventana anunciada para hoy.',
    announceLink: 'Anunciar la próxima ventana',
    inWindow:
      'Está dentro de la ventana anunciada <b>{reason}</b>, hasta: {instant}. Este caso entra como prioritario.',
  },
  criticality: {
    label: '¿Qué tan grave es para su operación?',
    ruled:
      'Es lo que usted pide. La define soporte tras el análisis inicial; hasta entonces rige el plazo de «{word}».',
    none: 'Que la defina soporte',
    word: { minor: 'Menor', moderate: 'Moderado', serious: 'Grave', critical: 'Crítico' },
    means: {
      minor:
        'El problema tiene poca influencia en las operaciones comerciales y no obstaculiza la operación diaria.',
      moderate: 'Las operaciones comerciales se ven afectadas.',
      serious:
        'Las operaciones comerciales están seriamente amenazadas y no se pueden ejecutar tareas urgentes.',
      critical:
        'El problema es crítico para el negocio, tiene serias consecuencias para las operaciones y requiere una solución inmediata.',
    },
  },
  afterHours: {
    title: 'Atención fuera de horario',
    ask: 'Pedir que me atiendan fuera de horario',
    askHint: 'Depende de que haya alguien disponible y tiene un costo adicional.',
    from: 'Desde',
    to: 'Hasta',
    zone: 'Hora de {zone}',
    note: 'Qué necesita en esas horas',
    stepOne: 'La mesa le responde si hay alguien disponible y cuánto cuesta la hora.',
    stepTwo: 'Un usuario líder de su empresa decide si acepta ese precio.',
    stepThree: 'Solo el trabajo hecho en esas horas se cobra a ese precio.',
  },
  affected: {
    title: '¿A quién le ocurre?',
    hint: 'Si no es a usted, el caso dirá quién es la persona afectada.',
    name: 'Nombre',
    email: 'Correo',
  },
  previousClosed: 'Cerrado: {instant}. Verán su expediente.',
  previousOpen: 'Sigue abierto: quizá convenga continuar allí.',
  previousSee: 'Ver el caso {number}',
  previousUnknown: 'No encontramos un caso suyo con ese número.',
  holidayBefore: 'No atendemos el {date}: {name}.',
  holidayBeforeUnnamed: 'No atendemos el {date}.',
  keyUserLead:
    'Su empresa abre los casos por medio de su usuario líder. Escríbalo completo: lo recibe y lo envía.',
  keyUserNamed: 'Lo recibe: {who}.',
  keyUserUnknown: 'Lo recibe el usuario líder de su empresa.',
  sendToKeyUser: 'Enviar a su usuario líder',
  sendToKeyUserNote: 'No ocupa lugar ni tiene número hasta que lo envíe a soporte.',
  sentToKeyUser: 'Su usuario líder recibió el borrador',
  closedTitle: 'Esta mesa no recibe casos por el portal',
  closedBody: 'Puede escribirle por: {channels}. Lo que ya está abierto sigue aquí.',
  channel: {
    portal: 'el portal',
    email: 'correo',
    phone: 'teléfono',
    api: 'una integración',
    alert: 'alertas',
    intranet: 'su intranet',
  },
  cut: {
    title: 'Sin conexión desde las {time}',
    body: 'Su caso está guardado en este equipo. Se enviará al volver la red, una sola vez, y verá el número aquí.',
    again: 'Reintentar ahora',
  },
  refused: {
    conditionsTitle: 'Antes de su primer caso, acepte las condiciones',
    conditionsBody: 'Se leen y aceptan una sola vez por versión; después el caso se envía.',
    conditionsAct: 'Leer las condiciones',
    keyUsersTitle: 'En su empresa los casos los abre el usuario líder',
    keyUsersBody: 'Puede dejárselo como borrador: él lo revisa y lo envía.',
    keyUsersAct: 'Enviar a su usuario líder',
    channelTitle: 'Esta mesa no recibe casos por el portal',
    channelBody: 'La mesa cambió por dónde los recibe.',
    trainingTitle: 'Antes de abrir casos de {product}, hace falta la inducción',
    trainingBody:
      'La mesa atiende a quienes ya están entrenados en el producto. Si lo está, pida a su usuario líder que lo registre; si no, solicite un curso.',
    trainingAct: 'Solicitar un curso',
    noContract: 'Su empresa no tiene un contrato vigente.',
    expired: 'El contrato que cubría {product} terminó: {date}.',
    contractWho: 'Quien lleva el contrato en su empresa puede renovarlo o ampliarlo.',
    standingWho: 'En cuanto su empresa quede al día podrá enviarlo.',
  },
}
