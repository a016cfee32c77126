// Runs before the first paint, so that a dark room never flashes white.
;(function () {
  var root = document.documentElement
  var chosen = null
  var contrast = null
  try {
    chosen = localStorage.getItem('kontor.theme')
    contrast = localStorage.getItem('kontor.contrast')
  } catch (e) {}
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  if (contrast === 'more') root.dataset.contrast = 'more'
})()
