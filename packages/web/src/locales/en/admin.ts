import type { Messages } from '../es/messages.ts'

export const admin: Messages['admin'] = {
  nav: { title: 'Administration', backToConsole: 'Back to the queue' },
}
