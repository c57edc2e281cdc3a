import type { Block } from './block.ts'

const erp = { productKey: 'club-erp', category: 'process_error', criticality: 'moderate' } as const

export const moneyBlocks: Block[] = [
  {
    ...erp,
    module: 'BANCOS',
    screens: ['bancos-conciliacion'],
    summary: 'Transferencia {doc} no aparece para conciliar en {banco}',
    path: 'Bancos › Conciliación › Conciliar período',
    error: 'BAN-0220: el saldo conciliado no coincide con el estado de cuenta.',
    expected: 'Ver la transferencia {doc} por {monto} entre las partidas por conciliar.',
    body: 'La transferencia {doc} por {monto} salió del {banco} el {{d-2}}. En el extracto está, en libros está el comprobante {comp}, pero en la pantalla de conciliación no aparece de ningún lado y la diferencia es exactamente ese monto.',
    diagnosis:
      'El comprobante {comp} se registró con fecha valor de otro mes y la conciliación solo muestra el período abierto.',
    ask: '¿Puede confirmarnos la fecha valor que muestra el extracto para la transferencia {doc}?',
    answer: 'En el extracto dice {{d-2}}. En el comprobante veo que alguien puso un mes distinto.',
    consent:
      'Corregir la fecha valor del comprobante {comp}, revisar los demás movimientos de esa carga y repetir la conciliación.',
    solution:
      'Corregimos la fecha valor del comprobante {comp}. Abra de nuevo la conciliación: la transferencia {doc} por {monto} ya está y la diferencia queda en 0,00.',
    reject: 'Ya aparece la transferencia, pero quedó otra diferencia por {chico}.',
    rework:
      'Los {chico} eran la comisión de esa misma transferencia, registrada con la misma fecha errada. También quedó corregida.',
  },
  {
    ...erp,
    module: 'BANCOS',
    screens: ['bancos-factura-error'],
    summary: 'Factura {doc} de {proveedor} con cuenta de gasto equivocada',
    path: 'Bancos › Movimientos › Cargar factura',
    error: 'BAN-0431: el comprobante {comp} está contabilizado y no admite cambios.',
    expected: 'Cambiar la cuenta de gasto de la factura {doc} sin anular el pago.',
    body: 'Cargamos la factura {doc} de {proveedor} por {monto} contra Mantenimiento de piscina y era de Jardinería. El pago ya salió. El comprobante es el {comp}. ¿Cómo movemos el gasto sin tocar el banco?',
    diagnosis:
      'Como el pago ya está conciliado, el comprobante no admite edición; lo correcto es un asiento de reclasificación.',
    ask: '¿El período de la factura {doc} sigue abierto o ya declararon el IVA de esa quincena?',
    answer: 'El mes sigue abierto, pero el IVA de la quincena ya se declaró.',
    consent:
      'Preparar el asiento de reclasificación de {proveedor} y comprobar presupuesto y libro de compras.',
    solution:
      'Haga un comprobante de reclasificación por {monto}: debe Jardinería, haber Mantenimiento de piscina, con referencia {comp}. El libro de compras no cambia porque la base y el IVA son los mismos.',
    reject: 'El presupuesto de Jardinería sigue mostrando el gasto en Piscina.',
    rework:
      'Faltaba el centro de costo en la segunda línea. Lo completamos y el presupuesto ya lo muestra en Jardinería.',
  },
  {
    ...erp,
    module: 'BANCOS',
    screens: ['bancos-cheques'],
    summary: 'Cheque {doc} anulado sigue en tránsito',
    path: 'Bancos › Pagos › Anular cheque',
    error: 'BAN-0541: el cheque {doc} tiene una retención vigente.',
    expected:
      'Que el cheque {doc} desaparezca de la lista en tránsito y la factura vuelva a quedar por pagar.',
    body: 'Anulamos el cheque {doc} a nombre de {proveedor} ({monto}) porque salió con la firma borrosa. Quedó anulado, pero sigue en la relación de cheques en tránsito y la factura aparece pagada. Comprobante {comp}.',
    diagnosis:
      'La anulación quedó a medias: el cheque está anulado, pero la retención emitida impidió liberar la factura.',
    ask: '¿El proveedor ya tiene en su poder el comprobante de retención de ese pago?',
    answer: 'No, lo tengo aquí en la carpeta. Se entrega junto con el cheque.',
    consent:
      'Completar la anulación del cheque {doc}, reversar su retención y dejar la factura lista para pagar.',
    solution:
      'Completamos la anulación: la retención quedó reversada, el cheque {doc} salió de tránsito y la factura de {proveedor} por {monto} está otra vez por pagar.',
    reject: 'La factura ya está por pagar, pero le falta {chico} de la retención.',
    rework:
      'Al reversar se había tomado el porcentaje anterior. Recalculamos y la factura quedó completa.',
  },
  {
    ...erp,
    category: 'report',
    module: 'BANCOS',
    screens: ['bancos-conciliacion', 'config-estado-banco'],
    summary: 'Estado de cuenta de {banco} no muestra el pago {doc}',
    path: 'Reportes › Bancos › Estado de cuenta por banco',
    error: '',
    expected: 'Que el reporte muestre el pago {doc} por {monto}.',
    body: 'El estado de cuenta por banco del {banco} no trae el pago {doc} por {monto}, que sí está en el módulo. Adjunto la pantalla con el movimiento y las opciones con las que pido el reporte.',
    diagnosis:
      'Según las opciones que adjuntó, el reporte excluye los cheques en tránsito y los movimientos sin conciliar, y este pago está en ambos casos.',
    ask: '¿Necesita el reporte para la gerencia (todo lo emitido) o para comparar con el banco (solo lo cobrado)? La configuración cambia.',
    answer: 'Es para la gerencia. Quieren todo lo emitido hasta el último día.',
    consent: 'Preparar una configuración guardada para la gerencia y comprobarla con tres meses.',
    solution:
      'Marque «Cheques en tránsito» y «Movimientos sin conciliar», y ordene por fecha valor. El pago {doc} sale en la primera página. Le sugerimos guardar la configuración como «Gerencia, todo lo emitido».',
    reject: 'Ahora sale el pago, pero también los anulados, y el total sube {monto2}.',
    rework:
      'Desmarque «Movimientos anulados»; venía marcado de la configuración anterior. El total baja en {monto2}.',
  },
  {
    ...erp,
    module: 'COBRANZA',
    screens: ['cobranza-deposito'],
    summary: 'Depósito {doc} de la acción {accion} sin aplicar',
    path: 'Cobranza › Cobros › Registrar depósito',
    error: 'COB-0077: la referencia {doc} ya existe en otra acción.',
    expected: 'Aplicar {monto} a las cuotas vencidas de la acción {accion}.',
    body: '{socio}, acción {accion}, depositó {monto} con referencia {doc} en {banco}. Al registrarlo me dice que la referencia ya existe, pero busco y no la consigo en ningún recibo activo.',
    diagnosis:
      'La referencia {doc} está en un recibo anulado el {{d-6}}; el sistema compara también contra los anulados.',
    ask: '¿El recibo anulado el {{d-6}} era de este mismo depósito o de otro socio?',
    answer: 'Era el mismo depósito, se anuló porque pusieron mal la acción.',
    consent:
      'Liberar la referencia {doc}, aplicar el depósito y recalcular la mora de la acción {accion}.',
    solution:
      'Liberamos la referencia del recibo anulado. Registre de nuevo el depósito {doc}: ya se puede aplicar a las cuotas de la acción {accion} y la mora se recalcula al guardar.',
    reject: 'Se aplicó, pero le cobró {chico} de mora y el socio pagó a tiempo.',
    rework: 'Cambiamos la fecha del recibo a la del depósito y la mora quedó en 0,00.',
  },
  {
    ...erp,
    category: 'report',
    module: 'COBRANZA',
    screens: ['reporte-antiguedad', 'config-antiguedad'],
    summary: 'Antigüedad de saldos con negativos en la acción {accion}',
    path: 'Reportes › Cobranza › Antigüedad de saldos',
    error: '',
    expected: 'Que los anticipos salgan en su propia columna y no como deuda negativa.',
    body: 'En la antigüedad al cierre del mes la acción {accion} ({socio}) sale con -{monto} en «Más de 60» y la junta pregunta si le debemos dinero. Adjunto la vista previa y las opciones marcadas.',
    diagnosis:
      'El negativo es un anticipo sin aplicar: con «Anticipos sin aplicar» marcado y sin columna propia, el reporte lo resta del tramo más antiguo.',
    ask: '¿La junta quiere ver los anticipos o prefiere que no salgan en este reporte?',
    answer: 'Que se vean, pero aparte. Si los quito, el total no cuadra con el balance.',
    consent:
      'Aplicar los anticipos pendientes de la categoría y emitir de nuevo la antigüedad del mes.',
    solution:
      'Marque «Anticipos en columna aparte». El anticipo de {monto} de la acción {accion} pasa a su columna y el total sigue igual al balance.',
    reject: 'La columna sale, pero en la hoja de cálculo exportada no.',
    rework:
      'La exportación usaba el formato anterior. Elija COB_AN02.rpt en «Formato» y la columna también se exporta.',
  },
  {
    ...erp,
    module: 'FACTURACIÓN',
    screens: ['facturacion-lote'],
    summary: 'Cuota de la acción {accion} facturada con la tasa anterior',
    path: 'Facturación › Procesos › Generar cuotas del mes',
    error: 'FAC-1118: la tasa del {{d-0}} se cargó después de iniciar el lote.',
    expected: 'Factura {doc} por {monto} según la tasa del día.',
    body: 'La factura {doc} de {socio}, acción {accion}, salió por {monto2} y debía ser {monto}. La tasa del día se cargó a las 9:10 y el lote arrancó a las 9:00. Son {n} facturas con el mismo problema.',
    diagnosis:
      'El lote tomó la tasa vigente al iniciar; las {n} facturas emitidas antes de las 9:10 quedaron con la anterior.',
    ask: '¿Ya se enviaron por correo esas {n} facturas a los socios?',
    answer: 'No, el envío estaba programado para la noche y lo detuvimos.',
    consent:
      'Emitir {n} notas de ajuste por la diferencia de tasa y comprobar el libro de ventas del día.',
    solution:
      'Anule el tramo del lote (Facturación › Lotes › Anular tramo) desde la primera hasta la posición {n} y pulse Procesar: esas facturas se emiten de nuevo con la tasa correcta. La {doc} queda sustituida.',
    reject: 'Se emitieron, pero tres salieron con el correo viejo del socio.',
    rework: 'Los correos venían de la copia del lote. Actualizamos los tres y los reenviamos.',
  },
  {
    ...erp,
    module: 'FACTURACIÓN',
    screens: ['facturacion-nota-credito'],
    summary: 'Nota de crédito de la factura {doc} no rebaja el saldo de {accion}',
    path: 'Facturación › Documentos › Nota de crédito',
    error: 'FAC-1252: la nota quedó emitida sin aplicar.',
    expected: 'Saldo de la acción {accion} rebajado en {monto}.',
    body: 'Emitimos la nota de crédito por {monto} sobre la factura {doc} de {socio} (acción {accion}). La nota existe y tiene comprobante {comp}, pero el estado de cuenta sigue igual.',
    diagnosis:
      'La nota se emitió mientras la factura tenía un cobro en borrador, y por eso no se aplicó.',
    ask: '¿El cobro en borrador de la factura {doc} se va a registrar o lo eliminamos?',
    answer: 'Elimínenlo, el socio al final no pagó en taquilla.',
    consent: 'Aplicar la nota y revisar los cobros en borrador de los últimos tres meses.',
    solution:
      'Eliminado el borrador, entre en Cobranza › Aplicaciones, elija la nota y la factura {doc}, y pulse Aplicar. El saldo de la acción {accion} baja en {monto}.',
    reject: 'Aplica, pero el estado de cuenta en PDF sigue con el saldo viejo.',
    rework: 'El PDF se guarda una vez al día. Lo regeneramos y ya muestra el saldo nuevo.',
  },
  {
    ...erp,
    module: 'FACTURACIÓN',
    screens: ['facturacion-maquina-fiscal'],
    criticality: 'serious',
    summary: 'Caja {caja} no permite el cierre Z por el pedido {doc}',
    path: 'Facturación › Punto de venta › Cierre de caja',
    error: 'FIS-0044: el pedido {doc} está sin documento fiscal.',
    expected: 'Cerrar la caja {caja} con el Z del día.',
    body: 'La caja {caja} del restaurante no cierra: dice que el pedido {doc} por {monto2} está sin documento fiscal, pero el cliente tiene su factura impresa en la mano. Lo cargaron a la acción {accion}.',
    diagnosis:
      'La impresora emitió el documento, pero la respuesta se perdió; el pedido quedó «En espera» aunque el papel existe.',
    ask: 'Por favor díganos el número fiscal impreso en la factura del cliente y la hora.',
    answer: 'Número 00044812, a las 14:22. Tenemos copia en la caja.',
    consent: 'Enlazar el documento fiscal del pedido {doc} y revisar los cierres de la semana.',
    solution:
      'Enlazamos el pedido {doc} con su documento fiscal. Cierre la caja {caja} normalmente; el Z lo incluye una sola vez.',
    reject: 'Cerró, pero el cuadre pide {chico} de más en efectivo.',
    rework:
      'Era la propina del mismo pedido, que se había sumado al efectivo. Quedó en su renglón.',
  },
]
