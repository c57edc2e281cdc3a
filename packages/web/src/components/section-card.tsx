import { type ReactNode, useId } from 'react'

/** A titled card of an administration page. */
export function SectionCard({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="card card-pad a-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
