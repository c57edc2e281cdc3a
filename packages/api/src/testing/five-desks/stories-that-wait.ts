import { expect } from 'vitest'
import {
  classify,
  go,
  mailsTo,
  move,
  open,
  placeFor,
  read,
  say,
  told,
  type Act,
  type Stage,
  type Story,
} from './stage.ts'

const refused = (code: string) => ({ body: { status: 422, code } })

/** A month without a word of the customer's changes nothing. */
async function waitAMonth(stage: Stage) {
  const asked = { asks: true, nature: 'provisional' }
  await say(stage, 'agent', { body: '¿Puede enviarnos el comprobante?', ...asked })
  await go(stage, '2026-04-06T15:00:00Z')
  return read(stage)
}
const stillWaiting = { status: 'waiting_customer', autoCloseAt: null, closedAt: null }

/** Answered, solved, accepted; what was closed comes back within five business days, and no later. */
async function endAndReopen(stage: Stage) {
  await say(stage, 'requesterA', 'Aquí está.')
  const solution = { nature: 'definitive', body: 'Quedó corregida la factura.' }
  const solved = { action: 'propose', ...solution }
  const proposed = await move(stage, 'agent', solved)
  const closed = await move(stage, 'requesterA', 'accept')
  await go(stage, '2026-04-09T15:00:00Z')
  const reopened = await move(stage, 'requesterA', {
    action: 'reopen',
    reason: 'Volvió a fallar.',
  })
  await move(stage, 'agent', solved)
  await move(stage, 'requesterA', 'accept')
  await go(stage, '2026-04-20T15:00:00Z')
  return { proposed, closed, reopened, late: await move(stage, 'requesterA', 'reopen') }
}
const endedAndReopened = {
  proposed: { body: { status: 'in_validation' } },
  closed: { body: { status: 'closed' } },
  reopened: { status: 200, body: { status: 'in_progress' } },
  late: refused('reopen_window_closed'),
}

const waiting = (words: string): Act => ({
  phase: 'silence',
  words,
  does: waitAMonth,
  finds: stillWaiting,
})
const ending = (words: string): Act => ({
  phase: 'close',
  words,
  does: endAndReopen,
  finds: endedAndReopened,
})

/** Calls registered by whoever takes them; nobody is sent away. */
export const contractWarrantyStory: Story = {
  preset: 'contract-warranty',
  acts: [
    {
      phase: 'open',
      words: 'generándose un N° de HelpDesk por cada nueva situación',
      does: async (stage) => {
        await stage.desk
          .as('commercial')
          .put(`/organizations/${stage.desk.given.organizations.a.id}/standing`, {
            standing: 'overdue',
            reason: 'Dos facturas vencidas en cuenta corriente',
          })
        return placeFor(stage, 'phone')
      },
      finds: { status: 201, body: { number: 1, status: 'received', channel: 'phone' } },
    },
    {
      phase: 'open',
      words: 'separando a los clientes con Contrato/Garantía de los que no tienen',
      does: (stage) => read(stage),
      finds: { contractId: null, flags: { withoutContract: 'no_contract' } },
    },
    {
      phase: 'open',
      words: 'si tiene Garantía o Contrato, saldo de la Cuenta Corriente',
      does: (stage) => read(stage),
      finds: { flags: { entitlement: 'overdue' } },
    },
    {
      phase: 'review',
      words:
        'permitiendo registrar la situación reportada, revisar su relación con otro evento anterior',
      does: async (stage) => {
        const review = await stage.desk.as('agent').get(`/tickets/${stage.number}/review`)
        await move(stage, 'agent', 'review')
        return { review: told(review), started: await move(stage, 'agent', 'start') }
      },
      finds: {
        review: {
          status: 200,
          body: { duplicates: [], replyTo: [], standing: { standing: 'overdue' } },
        },
        started: { body: { status: 'in_progress', impact: null, criticality: null } },
      },
    },
    {
      phase: 'answer',
      words: 'informar de estados de avance, y comprometer acciones',
      does: async (stage) => {
        const progress = { kind: 'progress', body: 'Hoy se revisa en terreno.' }
        const answer = await say(stage, 'agent', progress)
        return { answer, headline: await read(stage), mails: await mailsTo(stage, 'requestera') }
      },
      finds: {
        answer: { status: 201 },
        headline: { headline: { body: 'Hoy se revisa en terreno.' } },
        mails: expect.arrayContaining([expect.stringContaining('Hoy se revisa en terreno.')]),
      },
    },
    waiting('En cualquier momento, se puede consultar por el estado de un HelpDesk de un cliente'),
    ending('se muestra un completo seguimiento de las conversaciones que se han tenido'),
  ],
}

/** Everything is taken in; its lead keeps the customer informed every day. */
export const accountLeadStory: Story = {
  preset: 'account-lead',
  acts: [
    {
      phase: 'open',
      words: 'aquí llegan todas las solicitudes',
      does: (stage) => placeFor(stage, 'email'),
      finds: { status: 201, body: { status: 'received', channel: 'email' } },
    },
    {
      phase: 'open',
      words: 'Se confirma que tenga contrato vigente',
      does: async (stage) => ({
        ticket: await read(stage),
        inbox: (await stage.desk.as('agent').get('/reviews')).body,
      }),
      finds: {
        ticket: { flags: { entitlement: 'no_contract' } },
        inbox: { items: [{ number: 1, checks: expect.arrayContaining(['entitlement']) }] },
      },
    },
    {
      phase: 'open',
      words: 'Se asigna el líder de cuenta, de acuerdo a la empresa',
      does: (stage) => read(stage),
      finds: { names: { accountLead: 'Ana Agente' } },
    },
    {
      phase: 'review',
      words: 'se cancela el ticket nuevo, prvio aviso al cliente',
      does: async (stage) => {
        const first = stage.number
        await placeFor(stage, 'email', { summary: 'Re: la factura', confirmNotDuplicate: true })
        const merged = await stage.desk.as('agent').post(`/tickets/${stage.number}/merge`, {
          intoNumber: first,
          noticeBody: `Le damos seguimiento en el caso ${first}.`,
        })
        stage.number = first
        return told(merged)
      },
      finds: { status: 200, body: { status: 'cancelled', mergedInto: 1 } },
    },
    {
      phase: 'review',
      words: 'Si es un ticket de Soporte se determina el impacto',
      does: async (stage) => {
        await move(stage, 'agent', 'review')
        return move(stage, 'agent', 'start')
      },
      finds: refused('not_classified'),
    },
    {
      phase: 'review',
      words: 'Alto: operación detenida, se atiende de inmediato',
      does: (stage) => classify(stage, { type: 'support', impact: 'high' }),
      finds: { body: { impact: 'high', sla: { firstReply: { targetMinutes: 15 } } } },
    },
    {
      phase: 'review',
      words: 'si es clasificado como soporte no puede estar en la etapa de backlog',
      does: (stage) => move(stage, 'agent', { action: 'park', reason: 'Más adelante' }),
      finds: refused('support_never_parked'),
    },
    {
      phase: 'answer',
      words:
        'Los tickets de soporte al pasar mas de 24 horas si enviar un correo o nota cambiaran a color rojo',
      does: async (stage) => {
        await move(stage, 'agent', 'start')
        await go(stage, '2026-03-05T15:20:00Z')
        const within = await read(stage)
        await go(stage, '2026-03-06T15:40:00Z')
        const after = await read(stage)
        await say(stage, 'agent', 'Seguimos con la contención; aún no hay solución permanente.')
        return { within, after, written: await read(stage) }
      },
      finds: { within: { color: 'white' }, after: { color: 'red' }, written: { color: 'white' } },
    },
    waiting('mantener informados a los usuarios hasta su cierre'),
    ending('se manda a validación del cliente para su revisión'),
  ],
}

/** Calls and mails by protocol; every answer says whether it is the last one. */
export const publicSectorStory: Story = {
  preset: 'public-sector',
  acts: [
    {
      phase: 'open',
      words: 'El consultor deberá atender la llamada, solicitar los datos del usuario',
      does: (stage) => placeFor(stage, 'phone', { contact: { name: 'Rita', phone: 'anexo 2214' } }),
      finds: { status: 201, body: { channel: 'phone', contact: { phone: 'anexo 2214' } } },
    },
    {
      phase: 'open',
      words: 'Envió de plantilla de correos notificando el número de ticket de atención',
      does: (stage) => mailsTo(stage, 'requestera'),
      finds: [expect.stringMatching(/\b1\b/)],
    },
    {
      phase: 'open',
      words: 'Intranet: Prototipo de futura automatización en página Web',
      does: (stage) =>
        open(stage, 'otherRequesterA', { confirmNotDuplicate: true, attachments: [] }),
      finds: { status: 201, body: { number: 2, channel: 'portal', evidenceMissing: [] } },
    },
    {
      phase: 'review',
      words: 'que la solicitud está siendo revisada',
      does: async (stage) => {
        stage.number = 1
        const before = (await mailsTo(stage, 'requestera')).length
        await move(stage, 'agent', 'review')
        return (await mailsTo(stage, 'requestera')).slice(before)
      },
      finds: [expect.stringContaining('revis')],
    },
    {
      phase: 'review',
      words: '¿Qué son las atenciones de soporte Nivel 2?',
      does: async (stage) => ({
        l2: await classify(stage, { type: 'support', level: 'l2', reason: 'Análisis' }),
        started: await move(stage, 'agent', 'start'),
        l3: await move(stage, 'agent', { action: 'hand_to_vendor', reason: 'Fabricante' }),
      }),
      finds: {
        l2: { status: 200, body: { level: 'l2' } },
        started: { body: { status: 'in_progress', impact: null, criticality: null } },
        l3: refused('rule_off'),
      },
    },
    {
      phase: 'answer',
      words: 'Envío de e-mail con la respuesta definitiva o provisoria a la solicitud',
      does: async (stage) => {
        const words = { body: 'Registre la licencia en trámite.' }
        const without = await say(stage, 'agent', words)
        return { without, said: await say(stage, 'agent', { ...words, nature: 'provisional' }) }
      },
      finds: {
        without: refused('nature_required'),
        said: { status: 201, body: { nature: 'provisional' } },
      },
    },
    waiting('Se busca seguir mejorando principalmente en los tiempos de respuesta'),
    ending('registrando y posteriormente atendiendo las solicitudes'),
  ],
}
