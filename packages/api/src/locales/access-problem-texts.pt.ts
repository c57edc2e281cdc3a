import type { ProblemTexts } from './problem-text-types.ts'

/** Of signing in, and of who may: part of the problem texts. */
export const accessProblemTextsPt = {
  unauthenticated: ['Você não entrou na sua conta', 'Entre e repita o que estava fazendo.'],
  session_expired: [
    'Sua sessão expirou',
    'Entre de novo. O que você escreveu não se perde enquanto esta janela ficar aberta.',
  ],
  session_revoked: [
    'Sua sessão foi encerrada',
    'Entre de novo. Se não foi você quem a encerrou, troque sua senha.',
  ],
  refresh_reused: [
    'Sua sessão foi usada em dois lugares e foi encerrada',
    'Entre de novo e, se não reconhece o outro acesso, troque sua senha.',
  ],
  invalid_credentials: [
    'O e-mail ou a senha não confere',
    'Revise os dois. Se esqueceu sua senha, peça um link para redefini-la.',
  ],
  second_factor_required: [
    'Falta o código do seu segundo fator',
    'Digite o código que o seu aplicativo mostra.',
  ],
  second_factor_wrong: [
    'O código não serve',
    'Cada código serve uma única vez e por pouco tempo. Espere o próximo e digite-o.',
  ],
  secret_in_url: [
    'Uma chave ou sessão estava escrita no endereço',
    'Endereços ficam em registros e históricos: envie-a no cabeçalho Authorization e substitua essa chave.',
  ],
  sign_on_failed: [
    'Seu provedor não confirmou quem é você',
    'Tente entrar outra vez. Se acontecer de novo, entre com sua senha e avise quem administra a mesa.',
  ],
  sign_on_expired: [
    'A tentativa de entrar venceu ou já foi usada',
    'Comece outra vez na página de entrada.',
  ],
  sign_on_email_unverified: [
    'Seu provedor não confirma que o e-mail é seu',
    'Verifique seu e-mail com o provedor, ou entre com sua senha.',
  ],
  sign_on_no_account: [
    'Não há uma conta ativa para esse e-mail',
    'Peça um convite à sua mesa de suporte, ou entre com outra conta.',
  ],
  sign_on_other_identity: [
    'Essa pessoa já entra com outra conta do provedor',
    'Entre com a conta de sempre, ou peça a quem administra a mesa que retire o vínculo anterior.',
  ],
  entitlement_on_hold: [
    'O trabalho neste caso está em pausa: o contrato terminou ou a conta não está em dia',
    'Você pode ler o caso e escrever nele. O trabalho continua quando o contrato ou a conta voltar a estar em dia.',
  ],
  key_users_only: [
    'Na sua organização, os casos são abertos pelos usuários líderes',
    'Salve o caso como rascunho: seu usuário líder o recebe e o envia.',
  ],
  conditions_superseded: [
    'Há uma versão mais nova das condições',
    'Leia a versão vigente e aceite-a. Nada foi salvo.',
  ],
  draft_decided: [
    'Este rascunho já foi decidido',
    'Recarregue a página e veja em que ficou. Nada foi alterado.',
  ],
  cross_site: [
    'Outra página tentou fazer isto em seu nome',
    'Se foi você, faça-o nas páginas do Mesa.',
  ],
  address_refused: [
    'Esse endereço não pode ser usado',
    'Escreva um endereço https público, sem usuário nem senha.',
  ],
  provider_unreachable: [
    'O provedor não respondeu como se espera',
    'Tente em alguns minutos. Enquanto isso, você pode entrar com sua senha.',
  ],
  provider_unreadable: [
    'O Mesa não conseguiu ler os dados do provedor',
    'Verifique o endereço do emissor e tente de novo. Nada foi alterado.',
  ],
  token_expired: ['Este link expirou ou já foi usado', 'Peça um novo.'],
  weak_password: [
    'Essa senha é fácil de adivinhar',
    'Uma frase curta, sem seu nome nem seu e-mail, funciona bem.',
  ],
  password_same: ['Essa já é a sua senha', 'Escolha outra diferente. Nada foi alterado.'],
  password_wrong: ['Essa não é a senha atual', 'Digite-a de novo. Nada foi alterado.'],
  code_wrong: [
    'Esse não é o código que o seu aplicativo mostra',
    'Espere que o seu aplicativo mostre o próximo e digite-o. Nada foi alterado.',
  ],
} satisfies Partial<ProblemTexts>
