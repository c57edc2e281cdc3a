/**
 * What was typed without the marks of markdown, for places that show a text in a line or two. As the
 * server renders it: `*` and `_` are marks at the edges of words only.
 */
export const plainWords = (markdown: string): string =>
  markdown
    .replaceAll(/^ {0,3}(?:```|~~~).*$\n?/gm, '')
    .replaceAll(/^ {0,3}(?:#{1,6}|>+) +/gm, '')
    .replaceAll(/^( *)[-*+] +/gm, '$1– ')
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\s]*\)/g, '$1')
    .replaceAll(/`([^`\n]+)`/g, '$1')
    .replaceAll(/(?<![\p{L}\p{N}*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])__(?=\S)([^_\n]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=[^\s./\\*])([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_(?=[^\s./\\_])([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/~~(?=\S)([^~\n]+?)(?<=\S)~~/g, '$1')
