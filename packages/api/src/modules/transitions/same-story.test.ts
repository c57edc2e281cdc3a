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
