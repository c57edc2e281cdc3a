import { peopleOf } from '../vocabulary.ts'

export const contractWarrantyPeople = peopleOf(
  [
    'australsoftware',
    [
      ['macarena', 'Macarena Sepúlveda', 'agent', 'Responsable, contabilidad y remuneraciones'],
      ['cristobal', 'Cristóbal Vergara', 'agent', 'Responsable, ventas e inventario'],
      ['antonia', 'Antonia Riquelme', 'agent', 'Responsable, punto de venta'],
      ['nicolas', 'Nicolás Poblete', 'technician', 'Técnico de terreno'],
      ['jimena', 'Jimena Larraín', 'supervisor', 'Jefa de atención a clientes'],
      ['osvaldo', 'Osvaldo Retamal', 'admin', 'Administrador del HelpDesk'],
      ['rebeca', 'Rebeca Insunza', 'commercial', 'Contratos y garantías'],
      ['german', 'Germán Undurraga', 'viewer', 'Gerencia'],
    ],
  ],
  {
    frutas: [
      'frutasdelmaule',
      [
        ['pamela', 'Pamela Cáceres', 'Contadora', 'key_user', '+56 71 255 5801'],
        ['rolando', 'Rolando Zúñiga', 'Jefe de bodega', 'requester', '+56 71 255 5802'],
      ],
    ],
    transportes: [
      'transportesbiobio',
      [
        ['ximena', 'Ximena Fuentealba', 'Jefa de administración', 'key_user', '+56 41 255 5803'],
        ['mauricio', 'Mauricio Lagos', 'Remuneraciones', 'requester', '+56 41 255 5804'],
      ],
    ],
    clinica: [
      'clinicadentalnunoa',
      [['carolina', 'Carolina Bravo', 'Administradora', 'key_user', '+56 2 2555 5805']],
    ],
    ferreteria: [
      'ferreteriaeltornillo',
      [
        ['hernan', 'Hernán Aravena', 'Dueño', 'key_user', '+56 2 2555 5806'],
        ['paola', 'Paola Navarrete', 'Cajera', 'requester'],
      ],
    ],
    colegio: [
      'colegiosantaemilia',
      [['marcela', 'Marcela Oyarzún', 'Encargada de finanzas', 'key_user', '+56 32 255 5807']],
    ],
    vina: [
      'vinatresesteros',
      [
        ['ricardo', 'Ricardo Errázuriz', 'Gerente de operaciones', 'key_user', '+56 72 255 5808'],
        ['soledad', 'Soledad Muñoz', 'Cobranza', 'requester'],
      ],
    ],
  },
)
