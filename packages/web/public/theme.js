// Runs before the first paint so that a remembered dark theme never flashes white. External: the page's policy forbids inline scripts.
try {
  var theme = localStorage.getItem('mesa.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
