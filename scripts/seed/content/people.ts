export type StaffRole = 'agent' | 'technician' | 'commercial' | 'supervisor' | 'admin' | 'viewer'
export type CustomerRole = 'requester' | 'key_user' | 'backup_key_user'

export type DemoPerson = {
  key: string
  name: string
  email: string
  phone?: string
  locale: 'es' | 'en' | 'pt'
  jobTitle: string
} & (
  | { kind: 'staff'; role: StaffRole }
  | { kind: 'customer'; memberships: { organizationKey: string; role: CustomerRole }[] }
)

const STAFF: [key: string, name: string, role: StaffRole, jobTitle: string][] = [
  ['daniela', 'Daniela Rojas', 'agent', 'Analista de soporte, bancos y contabilidad'],
  ['martin', 'Martín Paredes', 'agent', 'Analista de soporte, nómina'],
  ['yusmary', 'Yusmary Colmenares', 'agent', 'Analista de soporte, facturación y socios'],
  ['leonardo', 'Leonardo Azuaje', 'agent', 'Analista de soporte, impuestos'],
  ['ivanna', 'Ivanna Sequera', 'agent', 'Analista de segundo nivel'],
  ['reinaldo', 'Reinaldo Bastidas', 'supervisor', 'Coordinador de la mesa'],
  ['carolina', 'Carolina Méndez', 'admin', 'Administradora de la plataforma'],
  ['gustavo', 'Gustavo Urdaneta', 'commercial', 'Ejecutivo de contratos'],
  ['wilmer', 'Wilmer Chacón', 'technician', 'Técnico de campo'],
  ['beatriz', 'Beatriz Olivares', 'viewer', 'Gerencia general'],
]

type CustomerRow = [key: string, name: string, jobTitle: string, role: CustomerRole, phone?: string]
const DOMAIN: Record<string, string> = {
  'los-samanes': 'lossamanes.example',
  'bahia-serena': 'bahiaserena.example',
  'italo-carabobeno': 'italocarabobeno.example',
  'cerro-verde': 'cerroverdegolf.example',
  'casa-portuguesa': 'casaportuguesatuy.example',
  'profesionales-lara': 'profesionaleslara.example',
  'centro-gallego': 'centrogallegooriente.example',
  'las-trinitarias': 'hipicotrinitarias.example',
  'los-caobos': 'loscaobos.example',
  caracasbaai: 'caracasbaaimarina.example',
  'altos-del-cauca': 'altosdelcauca.example',
  'union-istmo': 'uniondelistmo.example',
}
const CUSTOMERS: Record<string, CustomerRow[]> = {
  'los-samanes': [
    ['marisol', 'Marisol Quintero', 'Gerente de administración', 'key_user', '+58 212 555 0141'],
    ['jesus', 'Jesús Alberto Peña', 'Jefe de tesorería', 'backup_key_user', '+58 212 555 0142'],
    ['nohelia', 'Nohelia Bracho', 'Analista de facturación', 'requester'],
    ['ramon', 'Ramón Villegas', 'Analista de nómina', 'requester'],
  ],
  'bahia-serena': [
    ['alfredo', 'Alfredo Marcano', 'Gerente de finanzas', 'key_user', '+58 281 555 0119'],
    ['luisana', 'Luisana Guaramato', 'Contadora', 'backup_key_user', '+58 281 555 0120'],
    ['oscar', 'Óscar Rondón', 'Encargado de muelles y cobranza', 'requester'],
  ],
  'italo-carabobeno': [
    ['gianna', 'Gianna Morelli', 'Administradora', 'key_user', '+58 241 555 0177'],
    ['pedro', 'Pedro Luis Arteaga', 'Contador general', 'backup_key_user', '+58 241 555 0178'],
    ['zuleima', 'Zuleima Farías', 'Atención al socio', 'requester'],
  ],
  'cerro-verde': [
    ['henrique', 'Henrique Sosa', 'Gerente general adjunto', 'key_user', '+58 212 555 0188'],
    ['maria-elena', 'María Elena Tovar', 'Jefa de contabilidad', 'backup_key_user'],
    ['kelvin', 'Kelvin Moreno', 'Almacenista', 'requester'],
  ],
  'casa-portuguesa': [
    ['fatima', 'Fátima de Abreu', 'Administradora', 'key_user', '+58 239 555 0103'],
    ['joao', 'João Ferreira', 'Tesorero', 'requester'],
  ],
  'profesionales-lara': [
    ['nelly', 'Nelly Carrasco', 'Administradora', 'key_user', '+58 251 555 0166'],
    ['douglas', 'Douglas Piña', 'Analista contable', 'backup_key_user'],
    ['yenny', 'Yenny Alvarado', 'Nómina y personal', 'requester'],
  ],
  'centro-gallego': [
    ['xiomara', 'Xiomara Figuera', 'Gerente administrativa', 'key_user', '+58 281 555 0155'],
    ['anselmo', 'Anselmo Otero', 'Analista de socios', 'requester'],
  ],
  'las-trinitarias': [
    ['elias', 'Elías Matute', 'Administrador', 'key_user', '+58 243 555 0131'],
    ['dayana', 'Dayana Pérez', 'Asistente administrativa', 'requester'],
  ],
  'los-caobos': [
    ['teresa', 'Teresa Iriarte', 'Administradora', 'key_user', '+58 212 555 0109'],
    ['fabian', 'Fabián Lugo', 'Caja y bancos', 'requester'],
  ],
  caracasbaai: [['rudy', 'Rudy Martina', 'General manager', 'key_user', '+599 9 555 0150']],
  'altos-del-cauca': [
    ['claudia', 'Claudia Patricia Lozano', 'Directora financiera', 'key_user', '+57 602 555 0122'],
    ['andres', 'Andrés Felipe Caicedo', 'Analista de cartera', 'backup_key_user'],
    ['paola', 'Paola Mosquera', 'Auxiliar contable', 'requester'],
  ],
  'union-istmo': [
    ['ricardo', 'Ricardo Alemán', 'Gerente de operaciones', 'key_user', '+507 555 0170'],
    ['itzel', 'Itzel Batista', 'Contabilidad', 'requester'],
  ],
}
/** External accountants who serve a second customer: one sign-in, two organizations. */
const SECOND_MEMBERSHIP: Record<string, { organizationKey: string; role: CustomerRole }> = {
  luisana: { organizationKey: 'centro-gallego', role: 'backup_key_user' },
  'maria-elena': { organizationKey: 'los-caobos', role: 'backup_key_user' },
}

const toMailName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== 'de')
    .filter((_, index, words) => index === 0 || index === words.length - 1)
    .join('.')

const staff: DemoPerson[] = STAFF.map(([key, name, role, jobTitle]) => ({
  key,
  name,
  email: `${toMailName(name)}@mesa.example`,
  locale: 'es',
  jobTitle,
  kind: 'staff',
  role,
}))

const customers: DemoPerson[] = Object.entries(CUSTOMERS).flatMap(([organizationKey, rows]) =>
  rows.map(([key, name, jobTitle, role, phone]) => {
    const second = SECOND_MEMBERSHIP[key]
    const first = { organizationKey, role }
    return {
      key,
      name,
      email: `${toMailName(name)}@${DOMAIN[organizationKey]}`,
      ...(phone === undefined ? {} : { phone }),
      locale: key === 'rudy' ? ('en' as const) : key === 'joao' ? ('pt' as const) : ('es' as const),
      jobTitle,
      kind: 'customer' as const,
      memberships: second ? [first, second] : [first],
    }
  }),
)

/** Ten of the desk and thirty customers; the first customers are key users of two organizations. */
export const people: DemoPerson[] = [...staff, ...customers]
