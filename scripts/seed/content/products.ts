export type DemoProduct = {
  key: string
  name: string
  version: string
  phone: string
  modules: string[]
}

/** The vendor's line of club software; module names are written as in its menus. */
export const products: DemoProduct[] = [
  {
    key: 'club-erp',
    name: 'Sede ERP para clubes',
    version: '8.4',
    phone: '+58 212 555 0100',
    modules: [
      'BANCOS',
      'FACTURACIÓN',
      'SOCIOS',
      'COBRANZA',
      'IMPUESTOS',
      'CONTABILIDAD',
      'INVENTARIO',
      'COMPRAS',
      'REPORTES',
    ],
  },
  {
    key: 'club-nomina',
    name: 'Sede Nómina',
    version: '5.2',
    phone: '+58 212 555 0101',
    modules: ['NÓMINA', 'PRESTACIONES', 'VACACIONES', 'ARCHIVOS LEGALES'],
  },
  {
    key: 'club-acceso',
    name: 'Sede Acceso y Carnets',
    version: '3.1',
    phone: '+58 212 555 0102',
    modules: ['CONTROL DE ACCESO', 'CARNETIZACIÓN', 'INVITADOS'],
  },
]
