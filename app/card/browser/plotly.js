// Plotly: the one copy that the page's head loads (`assets.head_links`), with Dutch words and our settings.

import { PLOTLY_WORDS } from './words.js';

export const CONFIG = {
  displayModeBar: false, // the card has buttons of its own
  locale: 'nl',
  doubleClick: false,
  showTips: false,
  showAxisDragHandles: false,
};

let loading = null;
let loaded = null;

/** Plotly, once it is there. Rejects when its script did not arrive. */
export function plotly() {
  loading ??= arrived().then((library) => {
    library.register({
      moduleType: 'locale',
      name: 'nl',
      dictionary: PLOTLY_WORDS,
      format: { decimal: ',', thousands: '.' },
    });
    loaded = library;
    return library;
  }).catch((error) => {
    loading = null; // who asks later has another attempt
    throw error;
  });
  return loading;
}

/** Plotly when it is there by now, for who cannot wait; null before. */
export const plotlyNow = () => loaded;

function arrived() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  let script = document.getElementById('plotly');
  if (!script) return Promise.reject(new Error('the page does not load Plotly'));
  // the page is complete once its scripts have come or failed: this one failed, so once more
  if (document.readyState === 'complete') {
    const again = document.createElement('script');
    again.src = script.src;
    document.head.append(again);
    script = again;
  }
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve(window.Plotly));
    script.addEventListener('error', () => reject(new Error('Plotly did not arrive')));
  });
}
