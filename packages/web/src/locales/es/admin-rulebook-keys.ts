/** What each rule does and for whom, in the words of the page of rules; completed by the other file of keys. */
export const rulebookKeys = {
  calendar: {
    timeZone: {
      name: 'La zona horaria con que empezó la mesa',
      explain:
        'Con ella se leyeron sus primeras horas de atención. La vigente está en Calendarios.',
    },
    weekly: {
      name: 'El horario con que empezó la mesa',
      explain:
        'Vale para todos hasta que un calendario dice otra cosa. Las horas vigentes se cambian en Calendarios.',
    },
    holidayCountry: {
      name: 'El país de los primeros feriados',
      explain:
        'Sus feriados se cargaron al crear la mesa. Los de cada año se confirman en Calendarios.',
    },
  },
  channels: {
    open: {
      name: 'Se puede abrir un caso por',
      explain:
        'Quien escribe por un canal cerrado recibe un aviso con un enlace, y no se pierde lo que escribió.',
    },
    reply: {
      name: 'Se puede responder en un caso por',
      explain:
        'Vale para los clientes. El portal queda siempre abierto: los canales cerrados envían allí.',
    },
  },
  entitlement: {
    contract: {
      name: 'Si la empresa no tiene un contrato vigente que cubra el producto, el caso',
      explain:
        'Se decide al abrir. Si se rechaza, la persona lee por qué; si se marca, lo revisa el líder de cuenta.',
    },
    standing: {
      name: 'Si la empresa está atrasada en sus pagos, el caso',
      explain:
        'El estado de pagos se toma del sistema de cobranza o se escribe a mano en la empresa.',
    },
    openCaseLimit: {
      name: 'Cuántos casos puede tener abiertos una empresa a la vez',
      explain:
        'El límite sale de su contrato y su tamaño. Con el cupo lleno, un caso nuevo se rechaza y se muestra cuáles pueden cerrarse.',
    },
    keyUsersOnly: {
      name: 'Solo los usuarios líderes abren casos y deciden',
      explain:
        'Las demás personas escriben borradores que el usuario líder envía, une a otro o rechaza.',
    },
    keyUsersMax: {
      name: 'Usuarios líderes por empresa o grupo, a lo más',
      explain: 'Al invitar o cambiar el rol de alguien no se pasa de este número.',
    },
    backupKeyUsersMax: {
      name: 'Suplentes por empresa o grupo, a lo más',
      explain: 'El suplente puede lo mismo que el usuario líder.',
    },
    conditions: {
      name: 'Condiciones de servicio',
      explain: 'Cada persona las acepta una vez por versión antes de su primer caso.',
    },
    training: {
      name: 'Para abrir casos de un producto, haber hecho su curso',
      explain: 'A quien le falta se le ofrece pedir el curso, que llega como caso de consultoría.',
    },
    onLapse: {
      name: 'Si el contrato vence o los pagos se atrasan con casos abiertos, esos casos',
      explain:
        'Leer y guardar el expediente siempre se puede; los casos nuevos siguen las reglas de arriba.',
    },
  },
  intake: {
    subjectRule: {
      name: 'El asunto se escribe',
      explain: 'Con módulo y caso, el asunto se compone solo: «BANCOS, Factura mal cargada».',
    },
    subjectsRefused: {
      name: 'Asuntos que no dicen nada y se rechazan, uno por línea',
      explain: 'Se explica al escribir. No importan mayúsculas ni acentos.',
    },
    evidence: {
      name: 'Un caso sin la evidencia de su categoría',
      explain:
        'En el portal se pide antes de enviar; por correo y teléfono se marca para la revisión.',
    },
    evidenceByCategory: {
      name: 'Evidencia que se pide',
      explain: 'Vale donde la categoría no dice la suya en Catálogos.',
    },
    duplicates: {
      name: 'Casos parecidos de la misma empresa',
      explain: 'Al abrir se muestran, para seguir uno de ellos o confirmar que es otro.',
    },
    priorityReasons: {
      name: 'Motivos que hacen prioritario a un caso',
      explain:
        'Un caso prioritario se atiende antes y puede escalar enseguida. Sin motivos marcados no hay prioridad.',
    },
    away: {
      name: 'El cliente puede avisar que se retira hasta una hora',
      explain: 'El caso sale de la cola hasta entonces y el silencio se cuenta desde el regreso.',
    },
    afterHours: {
      name: 'Atención fuera de hora',
      explain:
        'El cliente la pide para una ventana; la mesa confirma y dice el precio, y el cliente decide.',
    },
    followUpPrefill: {
      name: 'Un caso que sigue a otro cerrado empieza con su texto',
      explain: 'Apagado, empieza de cero y solo cita el número anterior.',
    },
    criticalWindowNoticeDays: {
      name: 'Días de anticipación para anunciar una ventana crítica',
      explain: 'Anunciada más tarde también vale, y queda marcada como tardía.',
    },
  },
  terms: {
    perCase: {
      name: 'El cliente confirma los términos de atención en cada caso',
      explain: 'El trabajo empieza después. Aceptarlos no decide si es garantía o consumo.',
    },
  },
  classification: {
    types: {
      name: 'La mesa atiende casos de',
      explain: 'En la revisión cada caso recibe uno de estos tipos.',
    },
    impact: {
      name: 'Los casos de soporte se clasifican por impacto',
      explain: 'Alto, medio o bajo. Un impacto alto avisa enseguida a todos los responsables.',
    },
    criticality: {
      name: 'Los casos se clasifican por criticidad',
      explain: 'La fija el primer nivel tras su análisis; lo que pidió el cliente se conserva.',
    },
    defaultCriticality: {
      name: 'Hasta que se clasifique, un caso vale como',
      explain: 'Con sus plazos se mide mientras tanto.',
    },
    levels: {
      name: 'Niveles de atención',
      explain:
        'El último es el fabricante del software. Escalar pasa el caso al siguiente, con un motivo.',
    },
    inProgressLimit: {
      name: 'Casos de una empresa en trabajo a la vez',
      explain:
        'Los demás esperan en orden y el cliente ve su lugar. Una empresa puede tener su propio número.',
    },
    inProgressTypes: {
      name: 'Cuentan para ese límite los casos de',
      explain: 'Los de otros tipos empiezan sin esperar.',
    },
  },
}
