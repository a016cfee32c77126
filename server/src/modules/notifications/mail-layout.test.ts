import { expect, test } from 'vitest'
import { layOutMail } from './mail-layout.ts'
import type { Content } from './messages.sql.ts'

const links = {
  baseUrl: 'https://kontor.example',
  unsubscribeUrl: 'https://kontor.example/unsubscribe?token=t&x=1',
}
const plain: Content = {
  title: 'Booked',
  body: 'Tomas comes at ten.',
  link: '/bookings/1',
  mail: null,
  brand: null,
}

test('a template without a mail of its own sends its title, body and link', () => {
  const { subject, html, text } = layOutMail(plain, links)
  expect(subject).toBe('Booked')
  expect(html).toContain('href="https://kontor.example/bookings/1"')
  expect(text).toContain('Open: https://kontor.example/bookings/1')
  expect(text).toContain('token=t&x=1')
})

test('words of people stay words, in every place of the layout', () => {
  const evil = '"><script>alert(1)</script>'
  const { html, subject } = layOutMail(
    {
      ...plain,
      mail: {
        subject: `${evil}\r\nBcc: all@example.com`,
        heading: evil,
        preview: evil,
        paragraphs: [evil],
        note: evil,
        facts: [{ label: evil, value: evil }],
        action: { label: evil, path: `/${evil}` },
      },
      brand: { name: evil, colour: `red"${evil}` },
    },
    links,
  )
  expect(html).not.toContain('<script>')
  expect(html.match(/<h1[^>]*>[^<]*<\/h1>/)).not.toBeNull()
  expect(subject).not.toMatch(/[\r\n]/)
})

test('a mail loads nothing and links to nowhere but the web app', () => {
  const { html } = layOutMail(
    {
      ...plain,
      mail: { subject: 's', paragraphs: ['p'], action: { label: 'Go', path: '//evil.example/x' } },
    },
    links,
  )
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1])
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) expect(address).toMatch(/^https:\/\/kontor\.example\//)
  expect(html).not.toMatch(/url\(|@import|<img|<link/)
})
