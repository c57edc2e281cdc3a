import { SkeletonLines } from '../components/skeleton.tsx'

/** What stands while the first page of a visit waits for its texts and data: not a white screen. */
export const FirstLoad = () => (
  <main className="p-main" id="contenido">
    <SkeletonLines lines={5} />
  </main>
)
