// Keeps the page's address in step with what is chosen, and says beside the filters what they hold for.
//
// A choice made by the visitor becomes a step in the browser's history, so that Back undoes it; on arrival the address
// is only completed. Streamlit reads the address itself at every run and on Back. What a page sends after the visitor has
// left it again, with Back while it was loading, is not for the address that stands there by then.
//
// `data` is JSON in UTF-8: search ('?indeling=letters'), step (made by the visitor), changed (how many choices are not
// the default), words (the choice, for paper), reset (address of the page without choices).

import { followLinks } from './navigate.js';

const decoder = new TextDecoder();

export default function address({ data, parentElement }) {
  const { search, step, changed, words, reset } = JSON.parse(decoder.decode(data));
  if (isAt(reset) && location.search !== search) {
    const wanted = location.pathname + search + location.hash;
    if (step) history.pushState({}, '', wanted);
    else history.replaceState({}, '', wanted);
  }
  const bar = parentElement.closest('.st-key-filters');
  if (!bar) return;
  let root = parentElement.querySelector('.bar');
  if (!root) {
    root = document.createElement('div');
    root.className = 'bar';
    root.innerHTML = '<button type="button" class="bar-toggle" aria-expanded="false"></button>'
      + '<p class="bar-note"><span>geldt voor deze pagina</span> <a>Herstel</a></p><p class="bar-paper"></p>';
    parentElement.append(root);
    followLinks(root);
    // on a phone the filters wait behind this button, so that the figures come first
    const toggle = root.querySelector('.bar-toggle');
    toggle.addEventListener('click', () => {
      const open = bar.dataset.open !== 'true';
      bar.dataset.open = String(open);
      toggle.setAttribute('aria-expanded', String(open));
    });
  }
  root.querySelector('.bar-toggle').textContent = changed ? `Filters (${changed})` : 'Filters';
  const undo = root.querySelector('a');
  undo.href = reset;
  undo.hidden = !changed;
  root.toggleAttribute('data-changed', changed > 0);
  root.querySelector('.bar-paper').textContent = words;
}

const isAt = (page) => location.pathname.replace(/\/+$/, '') === new URL(page, location.href).pathname.replace(/\/+$/, '');
