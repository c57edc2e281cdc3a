/** Parts of a case that the portal and the console share: its files and its conversation. */
export const caseShared = {
  files: {
    title: 'Archivos',
    none: 'Este caso no tiene archivos.',
    open: 'Ver {name}',
    download: 'Descargar',
    broken: 'No se pudo traer el archivo. Sigue guardado en el caso.',
  },
  older: 'Ver mensajes anteriores',
  noMessages: 'Todavía no hay mensajes.',
}
