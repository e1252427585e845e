// The application shell only, so that a page opens without a connection and says what is kept. __ASSETS__ and __BUILD__ are filled
// in by the build. Nothing of the API is ever cached: client data must not stay in a browser's cache.
const CACHE = 'shell-__BUILD__'
const ASSETS = __ASSETS__

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(ASSETS)))
})

self.addEventListener('activate', (event) => {
  const dropOlder = async () => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(dropOlder())
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || /^\/(api|auth)\//.test(url.pathname)) return
  if (event.request.mode === 'navigate') {
    // Network first: a new release is seen at once.
    event.respondWith(fetch(event.request).catch(() => caches.match('/index.html')))
    return
  }
  // Assets carry their content in their name: cache first.
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)))
})
