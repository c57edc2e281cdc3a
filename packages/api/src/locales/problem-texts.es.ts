import { accessProblemTextsEs } from './access-problem-texts.es.ts'
import { coverageProblemTextsEs } from './coverage-problem-texts.es.ts'
import { deskProblemTextsEs } from './desk-problem-texts.es.ts'
import { intakeProblemTextsEs } from './intake-problem-texts.es.ts'
import type { ProblemTexts } from './problem-text-types.ts'
import { ruleProblemTextsEs } from './rule-problem-texts.es.ts'

/** What happened, and what to do now. */
export const problemTextsEs: ProblemTexts = {
  ...accessProblemTextsEs,
  ...intakeProblemTextsEs,
  ...deskProblemTextsEs,
  ...ruleProblemTextsEs,
  ...coverageProblemTextsEs,
  malformed: [
    'La solicitud tiene datos que no se entienden',
    'Revise los campos señalados. No se guardó nada.',
  ],
  unknown_field: [
    'La solicitud trae un campo que no existe',
    'Quite el campo señalado y envíe de nuevo. No se guardó nada.',
  ],
  desk_only_field: ['Ese campo solo lo llena la mesa de ayuda', 'Envíe el caso sin ese campo.'],
  invalid_cursor: ['Esta página de la lista ya no es válida', 'Vuelva al comienzo de la lista.'],
  signature_invalid: [
    'La firma de la solicitud no corresponde',
    'Revise la clave con la que firma y la hora de su equipo.',
  ],
  not_allowed: [
    'Su rol no permite hacer esto',
    'Pídalo a una persona con ese permiso. No se cambió nada.',
  ],
  scope_missing: [
    'La clave de API no tiene ese alcance',
    'Pida al administrador una clave con el alcance necesario.',
  ],
  setup_forbidden: [
    'Esta dirección no es la de esta instalación',
    'Abra completa la que muestra la terminal donde inició Mesa.',
  ],
  test_clock_off: [
    'El reloj de prueba está apagado',
    'Solo funciona si Mesa arranca con MESA_TEST_CLOCK=1.',
  ],
  not_found: [
    'No encontramos lo que busca',
    'Revise el número o el enlace. También puede ser que usted no tenga acceso.',
  ],
  method_not_allowed: [
    'Esta dirección no admite esa operación',
    'Consulte la documentación de la API en /api/docs.',
  ],
  not_acceptable: ['No podemos responder en el formato pedido', 'Pida application/json.'],
  invalid_transition: [
    'El caso no admite esa acción en su estado actual',
    'Vuelva a cargar el caso y elija una de las acciones disponibles. No se cambió nada.',
  ],
  open_case_limit: [
    'Su organización ya tiene todos los casos abiertos que permite su contrato',
    'Cierre uno de los casos indicados o pídalo a quien puede cerrarlo. Lo que escribió no se perdió.',
  ],
  possible_duplicate: [
    'Ya hay un caso parecido',
    'Revise los casos indicados. Si el suyo es distinto, confírmelo y envíe.',
  ],
  idempotency_key_in_use: [
    'Esta misma solicitud todavía se procesa',
    'Espere unos segundos y consulte el resultado.',
  ],
  already_decided: [
    'Esta decisión ya fue respondida',
    'Vuelva a cargar el caso para ver quién respondió y qué.',
  ],
  mail_not_repeatable: [
    'Este correo no se puede repetir',
    'Solo se repite lo que falló. Si llevaba un enlace de un solo uso, envíe una invitación nueva.',
  ],
  already_reversed: [
    'Este movimiento ya fue revertido',
    'Vuelva a cargar el libro de horas. Las horas no cambiaron.',
  ],
  already_renewed: [
    'Este contrato ya fue renovado',
    'Un contrato nuevo continúa a este. Cambie ese si hace falta.',
  ],
  already_corrected: [
    'Este trabajo ya fue corregido',
    'Vuelva a cargar el caso y corrija la entrada que ocupó su lugar.',
  ],
  already_exists: [
    'Ya existe uno con esos datos',
    'Use el que existe o cambie el dato que se repite.',
  ],
  email_in_use: [
    'Ese correo ya pertenece a otra persona',
    'Use otro correo o busque a la persona que ya existe.',
  ],
  key_user_limit: [
    'La organización ya tiene todos los usuarios líderes que permite la mesa',
    'Cambie primero el rol de uno de ellos.',
  ],
  in_use: [
    'Esto se usa todavía y no se puede quitar',
    'Retírelo de donde se usa, o dele de baja para que no se ofrezca más.',
  ],
  setup_done: ['Mesa ya está instalada', 'Inicie sesión.'],
  posting_exists: [
    'Ese movimiento ya está registrado',
    'No hace falta repetirlo. Las horas se contaron una sola vez.',
  ],
  decision_expired: [
    'El plazo para responder esta decisión venció',
    'Pida a la mesa que la solicite de nuevo. No se usaron horas.',
  ],
  stale: [
    'Otra persona cambió esto mientras usted lo editaba',
    'Vuelva a cargar para ver el cambio y repita el suyo. No se guardó nada.',
  ],
  body_too_large: [
    'El texto enviado es demasiado grande',
    'Acórtelo, o envíe lo extenso como archivo adjunto.',
  ],
  file_too_large: ['El archivo supera el tamaño permitido', 'Comprímalo o divídalo. No se guardó.'],
  quota: [
    'No queda espacio para este archivo',
    'Publique o descarte los archivos que ya subió, o pida más espacio a la mesa de ayuda. Lo que escribió no se perdió.',
  ],
  unsupported_media_type: [
    'El formato de la solicitud no se admite',
    'Envíe application/json; los archivos, como multipart/form-data.',
  ],
  file_type_refused: [
    'Este tipo de archivo no se admite',
    'No se reciben programas ni páginas web. Si los necesitamos, envíelos dentro de un ZIP.',
  ],
  subject_rule: [
    'El asunto no dice qué falla',
    'Escriba el módulo y el problema, sin palabras como «urgente».',
  ],
  evidence_required: [
    'Faltan las evidencias del caso',
    'Adjunte lo que se indica: sin ello no podemos reproducir el problema.',
  ],
  fields_required: ['Faltan datos para esta categoría', 'Complete los campos señalados.'],
  not_entitled: [
    'Ningún contrato vigente cubre este caso',
    'Elija un producto cubierto o hable con su asesor comercial.',
  ],
  standing: [
    'La cuenta de su organización no permite abrir casos',
    'Hable con su asesor comercial. Sus casos abiertos siguen a la vista.',
  ],
  conditions_required: [
    'Faltan condiciones por aceptar',
    'Lea y acepte las condiciones indicadas.',
  ],
  terms_required: [
    'El cliente todavía no confirma los términos de atención',
    'El trabajo empieza cuando los confirme en el caso. Puede pedírselos de nuevo.',
  ],
  training_required: [
    'Usted no tiene registrada la capacitación en este producto',
    'Pida el curso de inducción, o que su usuario líder registre el que ya hizo.',
  ],
  not_classified: ['El caso todavía no está clasificado', 'Clasifique el caso y repita la acción.'],
  reason_required: [
    'Falta el motivo',
    'Escriba o elija el motivo. Queda en el historial del caso.',
  ],
  nature_required: [
    'Falta decir si la solución es definitiva o provisional',
    'Elija una de las dos.',
  ],
  validation_required: [
    'Falta la validación del cliente',
    'Proponga la solución y espere la respuesta del cliente.',
  ],
  support_never_parked: [
    'Un caso de soporte no se deja en espera',
    'Siga atendiéndolo, o cambie su tipo si en verdad es otra cosa.',
  ],
  body_required: ['Falta el texto', 'Escriba el mensaje y envíe de nuevo.'],
  until_required: ['Falta la fecha', 'Indique hasta cuándo.'],
  reopen_window_closed: [
    'El plazo para reabrir este caso terminó',
    'Abra un caso nuevo que mencione a este. El historial se conserva.',
  ],
  escalation_too_early: [
    'Todavía no se puede escalar este caso',
    'Espere a que venza el plazo de respuesta.',
  ],
  already_escalated: [
    'Este caso ya está escalado',
    'La mesa lo tiene a la vista. Puede agregar lo que falte como un mensaje.',
  ],
  calendar_invalid: [
    'Este calendario no tiene sentido así',
    'Corrija la parte señalada y guarde de nuevo.',
  ],
  module_unknown: ['Ese módulo no pertenece al producto', 'Elija uno de los módulos del producto.'],
  reference_unknown: [
    'Uno de los datos elegidos ya no existe',
    'Vuelva a elegir el campo señalado.',
  ],
  attachment_unusable: [
    'Uno de los archivos no se puede usar aquí',
    'Súbalo de nuevo. Cada archivo va en un solo mensaje y lo envía quien lo subió.',
  ],
  file_empty: ['El archivo está vacío', 'Revise el archivo en su equipo y súbalo de nuevo.'],
  file_damaged: [
    'El archivo está dañado',
    'Ábralo en su equipo para comprobarlo y súbalo de nuevo.',
  ],
  file_quarantined: [
    'El archivo está retenido: contiene un virus',
    'Nadie puede abrirlo. Revise el equipo de donde salió y suba una copia limpia.',
  ],
  file_not_scanned: [
    'Aún se está buscando si el archivo contiene un virus',
    'Espere un minuto y ábralo de nuevo.',
  ],
  balance_insufficient: [
    'No quedan horas suficientes',
    'Pida menos tiempo o hable con su asesor comercial. No se usaron horas.',
  ],
  grant_spent: [
    'Estas horas ya se usaron en parte',
    'No se pueden retirar. Registre un ajuste con su motivo.',
  ],
  month_closed: ['Ese mes ya está cerrado', 'Registre el movimiento en el mes en curso.'],
  month_not_over: ['Ese mes todavía no ha terminado', 'Ciérrelo cuando haya pasado su último día.'],
  work_in_future: ['El trabajo tiene una fecha futura', 'Registre el trabajo después de hacerlo.'],
  away_not_offered: [
    'Esta mesa no ofrece retirarse de un caso',
    'Escriba en el caso cuándo podrá responder.',
  ],
  period_invalid: ['El período no es válido', 'Revise que el fin sea posterior al comienzo.'],
  second_person_required: [
    'Esto lo debe aprobar otra persona',
    'Pida la aprobación a alguien distinto de quien lo solicitó.',
  ],
  idempotency_key_reused: [
    'Esa clave de repetición se usó con otros datos',
    'Use una clave nueva para una solicitud distinta.',
  ],
  entry_id_reused: ['Ese identificador se usó con otros datos', 'Use un identificador nuevo.'],
  rate_limited: ['Llegaron demasiadas solicitudes seguidas', 'Espere un momento y repita.'],
  internal: [
    'Algo falló de nuestro lado',
    'No sabemos si se guardó. Vuelva a cargar y compruébelo antes de repetir. Si continúa, dé a la mesa el código de esta solicitud.',
  ],
  unavailable: [
    'El servicio no responde en este momento',
    'Espere unos segundos, compruebe si su cambio se guardó y, si no, repítalo.',
  ],
  storage_unavailable: [
    'El almacén de archivos no responde en este momento',
    'Lo que escribió no se perdió: envíelo sin el archivo, o espere un minuto y súbalo de nuevo.',
  ],
}
