import { peopleOf } from '../vocabulary.ts'

export const licencePlanPeople = peopleOf(
  [
    'cumbresistemas',
    [
      ['yelitza', 'Yelitza Marcano', 'agent', 'Analista de soporte, bancos y cobranza'],
      ['freddy', 'Freddy Oropeza', 'agent', 'Analista de soporte, nómina y legales'],
      ['mariangel', 'Mariángel Duarte', 'agent', 'Analista de soporte, socios y facturación'],
      ['ender', 'Ender Rivas', 'agent', 'Analista de segundo nivel'],
      ['soraya', 'Soraya Betancourt', 'supervisor', 'Coordinadora de Help Desk'],
      ['nelson', 'Nelson Aguilera', 'admin', 'Administrador del sistema de casos'],
      ['thais', 'Thais Figuera', 'commercial', 'Licenciamiento y cobranzas'],
      ['ramiro', 'Ramiro Castellanos', 'viewer', 'Dirección'],
    ],
  ],
  {
    brisas: [
      'brisasdelavila',
      [
        ['carmen', 'Carmen Teresa Ochoa', 'Gerente administrativa', 'key_user', '+58 212 555 0611'],
        ['alexis', 'Alexis Moreno', 'Contador', 'backup_key_user', '+58 212 555 0612'],
        ['dubraska', 'Dubraska Silva', 'Analista de bancos', 'requester'],
        ['jhonny', 'Jhonny Palacios', 'Analista de nómina', 'requester'],
        // New in the office: not trained yet, so she may not open cases.
        ['oriana', 'Oriana Chirinos', 'Asistente de facturación, nuevo ingreso', 'requester'],
      ],
    ],
    'luso-maracay': [
      'lusomaracay',
      [
        ['manuel', 'Manuel Da Silva', 'Administrador', 'key_user', '+58 243 555 0622'],
        ['yuraima', 'Yuraima Tovar', 'Cobranza', 'requester'],
        ['rosangel', 'Rosángel Piñate', 'Contabilidad', 'requester'],
      ],
    ],
    morrocoy: [
      'nauticomorrocoy',
      [
        ['gilberto', 'Gilberto Áñez', 'Gerente', 'key_user', '+58 259 555 0633'],
        ['marbella', 'Marbella Colina', 'Administración de muelles', 'requester'],
      ],
    ],
    canario: [
      'hogarcanario',
      [
        ['nieves', 'Nieves Hernández', 'Administradora', 'key_user', '+58 243 555 0644'],
        ['tomas', 'Tomás Alayón', 'Carnetización', 'requester'],
      ],
    ],
    guayana: [
      'ejecutivosguayana',
      [
        ['belkis', 'Belkis Requena', 'Jefa de administración', 'key_user', '+58 286 555 0655'],
        ['wilfredo', 'Wilfredo Lezama', 'Contador', 'requester'],
      ],
    ],
    ingenieros: [
      'colegioingenieros',
      [['eglee', 'Eglée Mendoza', 'Secretaria de finanzas', 'key_user', '+58 251 555 0666']],
    ],
  },
)
