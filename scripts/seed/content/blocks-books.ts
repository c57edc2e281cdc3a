import type { Block } from './block.ts'

const erp = { productKey: 'club-erp', category: 'process_error', criticality: 'moderate' } as const
const access = { ...erp, productKey: 'club-acceso' } as const

export const booksBlocks: Block[] = [
  {
    ...erp,
    module: 'IMPUESTOS',
    screens: ['impuestos-retencion-iva'],
    summary: 'Retención de IVA de {proveedor} al 100 % en la factura {doc}',
    path: 'Impuestos › Retenciones › Emitir comprobante',
    error: 'IMP-0312: el comprobante mezcla porcentajes de 75 % y 100 %.',
    expected: 'Retener el 75 % a {proveedor}.',
    body: 'El sistema quiere retener el 100 % del IVA a {proveedor} en la factura {doc} por {monto}. Siempre ha sido 75 %. El proveedor está molesto y con razón.',
    diagnosis:
      'El proveedor tiene marcada la opción «RIF no verificado» desde el {{d-4}}, y eso obliga al 100 %.',
    ask: '¿Tienen el RIF vigente del proveedor? Con el comprobante digital podemos verificarlo.',
    answer: 'Sí, vence el año que viene. Lo consultamos hoy en el portal y está activo.',
    consent:
      'Anular el comprobante emitido al 100 %, emitir el correcto y revisar otros proveedores marcados.',
    solution:
      'Desmarque «RIF no verificado» en la ficha y emita de nuevo la retención de la factura {doc}. Sale al 75 %.',
    reject: 'El comprobante nuevo sale bien, pero el anterior sigue en el TXT.',
    rework: 'Lo anulamos con motivo «Emitido con error»; el TXT ya no lo incluye.',
  },
  {
    ...erp,
    module: 'IMPUESTOS',
    screens: ['impuestos-seniat-txt'],
    criticality: 'serious',
    summary: 'Archivo del SENIAT no incluye la factura {doc}',
    path: 'Impuestos › Archivos › Retenciones de IVA (TXT)',
    error: 'IMP-0411: 1 comprobante fuera de la quincena.',
    expected: 'Incluir el comprobante de la factura {doc} en la quincena.',
    body: 'Generamos el archivo de retenciones y falta la factura {doc} de {proveedor}, por {monto}. La retención existe y tiene comprobante {comp}. Declaramos mañana.',
    diagnosis:
      'La factura se registró con fecha de recepción posterior al cierre de la quincena, y el archivo se arma por esa fecha.',
    ask: '¿Cuándo recibieron físicamente la factura {doc}? El sello de recepción es lo que vale.',
    answer:
      'El sello dice {{d-4}}, dentro de la quincena. La fecha del sistema es de cuando la cargaron.',
    consent:
      'Corregir la fecha de recepción, regenerar el archivo y comprobar el total de la quincena.',
    solution:
      'Corrija «Fecha de recepción» a {{d-4}} en la factura {doc} y genere el archivo otra vez: el total sube en la retención que faltaba.',
    reject: 'Ya está en el archivo, pero el resumen en pantalla no la suma.',
    rework: 'El resumen se calculó antes del cambio. Pulse «Recalcular» y coincide con el archivo.',
  },
  {
    ...erp,
    category: 'report',
    module: 'IMPUESTOS',
    screens: ['reporte-libro-ventas', 'config-libro-ventas'],
    summary: 'Libro de ventas repite el documento {doc}',
    path: 'Reportes › Impuestos › Libro de ventas',
    error: '',
    expected: 'Que el documento {doc} salga una sola vez, por {monto}.',
    body: 'En el libro de ventas el documento {doc} de la acción {accion} sale como factura y otra vez dentro del resumen de la máquina fiscal. El IVA queda inflado. Adjunto el libro y las opciones.',
    diagnosis:
      'La caja emitió el documento {doc} por la máquina fiscal, pero su serie está marcada como manual, y el libro lo toma dos veces.',
    ask: '¿La serie de ese documento se usa solo en esa caja o también en administración?',
    answer: 'Solo en la caja del restaurante desde el mes pasado.',
    consent: 'Cambiar el origen de la serie y comprobar los libros de los dos últimos meses.',
    solution:
      'Cambie el origen de la serie a «Máquina fiscal» en Facturación › Series. El documento {doc} queda una sola vez, dentro del resumen diario.',
    reject: 'Se arregló este mes, pero el anterior, ya declarado, también cambió.',
    rework: 'Pusimos fecha de vigencia al cambio: los meses declarados quedan como se presentaron.',
  },
  {
    ...erp,
    module: 'CONTABILIDAD',
    screens: ['contabilidad-comprobante'],
    summary: 'Comprobante {comp} descuadrado por {chico}',
    path: 'Contabilidad › Comprobantes › Editar',
    error: 'CON-0108: el comprobante {comp} está descuadrado en {chico}.',
    expected: 'Que el comprobante {comp} cuadre en {monto}.',
    body: 'El comprobante {comp}, que viene de Nómina por {monto}, quedó descuadrado por {chico}. No lo podemos editar porque su origen no es Contabilidad.',
    diagnosis:
      'Una de las cuentas exige centro de costo y el concepto de nómina no lo envía, así que esa línea se pierde.',
    ask: '¿A qué centro de costo debe ir ese concepto: al del trabajador o a uno fijo?',
    answer: 'Al del trabajador.',
    consent:
      'Configurar el centro por trabajador, reversar el comprobante {comp} y volver a contabilizar.',
    solution:
      'En Nómina › Conceptos marque «Centro del trabajador», reverse el comprobante {comp} y contabilice otra vez. Cuadra en {monto}.',
    reject: 'Cuadra, pero {n} líneas fueron al centro 00 General.',
    rework: 'Eran fichas sin centro. Las completamos con su lista y contabilizamos de nuevo.',
  },
  {
    ...erp,
    module: 'CONTABILIDAD',
    screens: ['contabilidad-cierre'],
    summary: 'Cierre detenido por el comprobante {comp}',
    path: 'Contabilidad › Procesos › Cierre mensual',
    error: 'CON-0219: el comprobante {comp} está bloqueado por otro usuario.',
    expected: 'Cerrar el mes.',
    body: 'El cierre dice que el comprobante {comp} está bloqueado por otro usuario, pero esa persona ya no trabaja aquí y nadie lo tiene abierto. Monto: {monto}.',
    diagnosis:
      'La sesión de ese usuario quedó abierta desde el {{d-2}}, cuando se apagó su equipo sin salir del sistema.',
    ask: '¿Podemos cerrar esa sesión? Si hay cambios sin guardar en el comprobante {comp}, se pierden.',
    answer: 'Sí, ciérrenla. El comprobante está completo en papel.',
    consent: 'Cerrar la sesión, comprobar el comprobante {comp} y desactivar usuarios retirados.',
    solution:
      'Cerramos la sesión; el comprobante {comp} está completo por {monto}. Ejecute el cierre. Le sugerimos desactivar el usuario en Utilidades › Usuarios.',
    reject: 'Cerró Contabilidad, pero Bancos sigue pidiendo el mes anterior.',
    rework: 'Bancos tiene su propio cierre. Lo ejecutamos con usted y ya abre el mes nuevo.',
  },
  {
    ...erp,
    category: 'report',
    module: 'CONTABILIDAD',
    screens: ['reporte-mayor', 'config-mayor'],
    criticality: 'minor',
    summary: 'Mayor analítico no trae el comprobante {comp}',
    path: 'Reportes › Contabilidad › Mayor analítico',
    error: '',
    expected: 'Ver el comprobante {comp} por {monto} en el mayor.',
    body: 'Los auditores marcaron que el comprobante {comp} por {monto} no sale en el mayor analítico, aunque sí en el balance. Adjunto el reporte y la pantalla de opciones.',
    diagnosis:
      'Es un asiento de ajuste del cierre y la opción «Asientos de cierre» está desmarcada en la configuración que adjuntó.',
    ask: '¿Los auditores quieren el mayor con o sin los asientos de cierre? Conviene entregar el mismo criterio del balance.',
    answer: 'Con asientos de cierre, igual que el balance.',
    consent: 'Emitir los mayores de las {n} cuentas que pide la auditoría con el mismo criterio.',
    solution:
      'Marque «Asientos de cierre» y «Saldo anterior desde: Inicio del ejercicio». El comprobante {comp} aparece y el saldo coincide con el balance.',
    reject: 'Coincide, pero el concepto sale cortado y los auditores lo necesitan entero.',
    rework: 'Use el formato CON_MA05.rpt, que imprime el concepto en dos líneas.',
  },
  {
    ...erp,
    category: 'data_difference',
    module: 'INVENTARIO',
    screens: ['inventario-costo'],
    summary: 'Costo promedio en cero tras el traslado {doc}',
    path: 'Inventario › Consultas › Kárdex',
    error: 'INV-0066: el costo promedio quedó en 0,00.',
    expected: 'Costo promedio de {chico}.',
    body: 'Después del traslado {doc} del depósito principal al restaurante, {n} artículos quedaron con costo cero. El inventario del restaurante perdió {monto} de valor.',
    diagnosis:
      'El traslado se recibió antes de valorar la compra de origen, y entró con costo cero.',
    ask: '¿Hubo ventas o consumos de esos artículos después del traslado {doc}?',
    answer: 'Sí, desde ese día el restaurante ha consumido casi todos.',
    consent:
      'Recalcular el costo de {n} artículos desde el traslado {doc} y ajustar el costo de ventas.',
    solution:
      'Ejecute Inventario › Procesos › Recalcular costos desde la fecha del traslado {doc}. El promedio vuelve a {chico} y los consumos toman ese costo.',
    reject: 'El promedio está bien, pero el asiento de costo de ventas no cambió.',
    rework: 'Faltaba contabilizar el ajuste. Generamos el comprobante {comp} con la diferencia.',
  },
  {
    ...erp,
    category: 'configuration',
    criticality: 'minor',
    module: 'COMPRAS',
    screens: ['compras-orden'],
    summary: 'Orden de compra {doc} sin segunda firma disponible',
    path: 'Compras › Órdenes › Aprobar',
    error: 'COM-0140: la orden supera el tope del aprobador.',
    expected: 'Aprobar la orden {doc} por {monto}.',
    body: 'La orden {doc} a {proveedor} por {monto} pide segunda firma y el único firmante está de reposo. Necesitamos nombrar un suplente por 30 días.',
    diagnosis:
      'El suplente se define por fechas en el flujo de aprobación; no hace falta dar un permiso permanente.',
    ask: '¿Quién será el suplente y hasta qué fecha? Debe confirmarlo la usuaria o el usuario líder.',
    answer: 'La jefa de contabilidad, hasta el {{d+30}}. Ya está autorizado por la gerencia.',
    consent: 'Configurar suplentes en los tres flujos de compras y probarlos.',
    solution:
      'En Compras › Configuración › Firmas agregue la suplencia hasta el {{d+30}}. La orden {doc} ya aparece en la bandeja de la suplente.',
    reject: 'Le aparece la orden, pero el botón Aprobar está gris.',
    rework: 'Faltaba su tope de monto. Le pusimos el mismo del titular y ya puede aprobar.',
  },
  {
    ...access,
    module: 'CONTROL DE ACCESO',
    screens: ['acceso-torniquete'],
    criticality: 'serious',
    summary: 'Torniquete {caja} niega el paso a la acción {accion}',
    path: 'Control de acceso › Monitor',
    error: 'ACC-0091: el lector trabaja con la lista local.',
    expected: 'Que {socio} entre con su carnet.',
    body: '{socio}, acción {accion}, está al día y el torniquete {caja} le niega el paso. En el portón principal sí entra. Le pasó tres veces esta semana.',
    diagnosis:
      'El torniquete {caja} no recibe la lista desde el {{d-3}}; valida con una copia guardada.',
    ask: '¿En el tablero del torniquete {caja} la luz de red está encendida o parpadea?',
    answer: 'Apagada. Movieron un estante y creo que desconectaron el cable.',
    consent:
      'Sincronizar los lectores, revisar los últimos accesos negados y dejar un aviso automático.',
    solution:
      'Al reconectar el cable, pulse Monitor › Sincronizar. El torniquete {caja} recibe la lista de hoy y la acción {accion} pasa.',
    reject: 'Sincronizó, pero el cónyuge sigue negado.',
    rework:
      'El carnet del cónyuge estaba reportado como perdido desde el {{d-20}}. Lo reactivamos con su autorización.',
  },
  {
    ...access,
    module: 'CARNETIZACIÓN',
    screens: ['carnet-impresion'],
    criticality: 'minor',
    summary: 'Carnets de la acción {accion} con la plantilla anterior',
    path: 'Carnetización › Emisión › Imprimir lote',
    error: '',
    expected: 'Imprimir con la plantilla nueva.',
    category: 'configuration',
    body: 'Los carnets de la acción {accion} ({socio}) y de otras {n} salen con el logo anterior. Los emitidos ayer salieron con el nuevo.',
    diagnosis:
      'La categoría de estas acciones tiene fija la plantilla anterior; el cambio se hizo solo en la de propietarios.',
    ask: '¿La plantilla nueva aplica a todas las categorías o los invitados permanentes conservan la suya?',
    answer: 'A todas, menos a los invitados permanentes.',
    consent: 'Cambiar la plantilla en ocho categorías y reimprimir {n} carnets de prueba.',
    solution:
      'En Carnetización › Plantillas asigne la nueva a las categorías restantes y reimprima. Los de la acción {accion} salen con el logo nuevo.',
    reject: 'Sale el logo, pero el código de barras queda muy cerca del borde y el lector falla.',
    rework: 'Bajamos el código tres milímetros. Pruebe uno antes de imprimir el lote.',
  },
]
