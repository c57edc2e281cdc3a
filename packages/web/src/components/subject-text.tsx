/** `BANCOS, Factura mal cargada`: what stands before the comma in capitals, a little smaller. */
export function SubjectText({ children }: { children: string }) {
  const comma = children.indexOf(', ')
  const head = children.slice(0, comma + 1)
  if (comma < 1 || head !== head.toUpperCase()) return children
  return (
    <>
      <span className="mod">{head}</span>
      {children.slice(comma + 1)}
    </>
  )
}
