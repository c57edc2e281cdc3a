import { peopleOf } from '../vocabulary.ts'

export const accountLeadPeople = peopleOf(
  [
    'nopalsoft',
    [
      ['daniela', 'Daniela Treviño', 'agent', 'Líder de cuenta'],
      ['rodrigo', 'Rodrigo Cantú', 'agent', 'Líder de cuenta'],
      ['ximena', 'Ximena Robles', 'agent', 'Líder de cuenta'],
      ['israel', 'Israel Mondragón', 'agent', 'Ejecutante, desarrollo Odoo'],
      ['paulina', 'Paulina Ceballos', 'agent', 'Ejecutante, funcional'],
      ['hugo', 'Hugo Arriaga', 'supervisor', 'Coordinación de atención a clientes'],
      ['leticia', 'Leticia Barragán', 'admin', 'Administración de la mesa'],
      ['sergio', 'Sergio Villarreal', 'commercial', 'Contratos'],
    ],
  ],
  {
    aceros: [
      'acerosregios',
      [
        ['monica', 'Mónica Garza', 'Gerente de sistemas', 'key_user', '+52 81 5555 0701'],
        ['eduardo', 'Eduardo Salinas', 'Jefe de almacén', 'requester'],
        ['lupita', 'Guadalupe Elizondo', 'Cuentas por cobrar', 'requester'],
      ],
    ],
    tequila: [
      'tequilaloslirios',
      [
        ['ignacio', 'Ignacio Orozco', 'Director administrativo', 'key_user', '+52 33 5555 0702'],
        ['karla', 'Karla Figueroa', 'Contabilidad', 'requester'],
      ],
    ],
    dental: [
      'dentalbajio',
      [
        ['norma', 'Norma Aguilar', 'Administradora', 'key_user', '+52 47 7555 0703'],
        ['ivan', 'Iván Rentería', 'Compras', 'requester'],
      ],
    ],
    muebles: [
      'muebleselroble',
      [
        ['ramiro', 'Ramiro Cuevas', 'Dueño', 'key_user', '+52 55 5555 0704'],
        ['brenda', 'Brenda Ortiz', 'Punto de venta', 'requester'],
      ],
    ],
    vivero: ['viverolasmargaritas', [['elsa', 'Elsa Montaño', 'Encargada', 'key_user']]],
    uniformes: ['uniformesalfa', [['raul', 'Raúl Domínguez', 'Operaciones', 'key_user']]],
  },
)
