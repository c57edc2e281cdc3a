/** Cities of time zones whose name in English is not the zone's own. */
export const zoneCities: Readonly<Record<string, string>> = {
  'America/Mexico_City': 'Mexico City',
  'America/Bogota': 'Bogotá',
  'America/Asuncion': 'Asunción',
  'America/Panama': 'Panama City',
  'America/Sao_Paulo': 'São Paulo',
  'America/New_York': 'New York',
}
