import type { ProblemTexts } from './problem-text-types.ts'

/** Of the desk with a case at hand: part of the problem texts. */
export const deskProblemTextsPt = {
  in_progress_limit: [
    'A organização já tem em andamento todos os casos que cabem à sua conta',
    'Conclua ou deixe em espera um dos casos indicados. Este mantém seu lugar na fila.',
  ],
  case_merged: [
    'Este caso foi unido a outro',
    'Continue no caso indicado, que tem toda a conversa. Nada foi salvo.',
  ],
  not_merged: ['Este caso não está unido a outro', 'Não há nada a desfazer.'],
  merge_chain: [
    'Estes casos não podem ser unidos nesse sentido',
    'Um caso não se une a si mesmo, nem um que já reúne outros. Una o outro a este, ou verifique o número.',
  ],
  already_reviewed: [
    'A revisão deste caso já foi registrada',
    'Recarregue o caso para ver o resultado. Nada foi alterado.',
  ],
  task_finished: [
    'Esta renovação já foi encerrada',
    'Recarregue a página para ver o resultado. Nada foi alterado.',
  ],
  merge_window_closed: [
    'A união não pode mais ser desfeita',
    'Ela só se desfaz nas 24 horas seguintes. Se for preciso, abra um caso novo.',
  ],
  already_theirs: [
    'O caso já é dessa pessoa',
    'Ela o abriu e sempre o vê. Escolha outra pessoa da sua empresa.',
  ],
  merge_elsewhere: [
    'O caso indicado é de outra organização',
    'Só se unem casos da mesma organização. Verifique o número.',
  ],
  substitution_overlaps: [
    'Já há uma substituição para essas datas',
    'Retire a que existe ou escolha datas que não coincidam com ela.',
  ],
} satisfies Partial<ProblemTexts>
