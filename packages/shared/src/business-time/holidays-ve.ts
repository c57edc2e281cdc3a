export type NamedHoliday = { date: string; name: string }

/**
 * Non-working days of Venezuela, 2025 to 2027. Source: LOTTT (2012) article 184 (1 January,
 * Carnival Monday and Tuesday, Holy Thursday and Friday, 1 May, 24, 25 and 31 December) and the Ley
 * de Fiestas Nacionales that it refers to (19 April, 24 June, 5 and 24 July, 12 October). Carnival
 * and Holy Week follow the Gregorian Easter: 2025-04-20, 2026-04-05, 2027-03-28. Days decreed for
 * one year, by the nation, a state or a town, are not here: a desk adds them to its own calendar.
 */
export const holidaysVe: readonly NamedHoliday[] = [
  { date: '2025-01-01', name: 'Año Nuevo' },
  { date: '2025-03-03', name: 'Lunes de Carnaval' },
  { date: '2025-03-04', name: 'Martes de Carnaval' },
  { date: '2025-04-17', name: 'Jueves Santo' },
  { date: '2025-04-18', name: 'Viernes Santo' },
  { date: '2025-04-19', name: 'Declaración de la Independencia' },
  { date: '2025-05-01', name: 'Día del Trabajador' },
  { date: '2025-06-24', name: 'Batalla de Carabobo' },
  { date: '2025-07-05', name: 'Día de la Independencia' },
  { date: '2025-07-24', name: 'Natalicio del Libertador' },
  { date: '2025-10-12', name: 'Día de la Resistencia Indígena' },
  { date: '2025-12-24', name: 'Víspera de Navidad' },
  { date: '2025-12-25', name: 'Navidad' },
  { date: '2025-12-31', name: 'Fin de Año' },
  { date: '2026-01-01', name: 'Año Nuevo' },
  { date: '2026-02-16', name: 'Lunes de Carnaval' },
  { date: '2026-02-17', name: 'Martes de Carnaval' },
  { date: '2026-04-02', name: 'Jueves Santo' },
  { date: '2026-04-03', name: 'Viernes Santo' },
  { date: '2026-04-19', name: 'Declaración de la Independencia' },
  { date: '2026-05-01', name: 'Día del Trabajador' },
  { date: '2026-06-24', name: 'Batalla de Carabobo' },
  { date: '2026-07-05', name: 'Día de la Independencia' },
  { date: '2026-07-24', name: 'Natalicio del Libertador' },
  { date: '2026-10-12', name: 'Día de la Resistencia Indígena' },
  { date: '2026-12-24', name: 'Víspera de Navidad' },
  { date: '2026-12-25', name: 'Navidad' },
  { date: '2026-12-31', name: 'Fin de Año' },
  { date: '2027-01-01', name: 'Año Nuevo' },
  { date: '2027-02-08', name: 'Lunes de Carnaval' },
  { date: '2027-02-09', name: 'Martes de Carnaval' },
  { date: '2027-03-25', name: 'Jueves Santo' },
  { date: '2027-03-26', name: 'Viernes Santo' },
  { date: '2027-04-19', name: 'Declaración de la Independencia' },
  { date: '2027-05-01', name: 'Día del Trabajador' },
  { date: '2027-06-24', name: 'Batalla de Carabobo' },
  { date: '2027-07-05', name: 'Día de la Independencia' },
  { date: '2027-07-24', name: 'Natalicio del Libertador' },
  { date: '2027-10-12', name: 'Día de la Resistencia Indígena' },
  { date: '2027-12-24', name: 'Víspera de Navidad' },
  { date: '2027-12-25', name: 'Navidad' },
  { date: '2027-12-31', name: 'Fin de Año' },
]
