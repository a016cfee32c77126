import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const apiOrigin = process.env.KONTOR_API ?? 'http://localhost:9001'

/** Prefixes that belong to the server; everything else is the web app's own. */
const serverPaths = [
  '/zenvee/v1',
  '/mnbara/v1',
  '/maintainuk/v1',
  '/fixelo/v1',
  '/v1',
  '/openapi.json',
  '/docs',
  '/health',
  '/metrics',
  '/socket.io',
  '/boot.json',
  '/files',
  '/mailbox',
  '/sandbox',
]

/** RideNDine's API has no version in its addresses: all of `/ridendine/…` that is no page of the app. */
const ridendineApi = '^/ridendine/(?!(app|kitchen|drive|desk|group)(/|$))'

/**
 * Sonner writes a <style> element at run time, which a strict CSP refuses. We import its
 * stylesheet instead and leave the writer out of the bundle.
 */
function withoutInjectedStyles(): Plugin {
  return {
    name: 'kontor-without-injected-styles',
    transform(code, id) {
      if (!id.includes('/sonner/dist/')) return
      return { code: code.replace(/^__insertCSS\(".*"\);?$/m, ''), map: null }
    },
  }
}

export default defineConfig({
  root: here('.'),
  publicDir: here('./public'),
  plugins: [
    react(),
    tailwindcss(),
    withoutInjectedStyles(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,webmanifest}'],
        globIgnores: [
          '**/maplibre*',
          '**/*ext-opsz*',
          '**/*cyrillic*',
          '**/*greek*',
          '**/*vietnamese*',
        ],
        maximumFileSizeToCacheInBytes: 3_000_000,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [
          ...serverPaths.map((path) => new RegExp(`^${path.replace('.', '.')}(/|$)`)),
          new RegExp(ridendineApi),
        ],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/.*maplibre.*/,
            handler: 'CacheFirst',
            options: { cacheName: 'map' },
          },
          {
            urlPattern: /\/places\/city$/,
            handler: 'StaleWhileRevalidate',
            options: { cacheName: 'city', expiration: { maxEntries: 4 } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    // light-dark() must reach the browser as written: nested themes depend on it.
    target: ['chrome123', 'safari17.5', 'firefox121'],
    cssTarget: ['chrome123', 'safari17.5', 'firefox121'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Icons that several pages share come together: a hundred fewer requests.
      output: {
        codeSplitting: {
          groups: [{ name: 'icons', test: /node_modules\/lucide-react/, minShareCount: 3 }],
        },
      },
      // A page takes from the kit's index only what it names; the rest stays out of its chunks.
      treeshake: {
        moduleSideEffects: [
          { test: /web\/src\/(ui|lib)\/.*\.tsx?$/, sideEffects: false },
          { test: /\/contract\/.*\.ts$/, sideEffects: false },
        ],
        // A door is a description: what no page of a chunk names is left out.
        manualPureFunctions: ['endpoint', 'listOf'],
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 9002,
    proxy: Object.fromEntries(
      [...serverPaths, ridendineApi].map((path) => [
        path,
        { target: apiOrigin, ws: path === '/socket.io' },
      ]),
    ),
  },
})
