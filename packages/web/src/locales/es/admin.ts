export const admin = {
  nav: { title: 'Administración', backToConsole: 'Volver a la cola' },
}
