import { alsoIn, peopleOf } from '../vocabulary.ts'

/** One «usuario líder» and one «usuario de apoyo» by company or group; the others write drafts. */
export const hourPackagePeople = alsoIn(
  peopleOf(
    [
      'venturab1',
      [
        ['fiorella', 'Fiorella Quispe', 'agent', 'Consultora L1, atención al cliente'],
        ['renzo', 'Renzo Salcedo', 'agent', 'Consultor L1, atención al cliente'],
        ['katherine', 'Katherine Mamani', 'agent', 'Consultora funcional L2'],
        ['alonso', 'Alonso Bustamante', 'agent', 'Consultor técnico L2'],
        ['ursula', 'Úrsula Paredes', 'supervisor', 'Jefa de atención al cliente'],
        ['milagros', 'Milagros Tello', 'admin', 'Administradora del portal'],
        ['ernesto', 'Ernesto Villanueva', 'commercial', 'Área comercial, paquetes y licencias'],
        ['gladys', 'Gladys Ormeño', 'viewer', 'Gerencia de servicios'],
      ],
    ],
    {
      molinos: [
        'molinoscosta',
        [
          ['patricia', 'Patricia Gonzales', 'Jefa de sistemas', 'key_user', '+51 999 555 101'],
          ['hector', 'Héctor Chumpitaz', 'Contador general', 'backup_key_user'],
          ['maribel', 'Maribel Rojas', 'Asistente de facturación', 'requester'],
        ],
      ],
      'altomayo-cafe': [
        'altomayo',
        [
          ['julio', 'Julio Pinedo', 'Jefe de TI del grupo', 'key_user', '+51 999 555 102'],
          ['nelly', 'Nelly Ruiz', 'Analista de TI del grupo', 'backup_key_user'],
          ['edwin', 'Edwin Tuesta', 'Almacén Moyobamba', 'requester'],
        ],
      ],
      'altomayo-cacao': [
        'altomayocacao',
        [['sonia', 'Sonia Del Águila', 'Costos y producción', 'requester']],
      ],
      lurin: [
        'ferrelurin',
        [
          ['beto', 'Alberto Huamán', 'Administrador', 'key_user', '+51 999 555 103'],
          ['ines', 'Inés Cárdenas', 'Ventas mostrador', 'requester'],
        ],
      ],
      'san-marcelo': [
        'sanmarcelo',
        [
          ['veronica', 'Verónica Llosa', 'Subgerente de finanzas', 'key_user', '+51 999 555 104'],
          ['diego', 'Diego Arana', 'Analista contable', 'backup_key_user'],
        ],
      ],
      huascaran: [
        'textilhuascaran',
        [['omar', 'Omar Valdivia', 'Jefe de logística', 'key_user', '+51 999 555 105']],
      ],
      chimbote: [
        'chimbotenorte',
        [['rosario', 'Rosario Saavedra', 'Contadora', 'key_user', '+51 999 555 106']],
      ],
    },
  ),
  {
    julio: { organizationKey: 'altomayo-cacao', role: 'key_user' },
    nelly: { organizationKey: 'altomayo-cacao', role: 'backup_key_user' },
  },
)
