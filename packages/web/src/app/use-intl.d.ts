import type { Messages } from '../locales/es/messages.ts'

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
