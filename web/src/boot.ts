// Imported first: what must be settled before any other module runs.

// react-aria empties its announcer for screen readers with `innerHTML = ''`, which the policy on trusted types refuses like any other text.
// Nothing can come in with an empty text, so that one is done without parsing; every other still meets the policy.
const innerHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')
Object.defineProperty(Element.prototype, 'innerHTML', {
  ...innerHtml,
  set(this: Element, text: string) {
    if (text === '') this.replaceChildren()
    else innerHtml?.set?.call(this, text)
  },
})

type ScriptUrlPolicy = { createScriptURL(url: string): string }
type TrustedTypes = { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy }

const WORKER = '/sw.js'
const trustedTypes = (globalThis as unknown as { trustedTypes?: TrustedTypes }).trustedTypes
const policy = trustedTypes?.createPolicy('sw', {
  createScriptURL(url) {
    if (url !== WORKER) throw new TypeError(url)
    return url
  },
})

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // Without a trusted certificate the browser refuses the worker; the page works without it.
  navigator.serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER).catch((reason: unknown) => {
    console.info('Service worker is not in use:', reason)
  })
}
