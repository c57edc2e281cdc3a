import { peopleOf } from '../vocabulary.ts'

export const publicSectorPeople = peopleOf(
  [
    'cordillerapublica',
    [
      ['valentina', 'Valentina Henríquez', 'agent', 'Consultora de mesa de ayuda, nivel 1'],
      ['matias', 'Matías Contreras', 'agent', 'Consultor de mesa de ayuda, nivel 1'],
      ['josefa', 'Josefa Arancibia', 'agent', 'Consultora nivel 2, CGU+Plus y SIGFIN'],
      ['esteban', 'Esteban Pizarro', 'agent', 'Consultor nivel 2, SIGPER y SIGAS'],
      ['lorena', 'Lorena Sandoval', 'supervisor', 'Jefa de la mesa de ayuda'],
      ['patricio', 'Patricio Alarcón', 'admin', 'Administrador de Taurus'],
      ['cecilia', 'Cecilia Olivares', 'commercial', 'Contratos sector público'],
      ['eugenio', 'Eugenio Vidal', 'viewer', 'Gerencia de operaciones'],
    ],
  ],
  {
    quebrada: [
      'muniquebradaalta',
      [
        ['gloria', 'Gloria Saavedra', 'Jefa de finanzas', 'key_user', '+56 2 2666 5101'],
        ['cesar', 'César Moya', 'Contabilidad gubernamental', 'requester', '+56 2 2666 5102'],
        ['noemi', 'Noemí Carrasco', 'Personal', 'requester', '+56 2 2666 5103'],
      ],
    ],
    salud: [
      'saludlosriossur',
      [
        ['fabian', 'Fabián Oyarce', 'Jefe de recursos humanos', 'key_user', '+56 63 266 5104'],
        ['ingrid', 'Ingrid Barrientos', 'Remuneraciones', 'requester', '+56 63 266 5105'],
      ],
    ],
    gore: [
      'goremaipo',
      [
        ['rodolfo', 'Rodolfo Espinoza', 'División de presupuesto', 'key_user', '+56 2 2666 5106'],
        ['karina', 'Karina Leiva', 'Tesorería', 'requester', '+56 2 2666 5107'],
      ],
    ],
    archivos: [
      'archivostecnicos',
      [['blanca', 'Blanca Ulloa', 'Encargada de activo fijo', 'key_user', '+56 2 2666 5108']],
    ],
    hidraulicas: [
      'obrashidraulicas',
      [
        ['sergio', 'Sergio Maldonado', 'Abastecimiento', 'key_user', '+56 2 2666 5109'],
        ['tamara', 'Tamara Pino', 'Oficina de partes', 'requester'],
      ],
    ],
  },
)
