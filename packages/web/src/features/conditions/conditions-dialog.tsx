import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { conditionsQueries } from './conditions.queries.ts'
import { useAccept } from './use-accept.ts'

type ConditionsDialogProps = {
  /** Goes on with what was refused for want of them; without, nothing was sent yet. */
  onAccepted?: () => void
  onClose: () => void
}

/** EN-5: read and accept; in the middle of sending a case, the same sending goes on. */
export function ConditionsDialog({ onAccepted, onClose }: ConditionsDialogProps) {
  const t = useTranslations('portalRules.conditions')
  const conditions = useQuery(conditionsQueries.current())
  const { accept, isSuperseded } = useAccept(onAccepted ?? onClose)
  const current = conditions.data?.current
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('dialogTitle')}
      width="wide"
      actions={
        <>
          <Button onClick={onClose}>{t('dialogLater')}</Button>
          {current && (
            <Button
              look="primary"
              busy={accept.isPending}
              onClick={() => accept.mutate(current.version)}
            >
              {t(onAccepted ? 'dialogAccept' : 'accept')}
            </Button>
          )}
        </>
      }
    >
      <p className="md soft">{t(onAccepted ? 'dialogLead' : 'pending')}</p>
      <Loaded query={conditions}>
        {(view) =>
          view.current && (
            <>
              <h3>{view.current.title}</h3>
              <ScrollArea className="reading" label={view.current.title}>
                {/* The server sanitises it, as every text that people write. */}
                <div
                  className="prose"
                  dangerouslySetInnerHTML={{ __html: view.current.bodyHtml }}
                />
              </ScrollArea>
            </>
          )
        }
      </Loaded>
      {isSuperseded && <p className="notice md">{t('changed')}</p>}
      {accept.isError && !isSuperseded && <ProblemNotice error={accept.error} />}
    </Dialog>
  )
}
