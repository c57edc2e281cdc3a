import type { Topic } from '../topic.ts'

const sigper = { productKey: 'sigper', category: 'solicitud', kind: 'incidente' } as const
const cgu = { productKey: 'cgu', category: 'solicitud', kind: 'incidente' } as const
const sigfin = { productKey: 'sigfin', category: 'solicitud', kind: 'consulta' } as const
const sigas = { productKey: 'sigas', category: 'solicitud', kind: 'tarea_soporte' } as const

export const publicSectorTopics: Topic[] = [
  {
    ...sigper,
    key: 'licencia-medica',
    module: 'Licencias médicas',
    fields: { opcion: 'SIGPER › Licencias médicas › Recepción', folio: 'LM-{doc}' },
    summary: 'Licencia médica LM-{doc} no descuenta los días',
    body: 'Llama por la licencia LM-{doc} de {funcionario}: está recepcionada, pero la planilla paga el mes completo. Se identifica y deja su anexo.',
    ask: '¿La licencia quedó con resolución de la COMPIN o en trámite?',
    answer: 'En trámite, la resolución llega la próxima semana.',
    work: 'Revisar estado de la licencia LM-{doc} y su efecto en la planilla',
    solution:
      'Respuesta definitiva: con la resolución registrada, LM-{doc} descuenta los días y la planilla de {funcionario} queda correcta.',
    temporary:
      'Respuesta provisoria: mientras llega la resolución, registre LM-{doc} como «en trámite con descuento»; la planilla lo considera.',
  },
  {
    ...sigper,
    key: 'asignacion',
    module: 'Remuneraciones',
    fields: { opcion: 'SIGPER › Remuneraciones › Proceso' },
    summary: 'Asignación profesional de {funcionario} en cero',
    body: 'En el proceso de {{m-1}} la asignación profesional de {funcionario} sale en cero. El mes anterior se pagó.',
    ask: '¿Cambió de grado o de calidad jurídica?',
    answer: 'Pasó de contrata a planta.',
    work: 'Revisar calidad jurídica y haberes asociados',
    solution:
      'Respuesta definitiva: al pasar a planta se cerró el haber. Lo abrimos desde su nombramiento y el reproceso lo paga.',
    refusal: [
      'Lo paga, pero sin el mes anterior.',
      'Generamos la reliquidación del mes anterior; sale en el suplementario.',
    ],
  },
  {
    ...sigper,
    key: 'reloj-control',
    module: 'Asistencia',
    kind: 'falla_leve',
    fields: { opcion: 'SIGPER › Asistencia › Carga de reloj' },
    summary: 'Carga del reloj control omite a {n} funcionarios',
    body: 'La carga de marcaciones de la {unidad} omite a {n} funcionarios. El archivo los trae.',
    ask: '¿Los que faltan tienen el RUT con dígito K?',
    answer: 'Sí, todos.',
    work: 'Revisar lectura del dígito verificador en la carga',
    solution:
      'Respuesta definitiva: la carga no leía la K minúscula del reloj nuevo. Corregida; vuelva a cargar el archivo.',
    temporary:
      'Respuesta provisoria: reemplace la k minúscula por mayúscula en el archivo y cárguelo.',
  },
  {
    ...cgu,
    key: 'saldo-apertura',
    module: 'Contabilidad',
    fields: { opcion: 'CGU+Plus › Contabilidad › Apertura', folio: '{doc}' },
    summary: 'Asiento de apertura {doc} descuadrado',
    body: 'El asiento de apertura {doc} queda descuadrado en $ {chico}. Contraloría pide el informe este viernes.',
    ask: '¿Hicieron ajustes después del cierre del ejercicio anterior?',
    answer: 'Uno, por instrucción de Contraloría.',
    work: 'Comparar cierre y apertura por cuenta',
    solution:
      'Respuesta definitiva: el ajuste posterior al cierre no pasó a la apertura. Lo incorporamos con el asiento complementario.',
    refusal: [
      'Cuadra en pesos y no en dólares.',
      'Ajustamos también la cuenta en dólares; el informe a Contraloría ya cuadra.',
    ],
  },
  {
    ...cgu,
    key: 'modificacion-presupuestaria',
    module: 'Presupuesto',
    kind: 'consulta',
    fields: { opcion: 'CGU+Plus › Presupuesto › Modificaciones' },
    summary: 'Modificación presupuestaria del programa {programa}',
    body: '¿Cómo registramos el decreto que traspasa $ {monto} al programa {programa} sin perder lo ya comprometido?',
    ask: '¿El decreto ya está totalmente tramitado?',
    answer: 'Sí, tomado de razón.',
    work: 'Indicar registro de modificación con compromisos vigentes',
    solution:
      'Respuesta definitiva: registre la modificación con fecha de la toma de razón; los compromisos se mantienen y el disponible se ajusta.',
  },
  {
    ...cgu,
    key: 'conciliacion',
    module: 'Conciliación',
    fields: { opcion: 'CGU+Plus › Conciliación › Cartola' },
    summary: 'Cartola del banco no se carga',
    body: 'La cartola de {{m-1}} no se carga: «formato no reconocido». Tesorería debe cerrar hoy.',
    ask: '¿El banco les avisó de un cambio de formato?',
    answer: 'Sí, por una circular.',
    work: 'Adaptar el formato de lectura de la cartola',
    solution:
      'Respuesta definitiva: quedó disponible el formato nuevo del banco; la cartola de {{m-1}} cargó completa.',
    temporary:
      'Respuesta provisoria: adjuntamos la cartola convertida al formato anterior para que cierren hoy.',
  },
  {
    ...cgu,
    key: 'pago-proveedor',
    module: 'Tesorería',
    fields: { opcion: 'CGU+Plus › Tesorería › Nómina de pago', folio: '{doc}' },
    summary: 'Nómina de pago {doc} rechazada por el banco',
    body: 'El banco rechaza la nómina {doc} por $ {monto}: una cuenta no existe. Son {n} proveedores pequeños.',
    ask: '¿Qué línea indica el rechazo?',
    answer: 'La {n}.',
    work: 'Validar cuentas de la nómina {doc}',
    solution:
      'Respuesta definitiva: la cuenta de la línea {n} tenía un cero de más. Corregida en la ficha; la nómina {doc} pasó.',
  },
  {
    ...sigfin,
    key: 'devengo',
    module: 'Devengo y pago',
    kind: 'incidente',
    fields: { opcion: 'SIGFIN › Devengo', folio: 'OC {doc}' },
    summary: 'Orden de compra {doc} no aparece para devengar',
    body: 'La orden {doc} está aceptada en Mercado Público y no aparece para devengar en SIGFIN.',
    ask: '¿El compromiso se hizo por el monto total?',
    answer: 'No, por la primera cuota.',
    work: 'Revisar integración de la orden {doc}',
    solution:
      'Respuesta definitiva: la orden {doc} llegó con otro RUT de unidad de compra. La asociamos y ya se puede devengar.',
    temporary:
      'Respuesta provisoria: devengue manual con referencia a la orden {doc}; después se enlaza.',
  },
  {
    ...sigfin,
    key: 'informe-dipres',
    module: 'Informes',
    fields: { opcion: 'SIGFIN › Informes › Ejecución' },
    summary: 'Informe de ejecución con el subtítulo 22 duplicado',
    body: 'El informe de ejecución de {{m-1}} muestra el subtítulo 22 dos veces. La DIPRES lo pide mañana.',
    ask: '¿Lo emite por programa o consolidado?',
    answer: 'Consolidado.',
    work: 'Revisar agrupación del informe consolidado',
    solution:
      'Respuesta definitiva: había un clasificador repetido en el programa {programa}. Corregido, el consolidado sale una sola vez.',
  },
  {
    ...sigas,
    key: 'alta-bien',
    module: 'Activo fijo',
    fields: { opcion: 'SIGAS › Activo fijo › Altas', folio: '{doc}' },
    summary: 'Alta masiva de {n} bienes de {unidad}',
    body: 'Se solicita cargar {n} bienes de la {unidad} con la planilla adjunta en la orden {doc}.',
    ask: '¿La planilla trae el código de cuenta contable de cada bien?',
    answer: 'Faltan cuatro, los completo.',
    work: 'Tarea soporte: validar planilla y cargar {n} bienes',
    solution:
      'Respuesta definitiva: los {n} bienes están de alta con su placa. Adjuntamos el acta de carga.',
  },
  {
    ...sigas,
    key: 'existencias',
    module: 'Existencias',
    kind: 'falla_leve',
    fields: { opcion: 'SIGAS › Existencias › Salida' },
    summary: 'Salida de bodega no imprime el comprobante',
    body: 'La salida {doc} a la {unidad} se guarda, pero el comprobante sale en blanco.',
    ask: '¿Sale en blanco también en pantalla?',
    answer: 'En pantalla se ve bien.',
    work: 'Revisar formato de impresión del comprobante',
    solution:
      'Respuesta definitiva: el formato apuntaba a una impresora retirada. Quedó en la predeterminada.',
  },
  {
    ...sigper,
    key: 'certificado',
    module: 'Personal',
    category: 'requerimiento',
    kind: 'requerimiento',
    type: 'change',
    fields: {
      opcion: 'SIGPER › Personal › Certificados',
      objetivo: 'Certificado de antigüedad con los períodos a honorarios.',
    },
    summary: 'Certificado de antigüedad con honorarios',
    body: 'Se requiere que el certificado de antigüedad incluya los períodos a honorarios, según dictamen.',
    ask: '¿Nos envía el dictamen que lo instruye?',
    answer: 'Adjunto va el número: {doc} de este año.',
    work: 'Requerimiento de aprobación predefinida: ajuste del certificado',
    solution:
      'Respuesta definitiva: el certificado incluye los períodos a honorarios, en línea aparte.',
  },
  {
    ...cgu,
    key: 'perfil',
    module: 'Contabilidad',
    category: 'acceso',
    kind: 'tarea_soporte',
    fields: { funcionario: '{funcionario}', perfil: 'Contabilidad, solo consulta' },
    summary: 'Perfil de consulta para {funcionario}',
    body: 'Se solicita perfil de consulta de contabilidad para {funcionario}, de la {unidad}, con autorización de la jefatura.',
    ask: '¿Hasta qué fecha rige la autorización?',
    answer: 'Hasta fin de año.',
    work: 'Tarea soporte: crear perfil con vencimiento',
    solution: 'Respuesta definitiva: {funcionario} tiene perfil de consulta hasta fin de año.',
  },
]
