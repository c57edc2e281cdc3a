export const portal = {
  nav: { home: 'Inicio', cases: 'Casos', hours: 'Horas' },
}
