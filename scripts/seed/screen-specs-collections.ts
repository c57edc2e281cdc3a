import type { ScreenSpec } from './screen-spec.ts'

const program = 'Sede ERP para clubes 8.4'
const base = { theme: 'erp', program, evidence: 'screen' } as const

export const collectionScreens: ScreenSpec[] = [
  {
    ...base,
    key: 'cobranza-deposito',
    title: 'Registro de cobros',
    path: 'Cobranza › Cobros › Registrar depósito',
    width: 1140,
    bar: 'COB-0077: la referencia 004517744 ya existe en otra acción.',
    fields: [
      ['Acción', '1482', 70],
      ['Socio', 'Rincón Salas, Aura Marina', 240],
      ['Banco', '0102 Venezuela ▾', 160],
      ['Referencia', '004517744', 110],
      ['Fecha', '28/10', 80],
      ['Monto', '1.992,40', 100],
    ],
    grid: {
      columns: [
        ['Documento', 170],
        ['Concepto', 340],
        ['Vence', 110],
        ['Saldo', 150, 'r'],
        ['A cobrar', 150, 'r'],
        ['Queda', 150, 'r'],
      ],
      rows: [
        ['00-0225120', 'Cuota septiembre', '30/09', '664,13', '664,13', '0,00'],
        ['00-0228641', 'Cuota octubre', '31/10', '664,13', '664,13', '0,00'],
        ['00-0231902', 'Cuota noviembre', '30/11', '664,14', '664,14', '0,00'],
      ],
      selected: 2,
    },
    totals: [
      ['Aplicado', '1.992,40'],
      ['Por aplicar', '0,00'],
    ],
    status: 'Recibo R-118842 en borrador',
  },
  {
    ...base,
    key: 'reporte-antiguedad',
    title: 'Vista previa: Antigüedad de saldos',
    path: 'Reportes › Cobranza › Antigüedad de saldos › Vista previa',
    fields: [
      ['Al', '31/10', 90],
      ['Categoría', 'Todas', 100],
      ['Moneda', 'VES', 70],
      ['Página', '1 de 44', 90],
    ],
    grid: {
      columns: [
        ['Acción', 90],
        ['Socio', 330],
        ['Corriente', 160, 'r'],
        ['1 a 30', 150, 'r'],
        ['31 a 60', 150, 'r'],
        ['Más de 60', 180, 'r'],
      ],
      rows: [
        ['0004', 'Acosta Meza, Gilberto', '664,13', '0,00', '0,00', '0,00'],
        ['0011', 'Álvarez Ruiz, Nidia', '0,00', '0,00', '0,00', '0,00'],
        ['0019', 'Aponte, Sergio', '664,13', '664,13', '0,00', '-1.328,26'],
        ['0023', 'Arismendi Paz, Corina', '0,00', '0,00', '0,00', '0,00'],
        ['0031', 'Barrios Soto, Hugo', '664,13', '0,00', '0,00', '-664,13'],
        ['0038', 'Belisario, Teófilo', '664,13', '664,13', '664,13', '1.992,40'],
        ['0040', 'Blanco Ríos, Yolanda', '0,00', '0,00', '0,00', '0,00'],
        ['0044', 'Bravo, Ernesto', '664,13', '0,00', '0,00', '-664,13'],
      ],
      wrong: 2,
    },
    totals: [['Total cartera', '418.337,52']],
    status: 'COB_AN01.rpt  |  2.146 socios',
  },
  {
    ...base,
    key: 'config-antiguedad',
    title: 'Configuración del reporte: Antigüedad de saldos',
    evidence: 'report_config',
    path: 'Reportes › Cobranza › Antigüedad de saldos › Opciones',
    fields: [
      ['Acción desde', '0001', 80],
      ['Acción hasta', '9999', 80],
      ['Saldos al', '31/10', 90],
      ['Categoría', 'Todas ▾', 130],
      ['Moneda', 'VES ▾', 80],
      ['Formato', 'COB_AN01.rpt', 140],
    ],
    options: [
      {
        title: 'Incluir',
        kind: 'check',
        items: [
          ['Socios con saldo cero', true],
          ['Anticipos sin aplicar', true],
          ['Notas de crédito', true],
          ['Socios retirados', false],
          ['Intereses de mora', false],
        ],
      },
      {
        title: 'Antigüedad según',
        kind: 'radio',
        items: [
          ['Fecha de emisión', false],
          ['Fecha de vencimiento', true],
          ['Fecha de registro', false],
        ],
      },
      {
        title: 'Presentación',
        kind: 'check',
        items: [
          ['Resumido por socio', true],
          ['Subtotal por categoría', false],
          ['Anticipos en columna aparte', false],
          ['Expresar en divisa', false],
        ],
      },
    ],
    grid: {
      columns: [
        ['Tramo', 200],
        ['Desde (días)', 160, 'r'],
        ['Hasta (días)', 160, 'r'],
        ['Título', 300],
      ],
      rows: [
        ['1', '0', '0', 'Corriente'],
        ['2', '1', '30', '1 a 30'],
        ['3', '31', '60', '31 a 60'],
        ['4', '61', '9999', 'Más de 60'],
      ],
    },
    status: 'Plantilla: Junta directiva',
  },
]
