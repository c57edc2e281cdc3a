/** What each rule does and for whom, in the words of the page of rules; completed by the other file of keys. */
export const rulebookDeskKeys = {
  targets: {
    firstReply: {
      name: 'Primera respuesta',
      explain:
        'Desde que llega el caso hasta que la mesa responde. «Los demás» vale hasta clasificar.',
    },
    nextReply: {
      name: 'Respuesta a cada mensaje siguiente del cliente',
      explain:
        'La cumple la respuesta de cualquier analista; responde por ella el líder de cuenta.',
    },
    resolution: {
      name: 'Solución',
      explain: 'Desde que llega el caso hasta que se cierra, sin lo que se espera al cliente.',
    },
    warnFractions: {
      name: 'Avisar cuando se consumió esta parte del plazo',
      explain: 'El aviso llega a quien responde por el caso. Porcentajes separados por comas.',
    },
  },
  silence: {
    customerBusinessDays: {
      name: 'Cerrar un caso cuando el cliente no responde',
      explain: 'Se cuenta en días hábiles desde que la mesa preguntó o entregó una solución.',
    },
    warnBusinessDaysBefore: {
      name: 'Avisarle antes de ese cierre',
      explain: 'El correo dice el día en que se cierra y cómo evitarlo.',
    },
    redAfter: {
      name: 'Un caso se pone rojo cuando nadie escribe al cliente',
      explain: 'Cuenta horas de los días de atención. Vuelve a blanco al escribirle.',
    },
    redTypes: {
      name: 'Se ponen rojos los casos de',
      explain: 'Los de otros tipos no cambian de color.',
    },
    internalNoteWhitens: {
      name: 'Una nota interna también lo pone en blanco',
      explain: 'Apagado, solo un mensaje al cliente lo hace.',
    },
    escalateAfter: {
      name: 'El cliente puede escalar cuando nadie le responde',
      explain: 'Ve el teléfono del producto y el botón de escalar. Un caso prioritario no espera.',
    },
  },
  closing: {
    validationRequired: {
      name: 'Un caso se cierra cuando el cliente valida la solución',
      explain: 'Apagado, la mesa puede cerrar sin preguntar.',
    },
    reopenBusinessDays: {
      name: 'Un caso cerrado se puede reabrir durante',
      explain: 'Con 0 no se reabre: se abre uno nuevo que cita al anterior.',
    },
    rating: {
      name: 'El cliente califica el caso cerrado',
      explain: 'Una vez por caso, para los informes de satisfacción.',
    },
  },
  hours: {
    consentAboveMinutes: {
      name: 'Pedir permiso al cliente para usar horas',
      explain:
        'Desde este tiempo cobrable del caso. Lo trabajado sin permiso se registra y no se cobra.',
    },
    consentExpiresBusinessDays: {
      name: 'Un permiso sin respuesta vence a los',
      explain: 'Vencido, el caso sigue y lo reservado queda libre.',
    },
    roundingMinutes: {
      name: 'El tiempo cobrado se redondea hacia arriba a',
      explain: 'Con 1 se cobra cada minuto.',
    },
    roundingScope: {
      name: 'Se redondea',
      explain: 'Todo lo trabajado en un caso en un día se suma y se redondea una vez.',
    },
    defaultCoverage: {
      name: 'Mientras nadie decida, un caso va por',
      explain: 'El líder de cuenta o el supervisor lo decide en la revisión, con un motivo.',
    },
    components: {
      name: 'El trabajo se registra como',
      explain: 'Cada parte se ve en la cuenta del cliente. Cada nivel necesita la suya.',
    },
    graceDays: {
      name: 'Días de gracia tras vencer un lote de horas',
      explain: 'Lo trabajado antes aún puede cargarse a ese lote.',
    },
    adjustmentSecondPersonAboveMinutes: {
      name: 'Un ajuste de horas pide una segunda persona desde',
      explain:
        'Cuentan juntos los ajustes que un contrato recibió sin segunda persona en los últimos 30 días.',
    },
    alertFractions: {
      name: 'Avisar cuando se usó esta parte de las horas contratadas',
      explain: 'El aviso llega al usuario líder y al comercial. Porcentajes separados por comas.',
    },
    renewalAlertDays: {
      name: 'La renovación de un contrato se vuelve tarea',
      explain: 'Con responsable y resultado, estos días antes de que termine.',
    },
    maintenance: {
      name: 'Horas de mantenimiento',
      explain: 'Se renuevan cada año con el pago de la licencia y no se acumulan.',
    },
    vendorPauses: {
      name: 'Los plazos se detienen mientras el fabricante tiene el caso',
      explain: 'Su número de caso queda anotado. Apagado, los plazos siguen corriendo.',
    },
  },
  answers: {
    nature: {
      name: 'Decir si cada respuesta es definitiva o provisional',
      explain: 'El cliente lo lee en la respuesta y en el correo.',
    },
  },
  mail: {
    carries: {
      name: 'Los correos llevan',
      explain: 'Con solo el enlace, lo que se dice del caso no sale del portal.',
    },
  },
  away: {
    pausesDeskClocks: {
      name: 'Los plazos de la mesa se detienen mientras el cliente está retirado',
      explain: 'Apagado, la mesa sigue debiendo su respuesta.',
    },
  },
}
