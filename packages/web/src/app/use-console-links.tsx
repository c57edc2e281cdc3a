import { useQuery } from '@tanstack/react-query'
import {
  CalendarCheck,
  CalendarClock,
  ChartLine,
  FileText,
  Inbox,
  RefreshCw,
  Settings,
  SlidersHorizontal,
  SquareKanban,
  Timer,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { caseWorkQueries } from '../features/case-work/case-work.queries.ts'
import { paths } from '../lib/paths.ts'
import {
  readsContractReports,
  readsContracts,
  readsQueue,
  readsReports,
  reviewsHours,
  recordsTime,
} from './desk-areas.ts'
import { useSession } from './session.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const

/** The console's areas that the reader's role and the desk's rules open, in the order of the rail. */
export function useConsoleLinks() {
  const t = useTranslations('console.nav')
  const board = useTranslations('consoleClocks.board')
  const { user } = useSession()
  const isReader = readsQueue(user)
  const desk = useQuery({ ...caseWorkQueries.desk(), enabled: isReader }).data
  const hasWindows = (desk?.policy.intake.priorityReasons.length ?? 0) > 0
  const links = [
    { id: 'queue', path: paths.queue(), icon: <Inbox {...icon} />, isOpen: isReader },
    { id: 'board', path: paths.board(), icon: <SquareKanban {...icon} />, isOpen: isReader },
    {
      id: 'windows',
      path: paths.deskWindows(),
      icon: <CalendarClock {...icon} />,
      isOpen: isReader && hasWindows,
    },
    { id: 'time', path: paths.ownTime(), icon: <Timer {...icon} />, isOpen: recordsTime(user) },
    {
      id: 'contracts',
      path: paths.contracts(),
      icon: <FileText {...icon} />,
      isOpen: readsContracts(user),
    },
    {
      id: 'adjustments',
      path: paths.adjustments(),
      icon: <SlidersHorizontal {...icon} />,
      isOpen: reviewsHours(user),
    },
    {
      id: 'closes',
      path: paths.monthCloses(),
      icon: <CalendarCheck {...icon} />,
      isOpen: reviewsHours(user),
    },
    {
      id: 'renewals',
      path: paths.renewals(),
      icon: <RefreshCw {...icon} />,
      isOpen: readsContracts(user),
    },
    {
      id: 'reports',
      path: paths.reports(),
      icon: <ChartLine {...icon} />,
      isOpen: readsReports(user) || readsContractReports(user),
    },
    {
      id: 'admin',
      path: paths.admin(),
      icon: <Settings {...icon} />,
      isOpen: user.role === 'admin',
    },
  ] as const
  return links
    .filter(({ isOpen }) => isOpen)
    .map(({ id, path, icon: mark }) => ({
      id,
      path,
      icon: mark,
      label: id === 'board' ? board('nav') : t(id),
    }))
}
