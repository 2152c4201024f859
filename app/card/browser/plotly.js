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

/** Plotly, once it is there. Rejects when its script did not arrive. */
export function plotly() {
  loading ??= arrived().then((library) => {
    library.register({
      moduleType: 'locale',
      name: 'nl',
      dictionary: PLOTLY_WORDS,
      format: { decimal: ',', thousands: '.' },
    });
    return library;
  });
  return loading;
}

function arrived() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  return new Promise((resolve, reject) => {
    const script = document.getElementById('plotly');
    if (!script) {
      reject(new Error('the page does not load Plotly'));
      return;
    }
    script.addEventListener('load', () => resolve(window.Plotly));
    script.addEventListener('error', () => reject(new Error('Plotly did not arrive')));
  });
}
