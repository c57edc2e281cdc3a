import { expect } from 'vitest'
import { givenContract, upload } from '../given-case.ts'
import {
  classify,
  go,
  mailsTo,
  matter,
  move,
  open,
  placeFor,
  read,
  say,
  told,
  type Story,
} from './stage.ts'

const refused = (code: string, more: object = {}) => ({ body: { status: 422, code, ...more } })
const opened = (more: object = {}) => ({ status: 201, body: { status: 'received', ...more } })

const targets = { minor: 2400, moderate: 1440, serious: 480, critical: 240 }

/** Packages of hours: one voice for the customer, terms first, and consent before hours are spent. */
export const hourPackageStory: Story = {
  preset: 'hour-package',
  acts: [
    {
      phase: 'open',
      words: 'Toda la comunicación debe ser realizada únicamente mediante el portal de soporte',
      does: (stage) => placeFor(stage, 'phone'),
      finds: refused('channel_closed'),
    },
    {
      phase: 'open',
      words: 'Ser el canal oficial entre los usuarios de su empresa y atención al cliente',
      does: (stage) => open(stage, 'requesterA'),
      finds: refused('key_users_only'),
    },
    {
      phase: 'open',
      words: 'Canalizar las incidencias o requerimientos de los usuarios de su empresa',
      does: async (stage) => {
        await givenContract(stage.desk)
        const { id: screen } = await upload(stage.desk, 'requesterA')
        const content = matter(stage, { attachments: [{ id: screen, evidence: 'screen' }] })
        const draft = await stage.desk.as('requesterA').post('/drafts', { content })
        const sent = await stage.desk
          .as('keyUserA')
          .post(`/drafts/${draft.body.id}/decision`, { decision: 'send' })
        stage.number = sent.body.ticketNumber as number
        return { draft: told(draft), sent: told(sent), ticket: await read(stage) }
      },
      finds: {
        draft: { status: 201, body: { status: 'open', ticketNumber: null } },
        sent: { status: 200, body: { status: 'sent', ticketNumber: 1 } },
        ticket: { affectedUser: { name: 'Rita Solicitante' } },
      },
    },
    {
      phase: 'open',
      words: 'deben ser leídos y confirmados por el cliente dentro del ticket para continuar',
      does: async (stage) => {
        await classify(stage, { type: 'support', criticality: 'moderate' })
        return { before: await move(stage, 'agent', 'start'), ticket: await read(stage) }
      },
      finds: {
        before: refused('terms_required'),
        ticket: { termsPending: true, pendingDecisions: [{ kind: 'terms' }] },
      },
    },
    {
      phase: 'review',
      words: 'no se define cuando los clientes aceptan los términos',
      does: async (stage) => {
        const { coverage } = (await read(stage)) as { coverage: string }
        const customer = stage.desk.as('keyUserA')
        const { body } = await customer.get(`/tickets/${stage.number}/decisions`)
        const answer = await customer.post(`/decisions/${body.items[0].id}/answer`, {
          decision: 'accept',
        })
        const after = (await read(stage)) as { coverage: string; termsPending: boolean }
        const isSame = after.coverage === coverage
        return { answer: told(answer), isSame, termsPending: after.termsPending }
      },
      finds: { answer: { status: 200 }, isSame: true, termsPending: false },
    },
    {
      phase: 'review',
      words:
        'El tipo de criticidad se define en el nivel L1, posterior al análisis inicial realizado',
      does: async (stage) => {
        const seen: Record<string, number> = {}
        for (const criticality of Object.keys(targets)) {
          const { body } = (await classify(stage, { criticality, level: 'l1' })) as {
            body: { sla: { firstReply: { targetMinutes: number } } }
          }
          seen[criticality] = body.sla.firstReply.targetMinutes
        }
        return { seen, started: await move(stage, 'agent', 'start') }
      },
      finds: { seen: targets, started: { status: 200, body: { status: 'in_progress' } } },
    },
    {
      phase: 'answer',
      words: 'Por cada actualización de ticket, se enviarán notificaciones vía email (alertas)',
      does: async (stage) => {
        const before = (await mailsTo(stage, 'keyusera')).length
        await say(stage, 'agent', 'El período estaba bloqueado para su usuario.')
        const alerts = (await mailsTo(stage, 'keyusera')).slice(before)
        return { alerts, words: alerts.filter((text) => text.includes('bloqueado')) }
      },
      // A link to the portal, and none of the words.
      finds: { alerts: [expect.stringContaining('/casos/1')], words: [] },
    },
    {
      phase: 'answer',
      words: 'requiere un tiempo de análisis, relevamiento o solución mayor a dos horas',
      does: async (stage) => {
        const body = { component: 'l1', minutes: 150, description: 'Análisis' }
        const startedAt = '2026-03-04T12:00:00Z'
        const path = `/tickets/${stage.number}/worklogs`
        return told(await stage.desk.as('agent').post(path, { ...body, startedAt }))
      },
      finds: {
        status: 201,
        body: { chargedMinutes: 120, unchargedMinutes: 30, why: 'consent_limit' },
      },
    },
    {
      phase: 'silence',
      words:
        'Es importante la respuesta/feedback de los clientes para la continuación del servicio',
      does: async (stage) => {
        await say(stage, 'agent', { body: '¿Nos da su conformidad?', asks: true })
        await go(stage, '2026-03-06T23:30:00Z')
        const afterTwoDays = await read(stage)
        await go(stage, '2026-03-11T22:59:00Z')
        const before = await read(stage)
        await go(stage, '2026-03-11T23:00:00Z')
        return { afterTwoDays, before, after: await read(stage) }
      },
      finds: {
        afterTwoDays: { status: 'waiting_customer' },
        before: { status: 'waiting_customer' },
        after: { status: 'closed', closeReason: 'silence' },
      },
    },
    {
      phase: 'close',
      words: 'Los términos deben ser aceptados al inicio de cada atención',
      does: async (stage) => {
        const again = await move(stage, 'keyUserA', 'reopen')
        return { again, next: await open(stage, 'keyUserA', { confirmNotDuplicate: true }) }
      },
      finds: {
        again: refused('reopen_window_closed'),
        next: opened({ number: 2, termsPending: true }),
      },
    },
  ],
}
