/** Calls back when the page may look another way: its colour scheme changed, or a font came; gives what ends that. */
export function watchLook(onChange: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', onChange);
  const watcher = new MutationObserver(onChange);
  watcher.observe(document.documentElement, {attributes: true, attributeFilter: ['data-scheme']});
  void document.fonts.ready.then(onChange);
  return () => {
    dark.removeEventListener('change', onChange);
    watcher.disconnect();
  };
}
