import type { Messages } from '../es/messages.ts'

export const console: Messages['console'] = {
  nav: { desk: 'Mesa', queue: 'Fila', intake: 'Recepção', admin: 'Administração' },
}
