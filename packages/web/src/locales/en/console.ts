import type { Messages } from '../es/messages.ts'

export const console: Messages['console'] = {
  nav: { desk: 'Desk', queue: 'Queue', intake: 'Intake', admin: 'Administration' },
}
