import type { Messages } from '../es/messages.ts'

export const portal: Messages['portal'] = {
  nav: { home: 'Início', cases: 'Casos', hours: 'Horas' },
}
