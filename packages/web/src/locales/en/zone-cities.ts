/** Cities of time zones whose name in English is not the zone's own. */
export const zoneCities: Readonly<Record<string, string>> = {
  'America/Sao_Paulo': 'São Paulo',
}
