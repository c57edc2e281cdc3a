import type { Messages } from '../es/messages.ts'

export const caseShared: Messages['caseShared'] = {
  files: {
    title: 'Arquivos',
    none: 'Este caso não tem arquivos.',
    open: 'Ver {name}',
    download: 'Baixar',
    broken: 'Não foi possível trazer o arquivo. Continua guardado no caso.',
  },
  older: 'Ver mensagens anteriores',
  noMessages: 'Ainda não há mensagens.',
}
