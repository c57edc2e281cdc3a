import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'

export type TabView = { id: string; label: ReactNode; panel: ReactNode }

type TabsProps = {
  label: string
  views: readonly TabView[]
  selected: string
  /** Put the tab in the URL: `setSearch({ tab: id })`. */
  onSelect: (id: string) => void
  /** Keeps what is typed in a panel while another one shows. */
  keepMounted?: boolean
}

export function Tabs({ label, views, selected, onSelect, keepMounted = false }: TabsProps) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <TabList className="tabs" aria-label={label}>
        {views.map((view) => (
          <Tab key={view.id} id={view.id}>
            {view.label}
          </Tab>
        ))}
      </TabList>
      {views.map((view) => (
        <TabPanel
          key={view.id}
          id={view.id}
          className="tab-panel"
          shouldForceMount={keepMounted}
          hidden={keepMounted && view.id !== selected}
        >
          {view.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
