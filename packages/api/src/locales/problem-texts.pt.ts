import { accessProblemTextsPt } from './access-problem-texts.pt.ts'
import { coverageProblemTextsPt } from './coverage-problem-texts.pt.ts'
import { deskProblemTextsPt } from './desk-problem-texts.pt.ts'
import { intakeProblemTextsPt } from './intake-problem-texts.pt.ts'
import type { ProblemTexts } from './problem-text-types.ts'
import { ruleProblemTextsPt } from './rule-problem-texts.pt.ts'

/** What happened, and what to do now. */
export const problemTextsPt: ProblemTexts = {
  ...accessProblemTextsPt,
  ...intakeProblemTextsPt,
  ...deskProblemTextsPt,
  ...ruleProblemTextsPt,
  ...coverageProblemTextsPt,
  malformed: [
    'A solicitação tem dados que não se entendem',
    'Revise os campos indicados. Nada foi salvo.',
  ],
  unknown_field: [
    'A solicitação traz um campo que não existe',
    'Remova o campo indicado e envie de novo. Nada foi salvo.',
  ],
  desk_only_field: [
    'Só a central de atendimento preenche esse campo',
    'Envie o caso sem esse campo.',
  ],
  invalid_cursor: ['Esta página da lista não é mais válida', 'Volte ao início da lista.'],
  signature_invalid: [
    'A assinatura da solicitação não confere',
    'Revise a chave com que assina e a hora do seu computador.',
  ],
  not_allowed: [
    'Sua função não permite fazer isso',
    'Peça a uma pessoa com essa permissão. Nada foi alterado.',
  ],
  scope_missing: [
    'A chave de API não tem esse escopo',
    'Peça ao administrador uma chave com o escopo necessário.',
  ],
  setup_forbidden: [
    'Este endereço não é o desta instalação',
    'Abra por completo o que aparece no terminal onde o Mesa foi iniciado.',
  ],
  test_clock_off: [
    'O relógio de teste está desligado',
    'Só funciona se o Mesa for iniciado com MESA_TEST_CLOCK=1.',
  ],
  not_found: [
    'Não encontramos o que você procura',
    'Revise o número ou o link. Também pode ser que você não tenha acesso.',
  ],
  method_not_allowed: [
    'Este endereço não aceita essa operação',
    'Consulte a documentação da API em /api/docs.',
  ],
  not_acceptable: ['Não podemos responder no formato pedido', 'Peça application/json.'],
  invalid_transition: [
    'O caso não aceita essa ação no estado atual',
    'Recarregue o caso e escolha uma das ações disponíveis. Nada foi alterado.',
  ],
  open_case_limit: [
    'Sua organização já tem todos os casos abertos que o contrato permite',
    'Encerre um dos casos indicados ou peça a quem pode encerrá-lo. O que você escreveu não se perdeu.',
  ],
  possible_duplicate: [
    'Já existe um caso parecido',
    'Revise os casos indicados. Se o seu é diferente, confirme e envie.',
  ],
  idempotency_key_in_use: [
    'Esta mesma solicitação ainda está em andamento',
    'Espere alguns segundos e consulte o resultado.',
  ],
  already_decided: [
    'Esta decisão já foi respondida',
    'Recarregue o caso para ver quem respondeu e o quê.',
  ],
  mail_not_repeatable: [
    'Este e-mail não pode ser repetido',
    'Só se repete o que falhou. Se levava um link de uso único, envie um novo convite.',
  ],
  already_reversed: [
    'Este lançamento já foi estornado',
    'Recarregue o livro de horas. As horas não mudaram.',
  ],
  already_renewed: [
    'Este contrato já foi renovado',
    'Um contrato novo continua este. Mude esse se for preciso.',
  ],
  already_corrected: [
    'Este trabalho já foi corrigido',
    'Recarregue o caso e corrija o lançamento que tomou o seu lugar.',
  ],
  already_exists: [
    'Já existe um com esses dados',
    'Use o que existe ou mude o dado que se repete.',
  ],
  email_in_use: [
    'Esse e-mail já pertence a outra pessoa',
    'Use outro e-mail ou procure a pessoa que já existe.',
  ],
  key_user_limit: [
    'A organização já tem todos os usuários líderes que a mesa permite',
    'Mude primeiro a função de um deles.',
  ],
  in_use: [
    'Isto ainda está em uso e não pode ser removido',
    'Retire-o de onde é usado, ou desative-o para que não seja mais oferecido.',
  ],
  setup_done: ['O Mesa já está instalado', 'Entre na sua conta.'],
  posting_exists: [
    'Esse lançamento já está registrado',
    'Não é preciso repeti-lo. As horas foram contadas uma única vez.',
  ],
  decision_expired: [
    'O prazo para responder esta decisão terminou',
    'Peça à central que a solicite de novo. Nenhuma hora foi usada.',
  ],
  stale: [
    'Outra pessoa mudou isto enquanto você editava',
    'Recarregue para ver a mudança e repita a sua. Nada foi salvo.',
  ],
  body_too_large: [
    'O texto enviado é grande demais',
    'Encurte-o, ou envie a parte longa como anexo.',
  ],
  file_too_large: [
    'O arquivo passa do tamanho permitido',
    'Comprima-o ou divida-o. Ele não foi salvo.',
  ],
  quota: [
    'Não resta espaço para este arquivo',
    'Publique ou descarte os arquivos que já enviou, ou peça mais espaço à central de ajuda. O que escreveu não se perdeu.',
  ],
  unsupported_media_type: [
    'O formato da solicitação não é aceito',
    'Envie application/json; os arquivos, como multipart/form-data.',
  ],
  file_type_refused: [
    'Este tipo de arquivo não é aceito',
    'Não recebemos programas nem páginas web. Se precisarmos deles, envie-os dentro de um ZIP.',
  ],
  subject_rule: [
    'O assunto não diz o que falha',
    'Escreva o módulo e o problema, sem palavras como «urgente».',
  ],
  evidence_required: [
    'Faltam as evidências do caso',
    'Anexe o que se indica: sem isso não conseguimos reproduzir o problema.',
  ],
  fields_required: ['Faltam dados para esta categoria', 'Preencha os campos indicados.'],
  not_entitled: [
    'Nenhum contrato vigente cobre este caso',
    'Escolha um produto coberto ou fale com seu gerente de conta.',
  ],
  standing: [
    'A conta da sua organização não permite abrir casos',
    'Fale com seu gerente de conta. Seus casos abertos continuam visíveis.',
  ],
  conditions_required: ['Há condições ainda não aceitas', 'Leia e aceite as condições indicadas.'],
  terms_required: [
    'O cliente ainda não confirmou os termos de atendimento',
    'O trabalho começa quando ele os confirmar no caso. Você pode pedi-los de novo.',
  ],
  training_required: [
    'Não há treinamento seu registrado neste produto',
    'Peça o curso de introdução, ou que seu usuário líder registre o que você já fez.',
  ],
  not_classified: ['O caso ainda não está classificado', 'Classifique o caso e repita a ação.'],
  reason_required: [
    'Falta o motivo',
    'Escreva ou escolha o motivo. Ele fica no histórico do caso.',
  ],
  nature_required: ['Falta dizer se a solução é definitiva ou provisória', 'Escolha uma das duas.'],
  validation_required: [
    'Falta a validação do cliente',
    'Proponha a solução e espere a resposta do cliente.',
  ],
  support_never_parked: [
    'Um caso de suporte nunca fica em espera',
    'Continue o atendimento, ou mude o tipo se for mesmo outra coisa.',
  ],
  body_required: ['Falta o texto', 'Escreva a mensagem e envie de novo.'],
  until_required: ['Falta a data', 'Indique até quando.'],
  reopen_window_closed: [
    'O prazo para reabrir este caso terminou',
    'Abra um caso novo que mencione este. O histórico é mantido.',
  ],
  escalation_too_early: [
    'Ainda não se pode escalar este caso',
    'Espere o fim do prazo de resposta.',
  ],
  already_escalated: [
    'Este caso já está escalado',
    'A mesa já o tem à vista. Você pode acrescentar o que falta como uma mensagem.',
  ],
  calendar_invalid: [
    'Este calendário não faz sentido assim',
    'Corrija a parte indicada e salve de novo.',
  ],
  module_unknown: ['Esse módulo não pertence ao produto', 'Escolha um dos módulos do produto.'],
  reference_unknown: [
    'Um dos dados escolhidos não existe mais',
    'Escolha de novo o campo indicado.',
  ],
  attachment_unusable: [
    'Um dos arquivos não pode ser usado aqui',
    'Envie-o de novo. Cada arquivo vai em uma só mensagem, de quem o enviou.',
  ],
  file_empty: ['O arquivo está vazio', 'Revise o arquivo no seu computador e envie-o de novo.'],
  file_damaged: [
    'O arquivo está danificado',
    'Abra-o no seu computador para conferir e envie-o de novo.',
  ],
  file_quarantined: [
    'O arquivo está retido: contém um vírus',
    'Ninguém pode abri-lo. Verifique o computador de onde veio e envie uma cópia limpa.',
  ],
  file_not_scanned: [
    'Ainda se verifica se o arquivo contém um vírus',
    'Espere um minuto e abra-o de novo.',
  ],
  balance_insufficient: [
    'Não restam horas suficientes',
    'Peça menos tempo ou fale com seu gerente de conta. Nenhuma hora foi usada.',
  ],
  grant_spent: [
    'Parte destas horas já foi usada',
    'Não podem ser retiradas. Registre um ajuste com o motivo.',
  ],
  month_closed: ['Esse mês já está fechado', 'Registre o lançamento no mês atual.'],
  month_not_over: ['Esse mês ainda não terminou', 'Feche-o depois do último dia.'],
  work_in_future: ['O trabalho tem uma data futura', 'Registre o trabalho depois de fazê-lo.'],
  away_not_offered: [
    'Esta mesa não oferece deixar um caso por um tempo',
    'Escreva no caso quando você poderá responder.',
  ],
  period_invalid: ['O período não é válido', 'Confira que o fim seja posterior ao início.'],
  second_person_required: [
    'Outra pessoa precisa aprovar isto',
    'Peça a aprovação a alguém diferente de quem solicitou.',
  ],
  idempotency_key_reused: [
    'Essa chave de repetição foi usada com outros dados',
    'Use uma chave nova para uma solicitação diferente.',
  ],
  entry_id_reused: ['Esse identificador foi usado com outros dados', 'Use um identificador novo.'],
  rate_limited: ['Chegaram solicitações demais em seguida', 'Espere um momento e repita.'],
  internal: [
    'Algo falhou do nosso lado',
    'Não sabemos se foi salvo. Recarregue e confira antes de repetir. Se continuar, dê à central o código desta solicitação.',
  ],
  unavailable: [
    'O serviço não está respondendo agora',
    'Espere alguns segundos, confira se sua mudança foi salva e, se não, repita-a.',
  ],
  storage_unavailable: [
    'O armazém de arquivos não está respondendo agora',
    'O que escreveu não se perdeu: envie sem o arquivo, ou espere um minuto e envie-o de novo.',
  ],
}
