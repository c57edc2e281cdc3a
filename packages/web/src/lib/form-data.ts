/** The text of a field, trimmed; a missing field or a file is empty. Passwords: pass `keep`. */
export function formText(data: FormData, name: string, spaces: 'trim' | 'keep' = 'trim'): string {
  const value = data.get(name)
  if (typeof value !== 'string') return ''
  return spaces === 'trim' ? value.trim() : value
}
