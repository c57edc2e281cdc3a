export const console = {
  nav: { desk: 'Mesa', queue: 'Cola', intake: 'Recepción', admin: 'Administración' },
}
