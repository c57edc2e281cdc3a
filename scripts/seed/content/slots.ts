/** Figures and names for one case, always the same for the same number. */
export function slotsFor(number: number): Record<string, string> {
  let seed = (number + 1) * 2654435761
  const pick = (size: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 4294967296) * size)
  }
  const from = (list: string[]) => list[pick(list.length)] ?? ''
  const money = (least: number, most: number) => {
    const cents = least * 100 + pick((most - least) * 100)
    const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '.')
    return `${whole},${String(cents % 100).padStart(2, '0')}`
  }
  const digits = (size: number, base: number) => String(base + pick(8999)).padStart(size, '0')
  return {
    doc: `00-${digits(6, 201000 + number * 211)}`,
    comp: `{{p}}-${digits(5, 300 + number * 7)}`,
    accion: digits(4, 100),
    ficha: digits(4, 1000),
    n: String(4 + pick(27)),
    caja: String(1 + pick(6)),
    monto: money(3200, 48000),
    monto2: money(410, 3100),
    chico: money(11, 390),
    socio: from(MEMBERS),
    trab: from(WORKERS),
    proveedor: from(SUPPLIERS),
    banco: from(BANKS),
  }
}

export const fillSlots = (text: string, slots: Record<string, string>) =>
  text.replace(/(?<!\{)\{([a-z0-9]+)\}(?!\})/g, (whole, name: string) => slots[name] ?? whole)

const MEMBERS = [
  'Graciela Montes de Oca',
  'Iván Darío Landáez',
  'Aura Marina Rincón',
  'Hugo Barrios Soto',
  'Karina Montilla',
  'Teófilo Belisario',
  'Inés Ortega de Cabrera',
  'Sergio Aponte',
  'Nidia Álvarez Ruiz',
  'Gisela Tirado',
  'Elio Mendoza',
  'Corina Arismendi Paz',
  'Omaira Landaeta',
]
const WORKERS = [
  'Wilfredo Guédez',
  'Eudis Machado',
  'Luz Marina Carvajal',
  'Robert Nieves',
  'Milagros Zerpa',
  'Franklin Arias',
  'Deisy Colina',
  'Argenis Toro',
  'Mireya Núñez',
]
const SUPPLIERS = [
  'Distribuidora El Ávila',
  'Suministros Piscinas Caribe',
  'Frigorífico El Toro 2010',
  'Vigilancia y Custodia Orinoco',
  'Jardines Los Robles',
  'Lavandería La Espuma',
  'Electricidad Naguanagua',
  'Papelería Central del Este',
]
const BANKS = ['Banesco', 'Mercantil', 'Provincial', 'Banco de Venezuela', 'BNC', 'Bancaribe']
