/** Commonest first: the generator draws a word by Zipf's law over its place in this list. */
const heads = `el la de caso error reporte factura socio sistema cuota pago módulo cliente correo
impresora recibo saldo cierre respaldo usuario clave lista nómina banco conciliación asiento cuenta
mensaje pantalla botón archivo servidor red permiso contrato hora visita retención impuesto libro
balance cobranza depósito cheque tarjeta punto venta inventario compra proveedor almacén acción
directiva invitado acceso portería cancha reserva evento comedor consumo vale anticipo préstamo
vacación utilidad cargo sueldo feriado turno horario equipo versión actualización instalación copia
licencia consulta ajuste cambio mejora plantilla formato columna fila total subtotal redondeo moneda
tasa divisa bolívar dólar serie número control fiscal máquina talonario anulación devolución nota`

const tails = ['', 's', 'ción', 'mente', 'ado', 'ando', 'able', 'ismo', 'ero', 'ura', 'al', 'ivo']

/** About 1,500 Spanish-looking words, the same in every run. */
export function spanishWords(): string[] {
  const roots = heads.split(/\s+/)
  return tails.flatMap((tail) =>
    roots.map((root) => (tail === '' ? root : root.slice(0, 6) + tail)),
  )
}
