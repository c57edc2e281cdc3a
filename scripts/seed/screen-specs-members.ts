import type { ScreenSpec } from './screen-spec.ts'

const program = 'Sede ERP para clubes 8.4'
const base = { theme: 'erp', program, evidence: 'screen' } as const

export const memberScreens: ScreenSpec[] = [
  {
    ...base,
    key: 'facturacion-lote',
    title: 'Facturación mensual de cuotas',
    path: 'Facturación › Procesos › Generar cuotas del mes',
    fields: [
      ['Período', 'Noviembre ▾', 120],
      ['Tipo de socio', 'Propietarios ▾', 140],
      ['Concepto', '010 Cuota de mantenimiento', 220],
      ['Tasa', 'BCV del día', 100],
      ['Emitir el', '01/11', 80],
    ],
    grid: {
      columns: [
        ['Acción', 100],
        ['Socio', 360],
        ['Concepto', 230],
        ['Monto', 150, 'r'],
        ['Estado', 230],
      ],
      rows: [
        [
          '1480',
          'Hernández Rivas, Luis Eduardo',
          'Cuota de mantenimiento',
          '85,00',
          'Emitida 00-0231877',
        ],
        ['1481', 'Da Silva Gómez, María', 'Cuota de mantenimiento', '85,00', 'Emitida 00-0231878'],
        ['1482', 'Rincón Salas, Aura Marina', 'Cuota de mantenimiento', '85,00', 'Detenida'],
        ['1483', 'Quijada Malavé, Jorge', 'Cuota de mantenimiento', '85,00', 'Pendiente'],
        ['1484', 'Sucesión Benítez Lara', 'Cuota de mantenimiento', '85,00', 'Pendiente'],
      ],
      wrong: 2,
    },
    totals: [
      ['Emitidas', '1.481 de 2.146'],
      ['Total', '125.885,00'],
    ],
    dialog: {
      kind: 'error',
      title: 'Facturación',
      lines: [
        'FAC-1102: la acción 1482 no tiene grupo de facturación.',
        'El lote 2026-11 quedó detenido en la posición 1.482.',
      ],
      buttons: ['Aceptar', 'Ver lote'],
    },
    status: 'Lote 2026-11  |  Inicio 08:02  |  Avance 69 %',
  },
  {
    ...base,
    key: 'facturacion-nota-credito',
    title: 'Nota de crédito a socio',
    path: 'Facturación › Documentos › Nota de crédito',
    width: 1160,
    fields: [
      ['Acción', '0917', 70],
      ['Socio', 'Bermúdez Alcalá, Rosa', 240],
      ['Factura afectada', '00-0229914', 110],
      ['Fecha factura', '02/09', 90],
      ['Motivo', 'Cobro duplicado ▾', 190],
    ],
    grid: {
      columns: [
        ['Concepto', 420],
        ['Facturado', 170, 'r'],
        ['Acreditado antes', 180, 'r'],
        ['Esta nota', 170, 'r'],
        ['IVA', 150, 'r'],
      ],
      rows: [
        ['Cuota de mantenimiento', '85,00', '0,00', '85,00', '0,00'],
        ['Alquiler salón Los Apamates', '320,00', '320,00', '320,00', '51,20'],
      ],
      wrong: 1,
    },
    totals: [['Nota de crédito', '456,20']],
    dialog: {
      kind: 'error',
      title: 'Nota de crédito',
      lines: [
        'FAC-1240: el monto a acreditar supera el saldo del documento.',
        'Saldo de 00-0229914: 85,00. Nota: 405,00.',
      ],
      buttons: ['Aceptar'],
    },
    status: 'Usuario: NBRACHO  |  Serie fiscal A',
  },
  {
    ...base,
    key: 'facturacion-maquina-fiscal',
    title: 'Punto de venta: restaurante',
    path: 'Facturación › Punto de venta › Cierre de caja',
    bar: 'FIS-0031: la máquina fiscal Z1B8104427 no responde en COM3. Documentos en espera: 14.',
    fields: [
      ['Caja', '02 Restaurante ▾', 160],
      ['Cajero', 'KMORENO', 110],
      ['Apertura', '11:04', 70],
      ['Último Z', '1188', 70],
    ],
    grid: {
      columns: [
        ['Pedido', 100],
        ['Hora', 80],
        ['Mesa', 80],
        ['Acción', 100],
        ['Forma de pago', 260],
        ['Monto', 160, 'r'],
        ['Estado fiscal', 250],
      ],
      rows: [
        ['R-20417', '12:40', '07', '0311', 'Cargo a la acción', '46,80', 'En espera'],
        ['R-20418', '12:52', '03', '1120', 'Punto Banesco', '31,20', 'En espera'],
        ['R-20419', '13:05', '11', '0764', 'Divisas efectivo', '58,00', 'En espera'],
        ['R-20420', '13:11', '02', 'Invitado', 'Punto Mercantil', '22,40', 'En espera'],
        ['R-20421', '13:26', '09', '2033', 'Cargo a la acción', '75,10', 'En espera'],
      ],
      selected: 0,
    },
    totals: [
      ['En espera', '14'],
      ['Total', '612,90'],
    ],
    status: 'Reporte Z pendiente  |  Puerto COM3, 9600 baudios',
  },
  {
    ...base,
    key: 'socios-ficha',
    title: 'Ficha del socio',
    path: 'Socios › Mantenimiento › Ficha',
    tabs: ['Titular', 'Grupo familiar', 'Acciones', 'Vehículos', 'Estado de cuenta'],
    bar: 'SOC-0205: el carnet del titular está bloqueado por deuda, pero el saldo de la acción es 0,00.',
    fields: [
      ['Acción', '0764', 80],
      ['Cédula', 'V-9.481.207', 110],
      ['Titular', 'Cabrera Lugo, Manuel Antonio', 260],
      ['Categoría', 'Propietario ▾', 130],
      ['Estado', 'Suspendido ▾', 130],
      ['Ingreso', '12/03/2004', 100],
      ['Correo', 'm.cabrera@correo.example', 220],
      ['Teléfono', '+58 414 555 0164', 150],
    ],
    grid: {
      columns: [
        ['Parentesco', 150],
        ['Nombre', 360],
        ['Nacimiento', 130],
        ['Carnet', 140],
        ['Vence', 120],
        ['Estado', 170],
      ],
      rows: [
        ['Cónyuge', 'Ortega de Cabrera, Inés', '04/07/1971', 'C-0764-1', '31/12', 'Bloqueado'],
        ['Hijo', 'Cabrera Ortega, Daniel', '19/01/2001', 'C-0764-2', '31/12', 'Bloqueado'],
        ['Hija', 'Cabrera Ortega, Sofía', '23/09/2008', 'C-0764-3', '31/12', 'Bloqueado'],
      ],
    },
    totals: [['Saldo de la acción', '0,00']],
    status: 'Última modificación: AOTERO',
  },
  {
    ...base,
    key: 'socios-traspaso',
    title: 'Traspaso de acción',
    path: 'Socios › Acciones › Traspaso',
    fields: [
      ['Acción', '1209', 80],
      ['Cedente', 'Sucesión Pérez Oropeza', 250],
      ['Adquirente', 'V-14.220.981 Montilla, Karina', 260],
      ['Derecho de traspaso', '1.500,00', 110],
      ['Acta', 'JD-2026-41', 110],
      ['Fecha', '05/11', 80],
    ],
    grid: {
      columns: [
        ['Requisito', 520],
        ['Recibido', 120],
        ['Fecha', 130],
        ['Verificado por', 200],
      ],
      rows: [
        ['Solvencia de la acción', 'Sí', '03/11', 'AOTERO'],
        ['Declaración sucesoral', 'Sí', '03/11', 'AOTERO'],
        ['Pago del derecho de traspaso', 'Sí', '04/11', 'CAJA01'],
        ['Aprobación de junta directiva', 'Sí', '05/11', 'XFIGUERA'],
      ],
    },
    dialog: {
      kind: 'error',
      title: 'Traspaso de acción',
      lines: [
        'SOC-0318: el adquirente ya figura como familiar en la acción 0655.',
        'Desincorpore la carga familiar antes de traspasar.',
      ],
      buttons: ['Aceptar', 'Ir a la acción 0655'],
    },
    status: 'Usuario: AOTERO  |  Empresa: 01',
  },
]
