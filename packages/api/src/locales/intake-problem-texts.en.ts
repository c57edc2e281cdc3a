import type { ProblemTexts } from './problem-text-types.ts'

/** Of what a customer asks for beside a case: part of the problem texts. */
export const intakeProblemTextsEn = {
  channel_closed: [
    'This channel is not open',
    'Go on in the portal: what you wrote is not lost. Copy it there and send it.',
  ],
  priority_note_required: [
    'It is not said why it is urgent',
    'Write what stands still and since when, and send again.',
  ],
  window_in_hours: [
    'There is attention at that time already',
    'Ask for attention outside of hours in a window that goes beyond the hours of the desk.',
  ],
  terms_missing: [
    'No terms of attention are published',
    'Publish the terms and ask for them again.',
  ],
} satisfies Partial<ProblemTexts>
