import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hourPackageStory } from '../../testing/five-desks/hour-package-story.ts'
import { licencePlanStory } from '../../testing/five-desks/licence-plan-story.ts'
import {
  accountLeadStory,
  contractWarrantyStory,
  publicSectorStory,
} from '../../testing/five-desks/stories-that-wait.ts'
import type { Phase, Story } from '../../testing/five-desks/stage.ts'
import { setupForTest } from '../../testing/test-app.ts'

const textOf = (path: string) =>
  readFileSync(new URL(`../../../../../docs/${path}`, import.meta.url), 'utf8')
/** A Wednesday, within the attention hours of all five desks. */
const now = new Date('2026-03-04T15:30:00Z')
const phases: Phase[] = ['open', 'review', 'answer', 'silence', 'close']
const stories: Story[] = [
  licencePlanStory,
  contractWarrantyStory,
  accountLeadStory,
  hourPackageStory,
  publicSectorStory,
]

test.each(stories)(
  'the same story through five desks: $preset opens, reviews, answers, waits and closes by its own document',
  async ({ preset, acts }) => {
    const desk = await setupForTest({ preset })
    desk.clock.set(now)
    const stage = { desk, number: 0 }

    for (const { phase, words, does, finds } of acts) {
      expect(await does(stage), `${phase}: ${words}`).toMatchObject(finds)
    }
    expect([...new Set(acts.map(({ phase }) => phase))]).toEqual(phases)
  },
  40_000,
)

test.each(stories)('$preset: every outcome stands in the documentation with its words', (story) => {
  const [table, source] = [textOf('five-desks.md'), textOf(`sources/${story.preset}.md`)]

  for (const { words } of story.acts) {
    expect(table).toContain(`«${words}»`)
    expect(source).toContain(`«${words}»`)
  }
})
