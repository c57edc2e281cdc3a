import { headersFor, renewSession, urlFor } from './http.ts'
import { networkProblem, problemFrom } from './problem.ts'

export type UploadOptions = {
  /** Fraction sent, 0 to 1. */
  onProgress: (fraction: number) => void
  signal: AbortSignal
  /** Of the file, for all attempts to send it. */
  idempotencyKey: string
}

/**
 * Sends one file as multipart field `file`. XMLHttpRequest because fetch reports no upload progress.
 * Aborting rejects with an `AbortError`; any other failure rejects with `ProblemError`.
 */
export async function upload<T>(path: string, file: File, options: UploadOptions): Promise<T> {
  let answer = await sendFile(path, file, options)
  if (answer.status === 401 && (await renewSession())) answer = await sendFile(path, file, options)
  if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.body) as T
  throw problemFrom(answer.status, answer.body, answer.requestId)
}

type Answer = { status: number; body: string; requestId: string | null }

function sendFile(path: string, file: File, options: UploadOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', urlFor(path))
    for (const [name, value] of Object.entries(
      headersFor({ idempotencyKey: options.idempotencyKey }),
    ))
      xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) options.onProgress(loaded / total)
    }
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        body: xhr.responseText,
        requestId: xhr.getResponseHeader('x-request-id'),
      })
    xhr.onerror = () => reject(networkProblem())
    xhr.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'))
    if (options.signal.aborted) return xhr.onabort?.(new ProgressEvent('abort'))
    options.signal.addEventListener('abort', () => xhr.abort(), { once: true })
    const form = new FormData()
    form.append('file', file, file.name)
    xhr.send(form)
  })
}
