/** Cities of time zones whose name in Portuguese is not the zone's own. */
export const zoneCities: Readonly<Record<string, string>> = {
  'America/Mexico_City': 'Cidade do México',
  'America/Bogota': 'Bogotá',
  'America/Asuncion': 'Assunção',
  'America/Panama': 'Panamá',
  'America/Sao_Paulo': 'São Paulo',
  'America/New_York': 'Nova York',
}
