import type { Messages } from '../es/messages.ts'

export const admin: Messages['admin'] = {
  nav: { title: 'Administração', backToConsole: 'Voltar à fila' },
}
