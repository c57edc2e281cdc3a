import type { ScreenSpec } from './screen-spec.ts'

const base = { theme: 'payroll', program: 'Sede Nómina 5.2', evidence: 'screen' } as const

export const payrollReportScreens: ScreenSpec[] = [
  {
    ...base,
    key: 'reporte-relacion-nomina',
    title: 'Vista previa: Relación de nómina',
    path: 'Reportes › Nómina › Relación de nómina › Vista previa',
    fields: [
      ['Nómina', '01 Empleados', 130],
      ['Período', '2026-20', 90],
      ['Página', '1 de 5', 80],
    ],
    grid: {
      columns: [
        ['Ficha', 90],
        ['Trabajador', 330],
        ['Cargo', 250],
        ['Asignaciones', 140, 'r'],
        ['Deducciones', 140, 'r'],
        ['Neto', 130, 'r'],
      ],
      rows: [
        ['0102', 'Carvajal, Luz Marina', 'Recepcionista', '6.483,63', '363,23', '6.120,40'],
        ['0102', 'Carvajal, Luz Marina', 'Recepcionista', '6.483,63', '363,23', '6.120,40'],
        ['0117', 'Nieves, Robert', 'Salvavidas', '6.233,30', '349,20', '5.884,10'],
        ['0117', 'Nieves, Robert', 'Salvavidas', '6.233,30', '349,20', '5.884,10'],
        ['0123', 'Zerpa, Milagros', 'Cajera', '5.731,06', '321,06', '5.410,00'],
      ],
      wrong: 1,
    },
    totals: [
      ['Neto del reporte', '704.236,10'],
      ['Neto pagado', '352.118,05'],
    ],
    status: 'NOM_RL03.rpt  |  128 líneas',
  },
  {
    ...base,
    key: 'config-relacion-nomina',
    title: 'Configuración del reporte: Relación de nómina',
    evidence: 'report_config',
    path: 'Reportes › Nómina › Relación de nómina › Opciones',
    fields: [
      ['Nómina', '01 Empleados ▾', 170],
      ['Período', '2026-20 ▾', 110],
      ['Departamento', 'Todos ▾', 110],
      ['Formato', 'NOM_RL03.rpt', 130],
    ],
    options: [
      {
        title: 'Incluir',
        kind: 'check',
        items: [
          ['Trabajadores activos', true],
          ['Trabajadores de vacaciones', true],
          ['Históricos del período', true],
          ['Recálculos', true],
          ['Conceptos en cero', false],
        ],
      },
      {
        title: 'Agrupar por',
        kind: 'radio',
        items: [
          ['Departamento', false],
          ['Centro de costo', true],
          ['Cargo', false],
          ['Sin agrupar', false],
        ],
      },
      {
        title: 'Presentación',
        kind: 'check',
        items: [
          ['Salto de página por grupo', false],
          ['Firma del trabajador', true],
          ['Totales por concepto', false],
          ['Aportes patronales', false],
        ],
      },
    ],
    grid: {
      columns: [
        ['Guardado como', 420],
        ['Usuario', 220],
        ['Última ejecución', 220],
      ],
      rows: [
        ['Relación para auditoría', 'RVILLEGAS', '31/10 15:20'],
        ['Relación por departamento', 'YALVARADO', '16/10 09:05'],
      ],
      selected: 0,
    },
    status: 'Usuario: RVILLEGAS',
  },
]
