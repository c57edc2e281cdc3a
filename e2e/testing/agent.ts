import type { Page } from 'playwright-core'

const move = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Cambiar el caso' }).getByRole('button', { name })

/** Waits for a fact that a notice tells, and puts the notice away. */
async function told(page: Page, fact: string | RegExp): Promise<void> {
  const notice = page.getByRole('region', { name: 'Avisos' }).locator('.toast', { hasText: fact })
  await notice.first().waitFor()
  await notice.first().getByRole('button', { name: 'Cerrar' }).click()
}

/** Reviews, classifies as serious support of level 1, and starts. */
export async function startCase(page: Page, number: number): Promise<void> {
  await move(page, 'Revisar').click()
  await told(page, `Caso ${number}: En revisión`)
  const form = page.getByRole('region', { name: 'Clasificación' })
  await form.getByRole('combobox', { name: 'Tipo' }).selectOption('support')
  await form.getByRole('combobox', { name: 'Criticidad' }).selectOption('serious')
  await form.getByRole('combobox', { name: 'Nivel' }).selectOption('l1')
  await form.getByRole('button', { name: 'Guardar clasificación' }).click()
  await told(page, 'Clasificación guardada')
  await move(page, 'Empezar').click()
  await told(page, `Caso ${number}: En curso`)
}

export async function reply(page: Page, words: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Escribir' })
  await form.locator('label', { hasText: 'Respuesta' }).first().click()
  await form.getByRole('textbox', { name: 'Respuesta al cliente' }).fill(words)
  await form.getByRole('button', { name: 'Enviar' }).click()
  await told(page, 'Respuesta enviada')
}

export async function writeNote(page: Page, words: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Escribir' })
  await form.locator('label', { hasText: 'Nota interna' }).first().click()
  await form.getByRole('textbox', { name: 'Nota interna' }).fill(words)
  await form.getByRole('button', { name: 'Guardar nota' }).click()
  await told(page, 'Nota guardada')
}

export async function askConsent(page: Page, minutes: number): Promise<void> {
  await move(page, 'Pedir permiso de horas').click()
  const dialog = page.getByRole('dialog', { name: 'Pedir permiso para usar horas' })
  await dialog.getByRole('spinbutton', { name: 'Minutos' }).fill(String(minutes))
  await dialog.getByRole('textbox', { name: 'Qué recibirá' }).fill('Corregir la serie de recibos')
  await dialog.getByRole('button', { name: /^Pedir/ }).click()
  await told(page, 'pedido')
}

type Work = { component: 'l1' | 'l2' | 'quality'; minutes: number; words: string }

/** Logs work that began two hours ago; answers the sum that stood beside the form. */
export async function logWork(page: Page, { component, minutes, words }: Work): Promise<string> {
  await page.getByRole('button', { name: 'Registrar trabajo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Registrar trabajo' })
  await dialog.getByRole('combobox', { name: 'Nivel del trabajo' }).selectOption(component)
  await dialog.getByRole('spinbutton', { name: 'Minutos' }).fill(String(minutes))
  await dialog.getByRole('textbox', { name: 'Qué se hizo' }).fill(words)
  const preview = dialog.getByRole('region').or(dialog.locator('section.next'))
  const rounded = minutes < 60 ? `0 h ${minutes}` : `1 h ${String(minutes - 60).padStart(2, '0')}`
  await preview.first().locator('dd', { hasText: rounded }).first().waitFor()
  const sum = await preview.first().innerText()
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).click()
  await told(page, /^Registrado:/)
  return sum
}

export async function propose(page: Page, words: string): Promise<void> {
  await move(page, 'Proponer solución').click()
  const dialog = page.getByRole('dialog', { name: 'Proponer una solución' })
  await dialog.getByRole('textbox', { name: 'Qué se hizo' }).fill(words)
  await dialog.getByRole('button', { name: 'Proponer', exact: true }).click()
  await told(page, 'Por validar')
}
