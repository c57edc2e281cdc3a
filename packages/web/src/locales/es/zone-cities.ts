/** Cities of time zones whose name in Spanish is not the zone's own. */
export const zoneCities: Readonly<Record<string, string>> = {
  'America/Mexico_City': 'Ciudad de México',
  'America/Bogota': 'Bogotá',
  'America/Asuncion': 'Asunción',
  'America/Panama': 'Panamá',
  'America/Sao_Paulo': 'São Paulo',
  'America/New_York': 'Nueva York',
}
