import { expect } from 'vitest'
import { givenContract } from '../given-case.ts'
import { go, mailsTo, move, open, placeFor, read, say, type Stage, type Story } from './stage.ts'

const refused = (code: string, more: object = {}) => ({ body: { status: 422, code, ...more } })
const opened = (more: object = {}) => ({ status: 201, body: { status: 'received', ...more } })

const standing = ({ desk }: Stage, word: 'overdue' | 'current') =>
  desk.as('commercial').put(`/organizations/${desk.given.organizations.a.id}/standing`, {
    standing: word,
    reason: 'Administración de cobranzas',
  })

/** Licences with support: refuses what is not documented, and closes what is not answered. */
export const licencePlanStory: Story = {
  preset: 'licence-plan',
  acts: [
    {
      phase: 'open',
      words: 'los casos no se activan por llamadas telefónica',
      does: (stage) => placeFor(stage, 'phone'),
      finds: refused('channel_closed'),
    },
    {
      phase: 'open',
      words: 'se rige bajo normas y condiciones que encontrara en esta misma página',
      does: (stage) => open(stage, 'requesterA'),
      finds: refused('conditions_required', { version: 1 }),
    },
    {
      phase: 'open',
      words: 'ha sido diseñado para resolver problemas a gente entrenada en el uso del sistema',
      does: async (stage) => {
        await stage.desk.as('requesterA').post('/conditions/1/acceptance', {})
        return open(stage, 'requesterA')
      },
      finds: refused('training_required'),
    },
    {
      phase: 'open',
      words: 'Está disponible para nuestros clientes con planes de licenciamiento y asesoría',
      does: async (stage) => {
        const { users, product } = stage.desk.given
        const training = { productId: product.id, trainedOn: '2026-03-02', trainer: 'Ana Agente' }
        await stage.desk.as('keyUserA').post(`/users/${users.requesterA.id}/trainings`, training)
        return open(stage, 'requesterA')
      },
      finds: refused('not_entitled', { reason: 'no_contract' }),
    },
    {
      phase: 'open',
      words: 'que se encuentren al día con sus pagos',
      does: async (stage) => {
        await givenContract(stage.desk, { minutes: 0, openCaseLimit: 1 })
        await standing(stage, 'overdue')
        const answer = await open(stage, 'requesterA')
        await standing(stage, 'current')
        return answer
      },
      finds: refused('standing', { reason: 'overdue' }),
    },
    {
      phase: 'open',
      words: 'pues el caso no podrá ser atendido',
      does: (stage) => open(stage, 'requesterA', { summary: 'Urgente' }),
      finds: refused('subject_rule'),
    },
    {
      phase: 'open',
      words: 'Todo caso debe venir acompañado de una pantalla',
      does: (stage) => open(stage, 'requesterA', { attachments: [] }),
      finds: refused('evidence_required'),
    },
    {
      phase: 'open',
      words: 'identifique el modulo y caso (Ejemplo: BANCOS, Factura mal cargada)',
      does: (stage) => open(stage, 'requesterA'),
      finds: opened({ subject: 'FACTURACIÓN, Factura mal cargada', termsPending: false }),
    },
    {
      phase: 'open',
      words: 'cada cliente dispone de un límite para casos abiertos en forma simultánea',
      does: (stage) => open(stage, 'requesterA', { summary: 'Otro recibo descuadrado' }),
      finds: { body: { status: 409, code: 'open_case_limit', openTickets: [{ number: 1 }] } },
    },
    {
      phase: 'review',
      words: 'El mismo sera atendido en las próximas 24 horas',
      does: async (stage) => {
        await move(stage, 'agent', 'review')
        return move(stage, 'agent', 'start')
      },
      finds: {
        status: 200,
        body: {
          status: 'in_progress',
          impact: null,
          criticality: null,
          sla: { firstReply: { targetMinutes: 1440 } },
        },
      },
    },
    {
      phase: 'answer',
      words: 'Toda respuesta nuestra se dará a través del Ticket',
      does: async (stage) => {
        const answer = await say(stage, 'agent', 'Anule la acción 48213 y cárguela de nuevo.')
        return { answer, mails: await mailsTo(stage, 'requestera') }
      },
      finds: {
        answer: { status: 201 },
        mails: expect.arrayContaining([expect.stringContaining('Anule la acción 48213')]),
      },
    },
    {
      phase: 'silence',
      words:
        'cualquier ticket abierto por mas de 2 días hábiles sin respuesta por parte del cliente será cerrado automáticamente por el sistema',
      does: async (stage) => {
        await say(stage, 'agent', { body: '¿Quedó solucionado?', asks: true })
        await go(stage, '2026-03-05T21:00:00Z')
        const warned = await mailsTo(stage, 'requestera')
        await go(stage, '2026-03-06T20:59:00Z')
        const before = await read(stage)
        await go(stage, '2026-03-06T21:00:00Z')
        return { warned, before, after: await read(stage) }
      },
      finds: {
        warned: expect.arrayContaining([expect.stringContaining('se cerrará si no responde')]),
        before: { status: 'waiting_customer' },
        after: { status: 'closed', closeReason: 'silence', closedAt: '2026-03-06T21:00:00.000Z' },
      },
    },
    {
      phase: 'close',
      words: 'debe comenzar con éste desde cero como si fuera un nuevo caso',
      does: (stage) => move(stage, 'requesterA', 'reopen'),
      finds: refused('reopen_window_closed'),
    },
    {
      phase: 'close',
      words: 'Haga referencia al numero de ticket anterior',
      does: (stage) =>
        open(stage, 'requesterA', { previousTicketNumber: 1, confirmNotDuplicate: true }),
      finds: opened({ number: 2, previousTicketNumber: 1 }),
    },
  ],
}
