import { useTranslations } from 'use-intl'
import { ProblemNotice } from '../../components/problem-notice.tsx'

type RolePickerProps<Role extends string> = {
  /** Says whose role it is. */
  label: string
  roles: readonly Role[]
  role: Role
  change: {
    mutate: (role: Role) => void
    variables: Role | undefined
    isPending: boolean
    error: unknown
  }
}

type AnyRole =
  | 'requester'
  | 'key_user'
  | 'backup_key_user'
  | 'agent'
  | 'technician'
  | 'commercial'
  | 'supervisor'
  | 'admin'
  | 'viewer'

/** A role changed in its row, at once; a refusal is said beside it and the old role stays. */
export function RolePicker<Role extends AnyRole>(props: RolePickerProps<Role>) {
  const { label, roles, role, change } = props
  const words = useTranslations('console.words.role')
  const names: (role: AnyRole) => string = words
  return (
    <>
      <select
        className="select a-inline"
        aria-label={label}
        value={change.isPending ? change.variables : role}
        disabled={change.isPending}
        onChange={(event) => {
          const chosen = roles.find((one) => one === event.currentTarget.value)
          if (chosen) change.mutate(chosen)
        }}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {names(one)}
          </option>
        ))}
      </select>
      {change.error !== null && <ProblemNotice error={change.error} />}
    </>
  )
}
