export const firstUse = {
  title: 'Prepare su mesa de soporte',
  lead: 'Se hace una sola vez. Al terminar entrará como la primera persona administradora.',
  deskPart: 'La mesa',
  deskName: 'Nombre de la mesa',
  deskNameHint: 'Así la verán sus clientes.',
  slug: 'Nombre corto',
  slugHint: 'Minúsculas, números y guiones. La distingue si algún día hay más de una.',
  timeZone: 'Zona horaria',
  timeZoneHint: 'En ella se cuentan el horario de atención y los plazos.',
  locale: 'Idioma',
  adminPart: 'Su cuenta',
  emailHint: 'Con él ingresará desde ahora.',
  create: 'Crear la mesa',
  deskNameMissing: 'Escriba el nombre de la mesa, por ejemplo: Soporte Andes',
  slugMalformed:
    'Escriba de 2 a 40 minúsculas o números; entre ellos puede haber guiones. Por ejemplo: soporte-andes',
  timeZoneMissing: 'Elija la zona horaria de la lista',
  nameMissing: 'Escriba su nombre',
  tokenWrong:
    'Esta dirección no es la de esta instalación o está incompleta. Copie completa la que muestra la terminal donde inició Mesa y ábrala. Nada se creó.',
  noTokenTitle: 'A esta dirección le falta una parte',
  noTokenBody:
    'Copie completa la que muestra la terminal donde inició Mesa: termina en «#token=» y una clave. Si ya no la ve, reinicie Mesa y aparecerá otra vez.',
  doneTitle: 'Esta mesa ya está creada',
  doneBody: 'Su dirección de primer uso sirvió y se cerró. Ingrese con su correo y su contraseña.',
  waitingTitle: 'Falta la primera persona administradora',
  waitingBody:
    'Nadie puede ingresar todavía. Abra la dirección de primer uso que muestra la terminal donde inició Mesa. Si ya no la ve, reinicie Mesa y aparecerá otra vez.',
  waitingRetry: 'Comprobar otra vez',
}
