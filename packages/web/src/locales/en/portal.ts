import type { Messages } from '../es/messages.ts'

export const portal: Messages['portal'] = {
  nav: { home: 'Home', cases: 'Cases', hours: 'Hours' },
}
