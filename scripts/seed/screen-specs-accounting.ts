import type { ScreenSpec } from './screen-spec.ts'

const base = { theme: 'erp', program: 'Sede ERP para clubes 8.4', evidence: 'screen' } as const

export const accountingScreens: ScreenSpec[] = [
  {
    ...base,
    key: 'contabilidad-comprobante',
    title: 'Comprobante contable',
    path: 'Contabilidad › Comprobantes › Editar',
    tabs: ['Asiento', 'Soportes', 'Auditoría'],
    fields: [
      ['Comprobante', '2026-10-01944', 130],
      ['Fecha', '31/10', 80],
      ['Origen', 'Nómina ▾', 110],
      ['Estado', 'Descuadrado', 100],
      ['Descripción', 'Nómina obreros, segunda quincena de octubre', 330],
    ],
    grid: {
      columns: [
        ['Cuenta', 130],
        ['Descripción', 400],
        ['Centro', 170],
        ['Debe', 190, 'r'],
        ['Haber', 190, 'r'],
      ],
      rows: [
        ['6.1.01.002', 'Sueldos obreros', '02 Canchas', '148.350,00', ''],
        ['6.1.01.014', 'Bono nocturno', '', '11.406,25', ''],
        ['6.1.02.001', 'Aporte patronal seguro social', '02 Canchas', '13.351,50', ''],
        ['2.1.03.001', 'Nómina por pagar', '00 General', '', '142.810,13'],
        ['2.1.03.005', 'Retenciones por enterar', '00 General', '', '18.891,37'],
      ],
      wrong: 1,
    },
    totals: [
      ['Debe', '173.107,75'],
      ['Haber', '161.701,50'],
      ['Diferencia', '11.406,25'],
    ],
    dialog: {
      kind: 'error',
      title: 'Contabilidad',
      lines: [
        'CON-0108: el comprobante 2026-10-01944 está descuadrado en 11.406,25.',
        'La cuenta 6.1.01.014 exige centro de costo.',
      ],
      buttons: ['Aceptar'],
    },
    height: 720,
    status: 'Usuario: METOVAR  |  Período octubre abierto',
  },
  {
    ...base,
    key: 'contabilidad-cierre',
    title: 'Cierre de mes',
    path: 'Contabilidad › Procesos › Cierre mensual',
    fields: [
      ['Período por cerrar', 'Octubre ▾', 120],
      ['Nuevo período', 'Noviembre', 110],
      ['Responsable', 'PARTEAGA', 120],
    ],
    grid: {
      columns: [
        ['Comprobación', 520],
        ['Resultado', 200],
        ['Pendientes', 130, 'r'],
        ['Módulo', 200],
      ],
      rows: [
        ['Comprobantes descuadrados', 'Correcto', '0', 'Contabilidad'],
        ['Lotes de facturación sin contabilizar', 'Pendiente', '2', 'Facturación'],
        ['Conciliaciones abiertas', 'Pendiente', '1', 'Bancos'],
        ['Nóminas sin asiento', 'Correcto', '0', 'Nómina'],
        ['Inventario sin valorar', 'Correcto', '0', 'Inventario'],
      ],
      wrong: 1,
    },
    dialog: {
      kind: 'error',
      title: 'Cierre de mes',
      lines: [
        'CON-0215: no es posible cerrar octubre.',
        'Hay 2 lotes de facturación en estado «En proceso» desde el 02/10.',
      ],
      buttons: ['Aceptar', 'Ver lotes'],
    },
    status: 'Usuario: PARTEAGA  |  Respaldo de las 06:00 correcto',
  },
  {
    ...base,
    key: 'reporte-mayor',
    title: 'Vista previa: Mayor analítico',
    path: 'Reportes › Contabilidad › Mayor analítico › Vista previa',
    fields: [
      ['Cuenta', '1.1.03.001 Cuentas por cobrar socios', 280],
      ['Desde', '01/10', 80],
      ['Hasta', '31/10', 80],
    ],
    grid: {
      columns: [
        ['Fecha', 90],
        ['Comprobante', 150],
        ['Concepto', 370],
        ['Debe', 150, 'r'],
        ['Haber', 150, 'r'],
        ['Saldo', 170, 'r'],
      ],
      rows: [
        ['', '', 'Saldo anterior', '', '', '0,00'],
        ['01/10', '2026-10-00001', 'Facturación de cuotas octubre', '182.410,00', '', '182.410,00'],
        ['03/10', '2026-10-00044', 'Cobros del día', '', '38.400,00', '144.010,00'],
        ['07/10', '2026-10-00102', 'Cobros del día', '', '21.775,20', '122.234,80'],
        ['10/10', '2026-10-00180', 'Nota de crédito 00-000318', '', '664,13', '121.570,67'],
      ],
      wrong: 0,
    },
    totals: [
      ['Saldo final', '104.882,31'],
      ['Balance', '418.337,52'],
    ],
    status: 'CON_MA02.rpt',
  },
  {
    ...base,
    key: 'config-mayor',
    title: 'Configuración del reporte: Mayor analítico',
    evidence: 'report_config',
    path: 'Reportes › Contabilidad › Mayor analítico › Opciones',
    fields: [
      ['Cuenta desde', '1.1.03.001 ▾', 130],
      ['Cuenta hasta', '1.1.03.001 ▾', 130],
      ['Desde', '01/10', 80],
      ['Hasta', '31/10', 80],
      ['Centro', 'Todos ▾', 100],
      ['Formato', 'CON_MA02.rpt', 130],
    ],
    options: [
      {
        title: 'Incluir',
        kind: 'check',
        items: [
          ['Saldo anterior', true],
          ['Comprobantes sin cuadrar', false],
          ['Asientos de cierre', false],
          ['Auxiliares', true],
          ['Cuentas sin movimiento', false],
        ],
      },
      {
        title: 'Saldo anterior desde',
        kind: 'radio',
        items: [
          ['Inicio del ejercicio', false],
          ['Último cierre definitivo', true],
          ['Inicio de operaciones', false],
        ],
      },
      {
        title: 'Presentación',
        kind: 'check',
        items: [
          ['Totales por día', false],
          ['Concepto completo', true],
          ['Moneda de origen', false],
          ['Una cuenta por página', true],
        ],
      },
    ],
    grid: {
      columns: [
        ['Ejercicio', 200],
        ['Desde', 160],
        ['Hasta', 160],
        ['Cierre', 260],
      ],
      rows: [
        ['2025', '01/01', '31/12', 'Provisional'],
        ['2026', '01/01', '31/12', 'Abierto'],
      ],
      wrong: 0,
    },
    status: 'Usuario: METOVAR',
  },
]
