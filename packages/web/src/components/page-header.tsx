import type { ReactNode } from 'react'

type PageHeaderProps = {
  /** The conclusion; also the tab's title unless `documentTitle` says another. */
  title: ReactNode
  documentTitle: string
  lead?: ReactNode
  /** The one main action of the page. */
  action?: ReactNode
}

/** Head of a portal page: title (focused on arrival), one line, main action. */
export function PageHeader({ title, documentTitle, lead, action }: PageHeaderProps) {
  return (
    <div className="p-head">
      <title>{`${documentTitle} · Mesa`}</title>
      <div>
        <h1 className="p-title" tabIndex={-1}>
          {title}
        </h1>
        {lead && <p>{lead}</p>}
      </div>
      {action}
    </div>
  )
}
