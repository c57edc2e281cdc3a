import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  /** The question or conclusion: «¿Fusionar 4837 con 4812?». */
  title: ReactNode
  children: ReactNode
  /** Buttons, the safe one first: «No fusionar», «Fusionar». */
  actions?: ReactNode
  width?: 'md' | 'wide'
  /** False when closing must be a decision (no Esc, no click outside). */
  isDismissable?: boolean
}

/** Modal with the focus inside and back to where it was. For a form, wrap `DialogBody` parts in Form. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, children, actions, width = 'md', isDismissable = true } = props
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className={width === 'wide' ? 'dialog dialog-wide' : 'dialog'}>
        <AriaDialog role={isDismissable ? 'dialog' : 'alertdialog'}>
          <div className="dialog-body">
            <Heading slot="title">{title}</Heading>
            {children}
          </div>
          {actions && <div className="dialog-foot">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
