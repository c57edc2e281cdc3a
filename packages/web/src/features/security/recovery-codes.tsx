import { Copy, Download, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { copyText } from '../../lib/copy-text.ts'
import { saveBlob } from '../../lib/save-blob.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const
type RecoveryCodesProps = { codes: readonly string[]; deskName: string; onKept: () => void }

/** Shown once: closed only by whoever says that they kept them. */
export function RecoveryCodes({ codes, deskName, onKept }: RecoveryCodesProps) {
  const t = useTranslations('security')
  const [isKept, setIsKept] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const text = `${t('codesOf', { desk: deskName })}\n\n${codes.join('\n')}\n`

  const copy = async () => {
    showToast(t((await copyText(text)) ? 'copied' : 'notCopied'))
  }
  const save = () => saveBlob(new Blob([text], { type: 'text/plain' }), `${t('codesFile')}.txt`)

  return (
    <div className="a-section sec-codes">
      <h3 ref={heading} tabIndex={-1}>
        {t('codesTitle')}
      </h3>
      <p className="md">{t('codesLead')}</p>
      <ol className="sec-code-list mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row wrap">
        <Button icon={<Copy {...icon} />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button icon={<Download {...icon} />} onClick={save}>
          {t('download')}
        </Button>
        <Button icon={<Printer {...icon} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <Checkbox
        label={t('codesKept')}
        checked={isKept}
        onChange={({ currentTarget }) => setIsKept(currentTarget.checked)}
      />
      <div className="row">
        <Button
          look="primary"
          onClick={onKept}
          {...(isKept ? {} : { unavailable: t('codesKeepFirst') })}
        >
          {t('done')}
        </Button>
      </div>
    </div>
  )
}
