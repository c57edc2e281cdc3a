import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'

const screens = new URL('../../scripts/seed/screens/', import.meta.url)

/** A screenshot of the demo's ERP. */
export const screenshot = (name = 'bancos-cheques.png') => readFile(new URL(name, screens))

export type GivenFile = { name: string; type: string; bytes: Buffer }

/** Pastes a file as the browser does after a print-screen: anywhere on the page, named `image.png`. */
export const pasteScreenshot = async (page: Page): Promise<void> =>
  giveFile(page.locator('body'), 'paste', {
    name: 'image.png',
    type: 'image/png',
    bytes: await screenshot(),
  })

/** Drops a file on the evidence area. */
export const dropFile = (page: Page, file: GivenFile): Promise<void> =>
  giveFile(page.getByRole('group', { name: 'Evidencia del caso' }), 'drop', file)

async function giveFile(target: Locator, kind: 'paste' | 'drop', file: GivenFile): Promise<void> {
  const { name, type, bytes } = file
  const given = { kind, name, type, base64: bytes.toString('base64') }
  await target.evaluate((element, { kind: event, name: fileName, type: mediaType, base64 }) => {
    const content = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
    const carried = new DataTransfer()
    carried.items.add(new File([content], fileName, { type: mediaType }))
    const common = { bubbles: true, cancelable: true }
    element.dispatchEvent(
      event === 'paste'
        ? new ClipboardEvent('paste', { ...common, clipboardData: carried })
        : new DragEvent('drop', { ...common, dataTransfer: carried }),
    )
  }, given)
}

export type CaseWords = { module?: string; summary: string; body?: string }
export const someBody =
  'Al emitir el recibo aparece «Total no coincide». Ruta: Facturación › Recibos › Emitir.'

/** Goes to the form and fills in what every case needs; files are given apart. */
export async function fillCase(page: Page, words: CaseWords): Promise<void> {
  const { module = 'Facturación', summary, body = someBody } = words
  await page.getByRole('combobox', { name: 'Módulo' }).selectOption(module)
  await page.getByRole('textbox', { name: '¿Qué ocurre?' }).fill(summary)
  await page.getByRole('textbox', { name: 'Cuéntenos qué hizo' }).fill(body)
}

export const sendButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Enviar el caso' })

/** The evidence that stands in the form, when all of it is on the server. */
export async function waitForUpload(page: Page, name: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: `Quitar` }).first().waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: name })
    .filter({ hasText: 'adjuntado' })
    .waitFor({
      state: 'attached',
    })
}

/** Sends the form; answers the number that the page tells at once. */
export async function sendCase(page: Page): Promise<number> {
  await sendButton(page).click()
  const told = page.getByRole('status').filter({ hasText: 'Su caso tiene el número' })
  await told.waitFor()
  return Number(/el número (\d+)/.exec(await told.innerText())?.[1])
}
