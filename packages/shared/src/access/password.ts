/** Characters that a password somebody chooses has at least: said by the API and by the pages. */
export const passwordLengthMin = 10
