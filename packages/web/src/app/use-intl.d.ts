import type { Messages } from '../locales/es/messages.ts'
import type { PageMessages } from '../locales/es/page-messages.ts'

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages & PageMessages
  }
}
