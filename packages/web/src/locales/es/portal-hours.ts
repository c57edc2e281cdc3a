/** Hours on every page; what only the hours page says is in `hours-page.ts`. */
export const portalHours = {
  available: 'Horas disponibles',
  seeStatement: 'Ver el estado',
  ofGranted: 'de {granted}',
  lotUntil: '{name}: vencen el {date}',
  lotShort: {
    purchase: 'Paquete',
    annual: 'Licencia',
    maintenance: 'Mantenimiento',
    courtesy: 'Cortesía',
    carry_over: 'Traspaso',
    reversal: 'Devolución',
  },
  lotsEmpty: 'No quedan horas en ningún lote.',
  held: 'Reservadas con su permiso',
  spent: 'Usadas o vencidas',
  runsOut:
    'Al ritmo de {weeks, plural, one {la última semana} other {las últimas # semanas}} alcanzan hasta el {date}.',
  lasts:
    'Al ritmo de {weeks, plural, one {la última semana} other {las últimas # semanas}} alcanzan más allá del {date}.',
  noActive: 'Su empresa no tiene un contrato de horas vigente. Consulte a su asesor comercial.',
  component: {
    l1: 'Nivel 1',
    l2: 'Nivel 2',
    l3: 'Nivel 3',
    quality: 'Gestión de calidad',
    visit: 'Visita',
    travel: 'Traslado',
  },
  refusedBody: 'Pida a un usuario líder de su empresa el estado de horas.',
  refusedNames: 'Puede verlas {names}. Pídale el estado de horas.',
}
