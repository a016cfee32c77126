import type { Content } from './messages.sql.ts'
import type { Brand, Mail } from './template.ts'

const HOUSE: Brand = { name: 'Kontor', colour: '#1d4ed8' }

/** A mail as documents: HTML for those who show it, text for those who do not. */
export interface MailDocument {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Where the links of a mail lead. */
export interface MailLinks {
  /** Address of the web app, without a slash at the end. */
  readonly baseUrl: string
  /** The unsubscribe page of this person; null where a mail may not be refused. */
  readonly unsubscribeUrl: string | null
}

/**
 * Lay out what a message says. Nothing is loaded from anywhere: no pictures, no fonts, no
 * pixels. Every word is escaped here, and links lead to the web app only.
 */
export function layOutMail(content: Content, links: MailLinks): MailDocument {
  const mail: Mail = content.mail ?? {
    subject: content.title,
    paragraphs: [content.body],
    ...(content.link ? { action: { label: 'Open', path: content.link } } : {}),
  }
  const brand = content.brand ?? HOUSE
  return {
    subject: oneLine(mail.subject),
    html: htmlOf(mail, brand, links),
    text: textOf(mail, brand, links),
  }
}

/** A subject is one line; a line break in a header would begin another header. */
function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .trim()
    .slice(0, 200)
}

function textOf(mail: Mail, brand: Brand, { baseUrl, unsubscribeUrl }: MailLinks): string {
  const facts = (mail.facts ?? []).map(({ label, value }) => `${label}: ${value}`)
  return [
    mail.heading ?? mail.subject,
    ...mail.paragraphs,
    ...(facts.length > 0 ? [facts.join('\n')] : []),
    ...(mail.action ? [`${mail.action.label}: ${addressOf(baseUrl, mail.action.path)}`] : []),
    ...(mail.note ? [mail.note] : []),
    `-- \n${brand.name}${unsubscribeUrl ? `\nFewer e-mails like this: ${unsubscribeUrl}` : ''}`,
  ].join('\n\n')
}

const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

function htmlOf(mail: Mail, brand: Brand, links: MailLinks): string {
  const preview = mail.preview ?? mail.paragraphs[0] ?? ''
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(mail.subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background: #0b0f19 !important }
  .card { background: #151b2b !important; border-color: #2a3349 !important }
  .ink { color: #f3f5fa !important }
  .soft { color: #a8b1c7 !important }
  .line { border-color: #2a3349 !important }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f5f8">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f8">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px;${FONT};font-size:18px;font-weight:700;letter-spacing:-.01em">
<span style="display:inline-block;width:12px;height:12px;border-radius:4px;background:${colourOf(brand)};margin-inline-end:8px"></span><span class="ink" style="color:#111827">${escaped(brand.name)}</span></td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #e4e7ee;border-radius:16px;padding:32px;${FONT}">
<h1 class="ink" style="margin:0 0 16px;font-size:24px;line-height:1.25;letter-spacing:-.02em;color:#111827">${escaped(mail.heading ?? mail.subject)}</h1>
${mail.paragraphs.map((text) => `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:1.55;color:#1f2937">${lines(text)}</p>`).join('\n')}
${factsOf(mail)}${buttonOf(mail, brand, links)}${mail.note ? `<p class="soft" style="margin:24px 0 0;font-size:13px;line-height:1.5;color:#5b6478">${lines(mail.note)}</p>` : ''}
</td></tr>
<tr><td class="soft" style="padding:20px 4px 0;${FONT};font-size:13px;line-height:1.5;color:#5b6478">
You get this because of something you do with ${escaped(brand.name)}.${links.unsubscribeUrl ? ` <a class="soft" href="${escaped(links.unsubscribeUrl)}" style="color:#5b6478">Fewer e-mails like this</a>.` : ''}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`
}

function factsOf(mail: Mail): string {
  if (!mail.facts?.length) return ''
  const rows = mail.facts.map(
    ({ label, value }) => `<tr>
<td class="soft line" style="padding:10px 16px 10px 0;border-top:1px solid #e4e7ee;font-size:14px;color:#5b6478;vertical-align:top">${escaped(label)}</td>
<td class="ink line" align="right" style="padding:10px 0;border-top:1px solid #e4e7ee;font-size:14px;font-weight:600;color:#111827">${escaped(value)}</td>
</tr>`,
  )
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 20px">${rows.join('\n')}</table>\n`
}

function buttonOf(mail: Mail, brand: Brand, links: MailLinks): string {
  if (!mail.action) return ''
  const href = addressOf(links.baseUrl, mail.action.path)
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 0"><tr><td style="border-radius:10px;background:${colourOf(brand)}">
<a href="${escaped(href)}" style="display:inline-block;padding:13px 22px;${FONT};font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${escaped(mail.action.label)}</a>
</td></tr></table>\n`
}

/** A path of ours; anything else leads to the front page, never to another host. */
export function addressOf(baseUrl: string, path: string): string {
  return `${baseUrl}${/^\/(?![/\\])/.test(path) ? path : '/'}`
}

function colourOf(brand: Brand): string {
  return /^#[0-9a-f]{6}$/i.test(brand.colour) ? brand.colour : HOUSE.colour
}

function lines(text: string): string {
  return escaped(text).replace(/\n/g, '<br>')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
}
