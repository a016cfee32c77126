import type { Stripe } from 'stripe'

/** The looks of the sandbox's two pages, served beside them (no inline style, no script). */
export const stylesheet = `
:root { color-scheme: light dark; --ink: #1a1f36; --soft: #697386; --paper: #fff;
  --ground: #f6f8fa; --line: #e3e8ee; --deed: #635bff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f5f6f8; --soft: #a3acba; --paper: #14171f; --ground: #0b0d12; --line: #2a2f3a; --deed: #8f8aff } }
* { box-sizing: border-box }
body { margin: 0; min-block-size: 100dvh; display: grid; place-items: center; padding: 1rem;
  background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { inline-size: min(26rem, 100%); background: var(--paper); border: 1px solid var(--line);
  border-radius: 14px; padding: 1.75rem }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .25rem }
p { margin: 0 0 1rem; color: var(--soft) }
.badge { display: inline-block; font-size: .75rem; font-weight: 600; padding: .125rem .5rem;
  border-radius: 99px; background: #ffde92; color: #5c3b00; margin-block-end: 1rem }
label { display: block; font-size: .875rem; font-weight: 500; margin-block-end: .875rem }
input { display: block; inline-size: 100%; margin-block-start: .25rem; padding: .625rem .75rem;
  font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 8px }
button { inline-size: 100%; padding: .75rem; margin-block-start: .5rem; font: inherit; font-weight: 600;
  border-radius: 8px; border: 1px solid transparent; background: var(--deed); color: #fff; cursor: pointer }
@media (prefers-color-scheme: dark) { button { color: #10121a } }
button.quiet { background: transparent; color: inherit; border-color: var(--line) }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px }
`

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function page(base: string, title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><link rel="stylesheet" href="${escaped(base)}/sandbox.css"></head>
<body><main><span class="badge">Sandbox: no real money</span>${body}</main></body></html>`
}

/** The bank's question: was it you? */
export function challengePage(
  base: string,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
): string {
  const asked =
    'amount' in intent
      ? `A payment of ${(intent.amount / 100).toFixed(2)} ${intent.currency.toUpperCase()} waits for you.`
      : 'A card is about to be saved.'
  return page(
    base,
    'Confirm with your bank',
    `
<h1>Confirm it is you</h1><p>${escaped(asked)} Your bank asks before it goes on.</p>
<form method="post" action="${escaped(base)}/challenge/${escaped(intent.id)}">
<input type="hidden" name="client_secret" value="${escaped(intent.client_secret ?? '')}">
<button name="outcome" value="pass">Complete authentication</button>
<button class="quiet" name="outcome" value="fail">Fail authentication</button></form>`,
  )
}

/** Onboarding to be paid: two fields, ready filled. */
export function onboardingPage(base: string, account: Stripe.Account, token: string): string {
  return page(
    base,
    'Set up payouts',
    `
<h1>Set up your payouts</h1><p>${escaped(account.email ?? 'Your account')} will be paid to this bank account.</p>
<form method="post" action="${escaped(base)}/connect/${escaped(account.id)}/${escaped(token)}">
<label>Legal name<input name="name" value="Test Person" autocomplete="off" required></label>
<label>Routing number<input name="routing" value="110000000" inputmode="numeric" autocomplete="off" required></label>
<label>Account number<input name="bank_account" value="000123456789" inputmode="numeric" pattern="[0-9]{8,17}" autocomplete="off" required></label>
<p>000111111113 lets payouts fail, as a closed account would.</p>
<button>Agree and submit</button></form>`,
  )
}

/** A page with one sentence: for a dead link, or an end without a way back. */
export function sentencePage(base: string, title: string, says: string): string {
  return page(base, title, `<h1>${escaped(title)}</h1><p>${escaped(says)}</p>`)
}
