import type { ProblemTexts } from './problem-text-types.ts'

/** Of signing in, and of who may: part of the problem texts. */
export const accessProblemTextsEs = {
  unauthenticated: ['Usted no ha iniciado sesión', 'Inicie sesión y repita lo que hacía.'],
  session_expired: [
    'Su sesión venció',
    'Inicie sesión de nuevo. Lo que escribió no se pierde si no cierra esta ventana.',
  ],
  session_revoked: [
    'Su sesión se cerró',
    'Inicie sesión de nuevo. Si no la cerró usted, cambie su contraseña.',
  ],
  refresh_reused: [
    'Su sesión se usó desde dos lugares y se cerró',
    'Inicie sesión de nuevo y, si no reconoce el otro acceso, cambie su contraseña.',
  ],
  invalid_credentials: [
    'El correo o la contraseña no coinciden',
    'Revise ambos. Si olvidó su contraseña, pida un enlace para restablecerla.',
  ],
  second_factor_required: [
    'Falta el código de su segundo factor',
    'Escriba el código que muestra su aplicación.',
  ],
  second_factor_wrong: [
    'El código no sirve',
    'Cada código sirve una sola vez y por poco tiempo. Espere el siguiente y escríbalo.',
  ],
  secret_in_url: [
    'Una llave o sesión estaba escrita en la dirección',
    'Las direcciones quedan en registros e historiales: envíela en la cabecera Authorization y reemplace esa llave.',
  ],
  sign_on_failed: [
    'Su proveedor no confirmó quién es usted',
    'Intente ingresar otra vez. Si se repite, ingrese con su contraseña y avise a quien administra la mesa.',
  ],
  sign_on_expired: [
    'El intento de ingreso venció o ya se usó',
    'Empiece otra vez desde la página de ingreso.',
  ],
  sign_on_email_unverified: [
    'Su proveedor no confirma que el correo sea suyo',
    'Verifique su correo con el proveedor, o ingrese con su contraseña.',
  ],
  sign_on_no_account: [
    'No hay una cuenta activa para ese correo',
    'Pida a su mesa de soporte que lo invite, o ingrese con otra cuenta.',
  ],
  sign_on_other_identity: [
    'Esa persona ya ingresa con otra cuenta del proveedor',
    'Ingrese con la cuenta de siempre, o pida a quien administra la mesa que quite el enlace anterior.',
  ],
  entitlement_on_hold: [
    'El trabajo en este caso está en pausa: el contrato terminó o la cuenta no está al día',
    'Puede leer el caso y escribir en él. El trabajo sigue cuando el contrato o la cuenta vuelva a estar al día.',
  ],
  key_users_only: [
    'En su organización, los casos los abren los usuarios líderes',
    'Guarde el caso como borrador: su usuario líder lo recibe y lo envía.',
  ],
  conditions_superseded: [
    'Hay una versión más nueva de las condiciones',
    'Lea la versión vigente y acéptela. No se guardó nada.',
  ],
  draft_decided: [
    'Este borrador ya se decidió',
    'Vuelva a cargar la página y vea en qué quedó. No se cambió nada.',
  ],
  cross_site: [
    'Otra página intentó hacer esto en su nombre',
    'Si fue usted, hágalo desde las páginas de Mesa.',
  ],
  address_refused: [
    'Esa dirección no se puede usar',
    'Escriba una dirección https pública, sin usuario ni contraseña.',
  ],
  provider_unreachable: [
    'El proveedor no respondió como se espera',
    'Intente en unos minutos. Mientras tanto puede ingresar con su contraseña.',
  ],
  provider_unreadable: [
    'Mesa no pudo leer los datos del proveedor',
    'Revise la dirección del emisor y pruebe de nuevo. No se cambió nada.',
  ],
  token_expired: ['Este enlace venció o ya se usó', 'Pida uno nuevo.'],
  weak_password: [
    'Esa contraseña es fácil de adivinar',
    'Una frase corta, sin su nombre ni su correo, funciona bien.',
  ],
  password_same: [
    'Esa ya es su contraseña',
    'Elija una distinta de la que tenía. No se cambió nada.',
  ],
  password_wrong: ['La contraseña actual no es esa', 'Escríbala otra vez. No se cambió nada.'],
  code_wrong: [
    'Ese código no es el que muestra su aplicación',
    'Espere a que su aplicación muestre el siguiente y escríbalo. No se cambió nada.',
  ],
} satisfies Partial<ProblemTexts>
