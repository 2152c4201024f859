// The band at the top of every page: name of the product, sections, the pages of this section, and search.
//
// `data` is JSON in UTF-8, made by app/shell/__init__.py: product, base, current (URL of the page, '' for the first),
// sections [{title, pages: [{title, url}]}], search {url, name, label}, keep {module, …}: for the module that it names.

import { putIntoDutch } from './dutch.js';
import { followLinks } from './navigate.js';

const decoder = new TextDecoder();
let keeping = null;

putIntoDutch(document.body);
// links that Streamlit draws as html of ours; this module is loaded once
followLinks(document, () => {}, '.ways a[href], .foot a[href]');

export default function band({ data, parentElement, setTriggerValue }) {
  const { keep, ...frame } = JSON.parse(decoder.decode(data));
  const content = JSON.stringify(frame);
  // asked for once: two imports of a module that is still on its way may be answered the other way round
  keeping ??= import(keep.module).catch((error) => {
    keeping = null; // the next run asks again
    throw error;
  });
  keeping.then((module) => module.keep(keep, (event) => setTriggerValue('event', event)));
  let root = parentElement.querySelector('.band');
  if (!root) {
    root = document.createElement('div');
    root.className = 'band';
    parentElement.append(root);
    followLinks(root, markAsCurrent);
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') openMenu(root, false);
    });
  }
  if (root.dataset.content === content) return;
  root.dataset.content = content;
  draw(root, frame);
}

function draw(root, frame) {
  const section = frame.sections.find(({ pages }) => pages.some(({ url }) => url === frame.current));
  const skip = element('a', { className: 'band-skip', href: '#inhoud', textContent: 'Naar de inhoud' });
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector('[data-testid="stMain"] h1')?.scrollIntoView();
    const heading = document.querySelector('[data-testid="stMain"] h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  });
  const name = element('a', { className: 'band-name', href: `${frame.base}/` });
  name.append(element('span', { className: 'band-logo', ariaHidden: 'true' }), frame.product);
  const toggle = element('button', { className: 'band-toggle', type: 'button', textContent: 'Menu' });
  toggle.setAttribute('aria-expanded', 'false');
  toggle.addEventListener('click', () => openMenu(root, toggle.getAttribute('aria-expanded') !== 'true'));
  const main = element('nav', { className: 'band-sections', ariaLabel: 'Onderdelen' });
  main.append(...frame.sections.map((one) => link(frame, one.title, one.pages[0].url, one === section, 'true')));
  const top = element('header', { className: 'band-top' });
  top.append(skip, name, toggle, main);
  const below = element('div', { className: 'band-below' });
  if (section) {
    const pages = element('nav', { className: 'band-pages', ariaLabel: `Pagina’s bij ${section.title}` });
    if (section.pages.length > 1) {
      pages.append(...section.pages.map(({ title, url }) => link(frame, title, url, url === frame.current, 'page')));
    }
    below.append(pages);
  }
  below.append(searchBox(frame));
  root.style.setProperty('--sections', String(frame.sections.length));
  root.replaceChildren(top, below);
}

function link(frame, text, url, current, kind) {
  const made = element('a', { href: `${frame.base}/${url}`, textContent: text });
  if (current) made.setAttribute('aria-current', kind);
  return made;
}

function searchBox({ base, search }) {
  const form = element('form', { className: 'band-search', action: `${base}/${search.url}`, role: 'search' });
  const input = element('input', { type: 'search', name: search.name, placeholder: search.label, maxLength: 80 });
  input.setAttribute('aria-label', search.label);
  form.append(input);
  return form;
}

/** Shows at once where the visitor goes; the page itself follows. */
function markAsCurrent(chosen) {
  const siblings = chosen.closest('nav')?.querySelectorAll('a') ?? [];
  for (const one of siblings) one.removeAttribute('aria-current');
  if (chosen.closest('nav')) chosen.setAttribute('aria-current', 'page');
  openMenu(chosen.closest('.band'), false);
}

function openMenu(root, open) {
  root.toggleAttribute('data-open', open);
  root.querySelector('.band-toggle')?.setAttribute('aria-expanded', String(open));
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
