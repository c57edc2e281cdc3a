import { type ReactNode, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Form } from './form.tsx'

type Act<Body> = {
  mutate: (body: Body, options: { onSuccess: () => void }) => void
  error: unknown
  isPending: boolean
}

type ActFormProps<Body> = {
  act: Act<Body>
  /** The request of what was filled in, or what is wrong by field name. */
  read: (data: FormData) => { body: Body } | { errors: Record<string, string> }
  submit: string
  children: ReactNode
  /** What stood in the form stays after it was sent; a form that creates is emptied. */
  keeps?: boolean
  cancel?: ReactNode
  /** What the server refused, by field, in the page's own words. */
  refused?: Record<string, string>
}

/** Fields and one button: errors beside fields, nothing lost on failure, emptied on success. */
export function ActForm<Body>(props: ActFormProps<Body>) {
  const { act, read, submit, children, keeps = false, cancel, refused } = props
  const [errors, setErrors] = useState<Record<string, string>>({})
  const form = useRef<HTMLFormElement | null>(null)
  return (
    <Form
      className="form a-form"
      submitError={act.error}
      pending={act.isPending}
      errors={{ ...refused, ...errors }}
      onSubmit={(data, event) => {
        form.current = event.currentTarget
        const found = read(data)
        setErrors('errors' in found ? found.errors : {})
        if ('errors' in found) return
        act.mutate(found.body, { onSuccess: () => !keeps && form.current?.reset() })
      }}
    >
      {children}
      <div className="row">
        {cancel}
        <Button look="primary" type="submit" busy={act.isPending}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}

/** Texts by field name, or the sentence `missing` beside each required one that is empty. */
export function missingIn(
  values: Record<string, string | readonly string[]>,
  missing: string,
): Record<string, string> | null {
  const empty = Object.entries(values).filter(([, value]) => value.length === 0)
  return empty.length === 0 ? null : Object.fromEntries(empty.map(([name]) => [name, missing]))
}
