import type { ProblemTexts } from './problem-text-types.ts'

/** Of the desk with a case at hand: part of the problem texts. */
export const deskProblemTextsEn = {
  in_progress_limit: [
    'The organization already has in progress all the cases its account allows',
    'Finish or park one of the cases listed. This one keeps its place in the queue.',
  ],
  case_merged: [
    'This case was merged into another',
    'Go on in the case named, which holds the whole conversation. Nothing was saved.',
  ],
  not_merged: ['This case is not merged into another', 'There is nothing to undo.'],
  merge_chain: [
    'These cases cannot be merged in that direction',
    'A case is not merged into itself, nor one that others were merged into. Merge the other one into it, or check the number.',
  ],
  already_reviewed: [
    'The review of this case is already recorded',
    'Load the case again to see its outcome. Nothing was changed.',
  ],
  task_finished: [
    'This renewal is already finished',
    'Load the page again to see its outcome. Nothing was changed.',
  ],
  merge_window_closed: [
    'The merge can no longer be undone',
    'It can be undone within 24 hours only. Open a new case if one is needed.',
  ],
  already_theirs: [
    "The case is already that person's",
    'They opened it and always see it. Choose somebody else of your company.',
  ],
  merge_elsewhere: [
    'The case named is of another organization',
    'Only cases of the same organization are merged. Check the number.',
  ],
  substitution_overlaps: [
    'Somebody already stands in on those dates',
    'Withdraw that substitution or choose dates that do not overlap with it.',
  ],
} satisfies Partial<ProblemTexts>
