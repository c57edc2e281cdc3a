import { deskSlug } from './desk-base.ts'

/** Device storage that never throws: private windows and full disks answer null. */
export const deviceStorage = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write(key: string, value: string): void {
    try {
      localStorage.setItem(key, value)
    } catch {
      // What is remembered on the device is a comfort, never a condition.
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // See write.
    }
  },
}

const ofDesk = (key: string) => (deskSlug === null ? key : `${key}@${deskSlug}`)

/** The same, apart for each desk of an installation: their cases carry the same numbers. */
export const storage: typeof deviceStorage = {
  read: (key) => deviceStorage.read(ofDesk(key)),
  write: (key, value) => deviceStorage.write(ofDesk(key), value),
  remove: (key) => deviceStorage.remove(ofDesk(key)),
}
