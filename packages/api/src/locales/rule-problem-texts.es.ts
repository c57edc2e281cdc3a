import type { ProblemTexts } from './problem-text-types.ts'

export const ruleProblemTextsEs = {
  rule_off: [
    'Esta mesa no usa esa regla',
    'No hace falta. Si lo esperaba, pregunte a quien administra la mesa.',
  ],
  rulebook_invalid: [
    'Estas reglas no pueden regir así',
    'Corrija lo señalado y guarde de nuevo. Siguen las reglas de antes.',
  ],
  not_backwards: [
    'Las condiciones no cambian hacia atrás',
    'Elija un día desde hoy, no anterior a la última versión. Nada cambió.',
  ],
  rate_missing: [
    'No hay tarifa para ese día',
    'Cargue una tarifa que valga desde ese día o antes.',
  ],
  factor_missing: [
    'Falta el factor de mantenimiento de ese año',
    'Cargue el factor del año en la moneda del pago y repita el registro.',
  ],
} satisfies Partial<ProblemTexts>
