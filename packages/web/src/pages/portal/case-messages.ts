/** Newest messages loaded at first: few enough that the composer is near on a phone. */
export const messagesShown = 15
