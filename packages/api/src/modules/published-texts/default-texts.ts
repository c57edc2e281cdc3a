import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { TextKind } from './published-texts.repository.ts'

type Words = { title: string; body: string }

const conditionsEs: Words = {
  title: 'Condiciones del servicio de soporte',
  body: `Al usar la mesa de soporte usted acepta estas condiciones.

1. **Un caso por asunto.** Cada caso trata un solo asunto y queda registrado con fecha y hora.
2. **Todo por escrito.** La comunicación pasa por el caso; así las dos partes saben qué se dijo y cuándo.
3. **Lo necesario para atenderle.** Envíe la pantalla con los datos y el mensaje completo.
4. **Horario.** Puede registrar casos a cualquier hora; se atienden en el horario publicado.
5. **Sus respuestas.** Cuando la mesa pregunta, el caso espera su respuesta y puede cerrarse si no llega.
6. **Su expediente.** Usted puede leer y descargar siempre el expediente de sus casos.`,
}
const conditionsEn: Words = {
  title: 'Conditions of the support service',
  body: `By using the support desk you accept these conditions.

1. **One case for each matter.** Each case is about one matter and is recorded with date and time.
2. **Everything in writing.** Communication goes through the case, so both sides know what was said and when.
3. **What it takes to help you.** Send the screen with the data and the whole message.
4. **Hours.** You may open cases at any hour; they are attended in the published hours.
5. **Your answers.** When the desk asks, the case waits for your answer and may be closed without one.
6. **Your record.** You can always read and download the record of your cases.`,
}
const conditionsPt: Words = {
  title: 'Condições do serviço de suporte',
  body: `Ao usar a mesa de suporte você aceita estas condições.

1. **Um caso por assunto.** Cada caso trata um só assunto e fica registrado com data e hora.
2. **Tudo por escrito.** A comunicação passa pelo caso; assim as duas partes sabem o que foi dito e quando.
3. **O necessário para atender você.** Envie a tela com os dados e a mensagem completa.
4. **Horário.** Você pode abrir casos a qualquer hora; são atendidos no horário publicado.
5. **Suas respostas.** Quando a mesa pergunta, o caso espera sua resposta e pode ser encerrado se ela não chegar.
6. **Seu registro.** Você sempre pode ler e baixar o registro dos seus casos.`,
}
const termsEs: Words = {
  title: 'Términos de la atención',
  body: `Antes de empezar, confirme que está de acuerdo con la atención de este caso.

1. El trabajo empieza cuando usted confirma estos términos.
2. Se le consulta antes de pasar de las horas que su contrato permite sin consentimiento.
3. Confirmar no decide si el caso es de garantía o consume horas: eso se define en la revisión.`,
}
const termsEn: Words = {
  title: 'Terms of attention',
  body: `Before we begin, confirm that you agree with the attention of this case.

1. Work begins when you confirm these terms.
2. You are asked before the hours that your contract allows without consent are passed.
3. Confirming does not decide whether the case is under warranty or takes hours: review does.`,
}
const termsPt: Words = {
  title: 'Termos do atendimento',
  body: `Antes de começar, confirme que está de acordo com o atendimento deste caso.

1. O trabalho começa quando você confirma estes termos.
2. Você é consultado antes de passar das horas que o contrato permite sem consentimento.
3. Confirmar não decide se o caso é de garantia ou consome horas: isso se define na revisão.`,
}

/** What a new desk begins with; each publishes its own afterwards. */
export const defaultTexts: Record<TextKind, Record<Locale, Words>> = {
  conditions: { es: conditionsEs, en: conditionsEn, pt: conditionsPt },
  terms: { es: termsEs, en: termsEn, pt: termsPt },
}
