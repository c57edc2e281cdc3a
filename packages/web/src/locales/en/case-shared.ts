import type { Messages } from '../es/messages.ts'

export const caseShared: Messages['caseShared'] = {
  files: {
    title: 'Files',
    none: 'This case has no files.',
    open: 'See {name}',
    download: 'Download',
    broken: 'The file could not be fetched. It is still kept in the case.',
  },
  older: 'See earlier messages',
  noMessages: 'No messages yet.',
}
