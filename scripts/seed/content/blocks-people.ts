import type { Block } from './block.ts'

const erp = { productKey: 'club-erp', category: 'process_error', criticality: 'moderate' } as const
const payroll = { ...erp, productKey: 'club-nomina' } as const

export const peopleBlocks: Block[] = [
  {
    ...erp,
    category: 'data_difference',
    module: 'SOCIOS',
    screens: ['socios-ficha'],
    summary: 'Hijos mayores de edad de la acción {accion} siguen activos',
    path: 'Socios › Mantenimiento › Ficha › Grupo familiar',
    error: '',
    expected: 'Que los hijos mayores de 25 años pasen a categoría contribuyente.',
    body: 'En la acción {accion} ({socio}) dos hijos ya cumplieron 26 años y siguen como familiares. Según el reglamento pasan a contribuyentes al cumplir 25. En la revisión encontramos {n} casos iguales.',
    diagnosis:
      'El proceso anual de edades se ejecutó, pero omitió las fichas sin fecha de nacimiento completa, como estas.',
    ask: '¿Tiene las fechas de nacimiento de esos {n} familiares o hay que pedirlas a los socios?',
    answer: 'Las tengo todas en las planillas de inscripción. Las cargo hoy.',
    consent:
      'Cargar {n} fechas de nacimiento y ejecutar el proceso de edades solo para esas fichas.',
    solution:
      'Con las fechas cargadas, ejecute Socios › Procesos › Edades con la opción «Solo fichas pendientes». Los dos hijos de la acción {accion} pasan a contribuyentes desde el próximo mes.',
    reject: 'Pasaron a contribuyentes desde este mes y ya les emitió cuota.',
    rework: 'Anulamos esas cuotas y pusimos la vigencia en el primer día del mes próximo.',
  },
  {
    ...erp,
    module: 'SOCIOS',
    screens: ['socios-traspaso'],
    summary: 'Traspaso de la acción {accion} pide una solvencia ya entregada',
    path: 'Socios › Acciones › Traspaso',
    error: 'SOC-0322: la acción {accion} no tiene solvencia vigente.',
    expected: 'Completar el traspaso con la solvencia {doc}.',
    body: 'Emitimos la solvencia {doc} de la acción {accion} a favor de {socio}, pero al traspasar dice que no hay solvencia vigente. El derecho de traspaso por {monto} ya está pagado.',
    diagnosis:
      'La solvencia {doc} venció ayer: duran 15 días desde su emisión, no desde el acta de la junta.',
    ask: '¿La junta admite renovar la solvencia sin nuevo pago? El sistema lo permite, pero queda registrado quién lo autoriza.',
    answer: 'Sí, la administradora lo autoriza. Es la misma operación.',
    consent: 'Renovar la solvencia y revisar los demás traspasos pendientes de acta.',
    solution:
      'Use Socios › Solvencias › Renovar sobre la {doc}, con motivo «Trámite en curso». Luego repita el traspaso: el pago de {monto} se conserva.',
    reject: 'Renovó, pero el traspaso sigue usando la solvencia vieja.',
    rework:
      'El borrador del traspaso guardaba la anterior. Lo descartamos; al crearlo de nuevo toma la vigente.',
  },
  {
    ...erp,
    category: 'query',
    criticality: 'minor',
    module: 'SOCIOS',
    screens: ['socios-ficha'],
    summary: 'Cómo registrar la ausencia temporal de la acción {accion}',
    path: 'Socios › Mantenimiento › Ficha',
    error: '',
    expected: 'Que {socio} pague media cuota durante su ausencia y conserve la acción.',
    body: '{socio}, acción {accion}, se va del país por un año y la junta le aprobó pagar la mitad de la cuota. No queremos cambiarle la categoría porque perdería la antigüedad.',
    diagnosis:
      'No hace falta cambiar la categoría: existe la condición «Ausencia autorizada», que lleva su porcentaje y sus fechas.',
    ask: '¿La ausencia aplica también al grupo familiar o los hijos seguirán usando el club?',
    answer: 'Se va toda la familia, nadie usará las instalaciones.',
    consent:
      'Configurar la condición de ausencia y probarla con las {n} acciones que la tienen aprobada.',
    solution:
      'En la ficha, pestaña Acciones, elija Condición › Ausencia autorizada, 50 %, con las fechas del acta y «Incluye grupo familiar». La próxima cuota de la acción {accion} saldrá por la mitad.',
    reject: 'La cuota sale a la mitad, pero también la extraordinaria, y esa es completa.',
    rework:
      'Desmarque «Aplicar a cuotas extraordinarias» en la condición; así solo rebaja la ordinaria.',
  },
  {
    ...payroll,
    module: 'NÓMINA',
    screens: ['nomina-calculo'],
    summary: 'Ficha {ficha} con horas extra de más en la nómina',
    path: 'Nómina › Procesos › Calcular nómina',
    error: 'NOM-0158: la ficha {ficha} supera el tope semanal de horas.',
    expected: 'Pagar {n} horas extra y no el doble.',
    body: 'A {trab}, ficha {ficha}, se le cargaron {n} horas extra y el cálculo paga el doble. Revisé el registro y solo hay una carga. El pago sube en {monto2}.',
    diagnosis:
      'Hay dos cargas: la suya y la que llega del reloj biométrico, que desde este mes importa también las horas extra.',
    ask: '¿Quieren que el reloj siga trayendo las horas extra o las cargan siempre a mano?',
    answer: 'A mano, porque el jefe de área las tiene que aprobar antes.',
    consent:
      'Desactivar la importación de horas extra y corregir las fichas duplicadas del período.',
    solution:
      'Desmarque «Horas extra» en Nómina › Configuración › Reloj y recalcule la ficha {ficha}. Debe quedar con {n} horas.',
    reject: 'La ficha {ficha} quedó bien, pero otra persona perdió sus horas.',
    rework:
      'Esa persona solo tenía la carga del reloj. Restauramos sus horas como carga manual aprobada.',
  },
  {
    ...payroll,
    module: 'NÓMINA',
    screens: ['nomina-archivo-banco'],
    criticality: 'serious',
    summary: 'Pago de la ficha {ficha} devuelto por {banco}',
    path: 'Nómina › Pagos › Generar archivo de banco',
    error: 'NOM-0291: la cédula de la ficha {ficha} no corresponde a la cuenta.',
    expected: 'Pagar {monto2} a {trab} hoy mismo.',
    body: '{banco} devolvió el pago de {trab}, ficha {ficha}, por {monto2}. Los demás salieron. La cuenta es la de siempre. ¿Se puede generar un archivo solo con esa persona?',
    diagnosis:
      'La cédula pasó de «V» a «E» en la última actualización de datos; el banco valida cédula y cuenta juntas.',
    ask: '¿El trabajador tiene cédula venezolana o de extranjero? En la ficha aparece E desde el {{d-8}}.',
    answer: 'Venezolana. Fue un error de quien actualizó las planillas.',
    consent: 'Revisar las cédulas modificadas el {{d-8}} y generar el archivo complementario.',
    solution:
      'Corrija la cédula a V y genere el archivo con «Solo devueltos»: saldrá una línea con {monto2}. No afecta el lote anterior.',
    reject: 'El banco lo recibió, pero el recibo de pago sigue diciendo «Devuelto».',
    rework:
      'Cargue la respuesta del segundo archivo y el recibo cambia a «Pagado». La cargamos por usted.',
  },
  {
    ...payroll,
    category: 'report',
    module: 'NÓMINA',
    screens: ['reporte-relacion-nomina', 'config-relacion-nomina'],
    criticality: 'minor',
    summary: 'Relación de nómina sin la ficha {ficha}',
    path: 'Reportes › Nómina › Relación de nómina',
    error: '',
    expected: 'Que {trab} aparezca con {monto2}.',
    body: 'La relación de la quincena no incluye a {trab}, ficha {ficha}, que cobró {monto2}. El total queda por debajo de lo pagado. Adjunto el reporte y la configuración con la que lo pedimos.',
    diagnosis:
      'La ficha {ficha} egresó el {{d-3}} y la configuración solo incluye activos y de vacaciones.',
    ask: '¿El reporte debe mostrar a todos los que cobraron en el período, aunque hayan egresado?',
    answer: 'Sí, todos los que cobraron.',
    consent: 'Crear una configuración «Todos los pagados» para las cuatro nóminas.',
    solution:
      'Cambie «Trabajadores activos» por «Con pago en el período». La ficha {ficha} aparece y el total coincide con lo pagado.',
    reject: 'Aparece, pero bajo «Sin centro de costo».',
    rework:
      'Al egresar se borró el centro. El reporte toma ahora el centro vigente en la fecha del pago.',
  },
  {
    ...payroll,
    module: 'PRESTACIONES',
    screens: ['prestaciones-calculo'],
    summary: 'Garantía trimestral de la ficha {ficha} en cero',
    path: 'Prestaciones › Procesos › Abono trimestral',
    error: 'PRE-0051: trabajadores sin salario integral para el trimestre.',
    expected: 'Abonar 15 días de salario integral a {trab}.',
    body: 'En el abono del trimestre, {trab} (ficha {ficha}) y otros {n} salen con salario integral en cero. Todos cobraron sus seis quincenas.',
    diagnosis:
      'El salario integral se arma con la alícuota de utilidades, y estas fichas no tienen días de utilidades en su tabulador.',
    ask: '¿Cuántos días de utilidades corresponden a este grupo, 30 o 60?',
    answer: '60 días, igual que el resto del personal.',
    consent: 'Cargar los días de utilidades a {n} fichas y recalcular el trimestre.',
    solution:
      'Cargue 60 días en Tablas › Utilidades para el grupo y ejecute de nuevo la vista previa. La ficha {ficha} queda con su abono de 15 días.',
    reject: 'Ya sale el abono, pero los intereses del mes quedaron en cero.',
    rework:
      'Faltaba la tasa del mes en la tabla del banco central. La cargamos y los intereses se calculan.',
  },
  {
    ...payroll,
    module: 'VACACIONES',
    screens: ['vacaciones-bono'],
    summary: 'Bono vacacional de la ficha {ficha} con días de menos',
    path: 'Vacaciones › Liquidación › Calcular',
    error: 'VAC-0019: los días de bono no corresponden a la antigüedad.',
    expected: 'Bono según la antigüedad de {trab}.',
    body: '{trab}, ficha {ficha}, sale de vacaciones el {{d+6}} y el bono le calcula 15 días, como si tuviera un año. Reingresó en la empresa y se le reconoce la antigüedad anterior.',
    diagnosis:
      'La liquidación cuenta desde el reingreso porque la ficha no tiene «Fecha de antigüedad reconocida».',
    ask: '¿Nos indica la fecha desde la cual se le reconoce la antigüedad y en qué documento consta?',
    answer: 'Desde el 30/06/2019; consta en el contrato de reingreso, cláusula cuarta.',
    consent: 'Revisar las {n} fichas con reingreso y cargar su antigüedad reconocida.',
    solution:
      'Cargue 30/06/2019 en «Fecha de antigüedad reconocida» y recalcule. El bono de la ficha {ficha} pasa a los días que le corresponden.',
    reject:
      'El bono está bien, pero ahora los días de disfrute también subieron y esos no se reconocen.',
    rework:
      'Marque «Solo para bono» junto a la fecha; el disfrute vuelve a contar desde el reingreso.',
  },
  {
    ...payroll,
    module: 'ARCHIVOS LEGALES',
    screens: ['legales-faov'],
    summary: 'Archivo FAOV rechazado por la ficha {ficha}',
    path: 'Archivos legales › FAOV › Generar archivo del mes',
    error: 'LEG-0044: el archivo tiene líneas con caracteres no válidos.',
    expected: 'Archivo aceptado por el portal antes del día cinco.',
    body: 'El portal rechaza el archivo del mes. Marca la línea de {trab}, ficha {ficha}. El nombre lleva tilde y una eñe; en meses anteriores pasaba sin problema.',
    diagnosis:
      'El portal cambió este mes: ya no acepta tildes ni eñes, y el formato de generación es el anterior.',
    ask: '¿Nos puede adjuntar el mensaje completo del portal?',
    answer: 'Dice: «Registro inválido, carácter no permitido en posición 24».',
    consent: 'Actualizar el formato del archivo y comprobar los últimos tres meses.',
    solution:
      'Publicamos el formato FAOV 2026-2: quita las tildes y escribe N por Ñ. Elíjalo en «Formato» y genere de nuevo el archivo.',
    reject: 'Pasó esa línea, pero rechaza dos con apellido compuesto y guion.',
    rework: 'Agregamos el guion a la lista de caracteres que se quitan. Genere una vez más.',
  },
]
