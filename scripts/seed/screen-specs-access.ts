import type { ScreenSpec } from './screen-spec.ts'

const base = { theme: 'erp', program: 'Sede ERP para clubes 8.4', evidence: 'screen' } as const
const access = {
  theme: 'access',
  program: 'Sede Acceso y Carnets 3.1',
  evidence: 'screen',
} as const

export const storeAndAccessScreens: ScreenSpec[] = [
  {
    ...base,
    key: 'inventario-costo',
    title: 'Kárdex de artículo',
    path: 'Inventario › Consultas › Kárdex',
    bar: 'INV-0066: el costo promedio quedó en 0,00 después del traslado T-00418.',
    fields: [
      ['Artículo', 'BEB-0031 Agua mineral 600 ml', 240],
      ['Depósito', '02 Restaurante ▾', 160],
      ['Desde', '01/11', 80],
      ['Existencia', '288', 70],
    ],
    grid: {
      columns: [
        ['Fecha', 90],
        ['Documento', 140],
        ['Movimiento', 320],
        ['Entrada', 120, 'r'],
        ['Salida', 120, 'r'],
        ['Existencia', 130, 'r'],
        ['Costo promedio', 160, 'r'],
      ],
      rows: [
        ['02/11', 'R-00911', 'Recepción de compra', '480', '', '612', '14,20'],
        ['05/11', 'T-00418', 'Traslado desde depósito 01', '240', '', '852', '0,00'],
        ['08/11', 'V-20311', 'Consumo restaurante', '', '316', '536', '0,00'],
        ['12/11', 'V-20377', 'Consumo restaurante', '', '248', '288', '0,00'],
      ],
      wrong: 1,
    },
    totals: [['Valor', '0,00']],
    status: 'Usuario: KMORENO  |  Valoración: promedio ponderado',
  },
  {
    ...base,
    key: 'compras-orden',
    title: 'Orden de compra',
    path: 'Compras › Órdenes › Aprobar',
    fields: [
      ['Orden', 'OC-002219', 100],
      ['Proveedor', 'Suministros Piscinas Caribe C.A.', 270],
      ['Fecha', '11/11', 80],
      ['Comprador', 'KMORENO', 110],
      ['Partida', '5.1.02 Mantenimiento ▾', 200],
      ['Entrega', '18/11', 80],
    ],
    grid: {
      columns: [
        ['Artículo', 130],
        ['Descripción', 400],
        ['Cantidad', 130, 'r'],
        ['Precio', 190, 'r'],
        ['Total', 220, 'r'],
      ],
      rows: [
        ['QUI-0004', 'Cloro granulado 45 kg', '12', '3.180,00', '38.160,00'],
        ['QUI-0011', 'Alguicida 20 L', '6', '1.745,00', '10.470,00'],
        ['REP-0207', 'Sello mecánico bomba 3 HP', '2', '2.260,00', '4.520,00'],
      ],
    },
    totals: [
      ['Disponible', '61.200,00'],
      ['Total', '53.150,00'],
    ],
    dialog: {
      kind: 'warning',
      title: 'Aprobación',
      lines: [
        'COM-0140: la orden supera el tope del aprobador (50.000,00).',
        'Falta la segunda firma y no hay otro aprobador activo.',
      ],
      buttons: ['Aceptar'],
    },
    status: 'Usuario: HSOSA  |  Nivel de firma 2',
  },
  {
    ...access,
    key: 'acceso-torniquete',
    title: 'Monitor de accesos',
    path: 'Control de acceso › Monitor › Portón principal',
    bar: 'ACC-0091: el lector 3 trabaja con la lista local del 04/11. Sin conexión con el servidor.',
    fields: [
      ['Puerta', 'Portón principal ▾', 170],
      ['Lectores', '3 de 4 en línea', 130],
      ['Última sincronización', '04/11 23:50', 120],
    ],
    grid: {
      columns: [
        ['Hora', 90],
        ['Lector', 90],
        ['Carnet', 130],
        ['Socio', 330],
        ['Acción', 90],
        ['Resultado', 160],
        ['Motivo', 200],
      ],
      rows: [
        ['09:14:22', '1', 'C-0311-0', 'Mendoza, Elio', '0311', 'Permitido', ''],
        [
          '09:15:03',
          '3',
          'C-0764-0',
          'Cabrera Lugo, Manuel',
          '0764',
          'Negado',
          'Deuda (lista local)',
        ],
        ['09:15:40', '3', 'C-1482-1', 'Salas, Aura', '1482', 'Negado', 'Deuda (lista local)'],
        ['09:16:12', '2', 'C-2033-0', 'Tirado, Gisela', '2033', 'Permitido', ''],
        ['09:17:55', '3', 'C-0904-2', 'Ríos, Andrés', '0904', 'Negado', 'Vencido (lista local)'],
      ],
      wrong: 1,
    },
    status: 'Servicio de puertas 3.1.8  |  Servidor ACCESO01',
  },
  {
    ...access,
    key: 'carnet-impresion',
    title: 'Impresión de carnets',
    path: 'Carnetización › Emisión › Imprimir lote',
    fields: [
      ['Lote', 'CARNET-2026-2', 120],
      ['Plantilla', 'Familiar anverso ▾', 180],
      ['Impresora', 'Zebra ZXP3 en CARNETS ▾', 210],
      ['Pendientes', '412', 60],
    ],
    grid: {
      columns: [
        ['Carnet', 130],
        ['Nombre', 380],
        ['Categoría', 170],
        ['Fotografía', 160],
        ['Estado', 220],
      ],
      rows: [
        ['C-0764-1', 'Ortega de Cabrera, Inés', 'Cónyuge', '300 × 400', 'Impreso'],
        ['C-0764-2', 'Cabrera Ortega, Daniel', 'Hijo', '3024 × 4032', 'Detenido'],
        ['C-0764-3', 'Cabrera Ortega, Sofía', 'Hija', '300 × 400', 'Pendiente'],
        ['C-0766-0', 'Landaeta, Omaira', 'Titular', 'Sin foto', 'Pendiente'],
      ],
      wrong: 1,
    },
    dialog: {
      kind: 'error',
      title: 'Impresión de carnets',
      lines: [
        'CAR-0028: la fotografía de C-0764-2 supera 2 MB.',
        'El lote quedó detenido con 411 carnets pendientes.',
      ],
      buttons: ['Reintentar', 'Omitir'],
    },
    status: 'Operación de carnetización: sábado 09:00',
  },
  {
    ...access,
    key: 'invitados-lista',
    title: 'Invitados del fin de semana',
    path: 'Invitados › Lista › Sábado',
    bar: 'INV-0012: la acción 0904 superó su cupo mensual de invitados (8 de 6).',
    fields: [
      ['Fecha', 'Sábado ▾', 110],
      ['Acción', '0904', 70],
      ['Socio', 'Ríos Bello, Andrés', 220],
      ['Cupo', '6 por mes', 90],
    ],
    grid: {
      columns: [
        ['Cédula', 140],
        ['Invitado', 360],
        ['Área', 220],
        ['Pase', 130],
        ['Monto', 120, 'r'],
        ['Estado', 130],
      ],
      rows: [
        ['V-18.220.417', 'Guerra, Patricia', 'Piscina', 'P-11820', '12,00', 'Usado'],
        ['V-21.009.331', 'Guerra, Tomás', 'Piscina', 'P-11821', '12,00', 'Usado'],
        ['V-12.556.208', 'Salcedo, Irene', 'Restaurante', 'P-11822', '0,00', 'Emitido'],
        ['V-25.410.777', 'Lares, Mauro', 'Canchas', 'P-11823', '12,00', 'Emitido'],
      ],
    },
    status: 'Usuario: ZFARIAS  |  4 pases del día',
  },
]
