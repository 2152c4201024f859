// Puts the words of Streamlit's own widgets into Dutch: it has no setting for them, and a style sheet reaches what is seen
// but not what a screen reader says.
//
// React writes these texts once and leaves them alone; what it writes anew is translated again.

const WORDS = [
  // lists to choose from
  [/^Open$/, 'Lijst openen'],
  [/^Close$/, 'Lijst sluiten'],
  [/^Dismiss$/, 'Lijst sluiten'],
  [/^Clear all$/, 'Alles wissen'],
  [/^Clear value$/, 'Wissen'],
  [/^Selected values$/, 'Gekozen'],
  [/^No results$/, 'Niets gevonden'],
  [/^No options to select\.?$/, 'Er is niets te kiezen'],
  [/^Remove (.*)$/s, 'Haal $1 weg'],
  [/^1 option available\.?$/, '1 keuze.'],
  [/^(\d+) options available\.?$/, '$1 keuzes.'],
  [/^(.*), selected\.?$/s, '$1, gekozen.'],
  // question marks beside a label, and links of headings
  [/^Help for (.*)$/s, 'Uitleg bij $1'],
  [/^Link to heading$/, 'Link naar deze kop'],
  // the file box
  [/^Upload$/, 'Bestand kiezen'],
  [/^file upload$/, 'Bestand kiezen'],
  [/^Add files$/, 'Ander bestand kiezen'],
  [/^Drag and drop a file here$/, 'Zet het bestand hier neer'],
  [/^(?:Error: )?File must be ([\d.]+)\s?MB or smaller\.?$/, (_, most) => `Dit bestand is groter dan ${Math.round(most)} MB. Deel het op of laad minder rijen.`],
  [/^Error:$/, 'Fout: '],
  [/^Error: .*$/s, 'Het bestand is niet aangekomen. Probeer het opnieuw.'],
  [/^Cancel upload of (.*)$/s, 'Stop met $1'],
];
// sizes are written the English way, in the file box only: elsewhere a text like it may be somebody's own
const SIZE = [/^(.*)\b(\d+)\.(\d+)\s?([KMG]B)$/, '$1$2,$3 $4'];
const FILES = '[data-testid="stFileUploader"]';
const PLACES = [
  FILES,
  '[data-testid="stTooltipContent"]',
  '[data-testid="stTooltipErrorContent"]',
  '[data-testid="stMultiSelect"]',
  '[data-testid="stSelectbox"]',
  '[data-testid="stMultiSelectDropdown"]',
  '[data-testid="stSelectboxVirtualDropdown"]',
  '[data-testid="stTooltipIcon"]',
  '[data-testid="stHeaderActionElements"]',
  '[data-live-announcer]',
].join(', ');
const ATTRIBUTES = ['aria-label', 'title'];
// the texts of figures and tables are ours, and there are many of them
const OURS = 'article.card';

function dutch(text, words) {
  const found = words.find(([pattern]) => pattern.test(text.trim()));
  return found ? text.trim().replace(found[0], found[1]) : text;
}

function translate(place) {
  const words = place.matches(FILES) ? [...WORDS, SIZE] : WORDS;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    // an option is a text from data, and stays as it is
    if (node.parentElement.closest('[role="listbox"]:not([data-empty]) [role="option"]')) continue;
    const better = dutch(node.nodeValue, words);
    if (better !== node.nodeValue) node.nodeValue = better;
  }
  for (const one of [place, ...place.querySelectorAll('[aria-label], [title]')]) {
    for (const name of ATTRIBUTES) {
      const text = one.getAttribute(name);
      if (text && dutch(text, words) !== text) one.setAttribute(name, dutch(text, words));
    }
  }
}

/** Keeps the widgets below `root` in Dutch from now on. */
export function putIntoDutch(root) {
  const all = () => document.querySelectorAll(PLACES).forEach(translate);
  all();
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(OURS))) all();
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}
