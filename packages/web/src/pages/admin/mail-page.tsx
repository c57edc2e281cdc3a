import { useQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, Link, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { linksIn, mailQueries, retryMail } from '../../features/mail-log/mail-log.queries.ts'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSession(request)
  await queryClient.ensureQueryData(mailQueries.detail(params['id'] ?? ''))
  return null
}

/** One mail as it went out; its links are shown as written by the server. */
export function Component() {
  const { id = '' } = useParams()
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useQuery(mailQueries.detail(id))
  return (
    <AdminFrame title={query.data?.subject ?? t('nav.mails')}>
      <p>
        <Link to={paths.adminMails()}>{t('mails.back')}</Link>
      </p>
      <Loaded query={query}>
        {(mail) => (
          <>
            <SectionCard title={t('mails.text')}>
              <p className="soft">
                {t('mails.to')}: {mail.to}. {t(`mails.statuses.${mail.status}`)},{' '}
                {format.instant(mail.sentAt ?? mail.createdAt)}
              </p>
              {mail.lastError && (
                <p className="error-msg">
                  {t('mails.error')}: {mail.lastError}
                </p>
              )}
              {mail.status === 'failed' && <RetryMail id={id} />}
              <pre className="a-mail">{mail.text}</pre>
            </SectionCard>
            <SectionCard title={t('mails.links')}>
              <ul className="stack">
                {linksIn(mail.text).map((link) => (
                  <li key={link} className="a-mail">
                    <a href={link}>{link}</a>
                  </li>
                ))}
              </ul>
            </SectionCard>
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}

function RetryMail({ id }: { id: string }) {
  const t = useTranslations('admin.mails')
  const act = useAct({
    act: (_input: void, key) => retryMail(id, key),
    families: ['mails'],
    onDone: () => showToast(t('retried')),
  })
  return (
    <>
      <div>
        <Button onClick={() => act.mutate()} busy={act.isPending}>
          {t('retry')}
        </Button>
      </div>
      {act.error && <ProblemNotice error={act.error} />}
    </>
  )
}
