import type { CreatedApiKey } from '@mesa/shared/wire/api-keys.schema'
import { Copy } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { showToast } from '../../components/toast.tsx'
import { copyText } from '../../lib/copy-text.ts'
import { useFormat } from '../../lib/use-format.ts'

/** The only time a key can be read: it stays until the administrator says that it is kept. */
export function ApiKeyShown({ made, onKept }: { made: CreatedApiKey; onKept: () => void }) {
  const t = useTranslations('apiKeys')
  const format = useFormat()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [made])
  const copy = async () => showToast(t((await copyText(made.apiKey)) ? 'copied' : 'notCopied'))
  return (
    <section className="card card-pad a-section sec-shown" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t('shownTitle', { name: made.name })}
      </h2>
      <p className="md">{t('shownLead')}</p>
      <p className="mono sec-typed">{made.apiKey}</p>
      {made.previousUntil !== null && (
        <p className="md">{t('formerUntil', { instant: format.instant(made.previousUntil) })}</p>
      )}
      <div className="row wrap">
        <Button icon={<Copy className="ico" aria-hidden />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button look="primary" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
    </section>
  )
}
