// Puts the words of Streamlit's file box into Dutch: it has no setting for them, and a style sheet reaches what is seen
// but not what a screen reader says.
//
// React writes these texts once and leaves them alone; what it writes anew is translated again.

const WORDS = [
  [/^Upload$/, 'Bestand kiezen'],
  [/^file upload$/, 'Bestand kiezen'],
  [/^Add files$/, 'Ander bestand kiezen'],
  [/^Drag and drop a file here$/, 'Zet het bestand hier neer'],
  [/^(?:Error: )?File must be ([\d.]+)\s?MB or smaller\.?$/, (_, most) => `Dit bestand is groter dan ${Math.round(most)} MB. Deel het op of laad minder rijen.`],
  [/^Error:$/, 'Fout: '],
  [/^Error: .*$/s, 'Het bestand is niet aangekomen. Probeer het opnieuw.'],
  [/^(.*)\b(\d+)\.(\d+)\s?([KMG]B)$/, '$1$2,$3 $4'],
  [/^Remove (.*)$/s, 'Haal $1 weg'],
  [/^Cancel upload of (.*)$/s, 'Stop met $1'],
];
const PLACES = '[data-testid="stFileUploader"], [data-testid="stTooltipContent"], [data-testid="stTooltipErrorContent"]';
const ATTRIBUTES = ['aria-label', 'title'];

function dutch(text) {
  const found = WORDS.find(([pattern]) => pattern.test(text.trim()));
  return found ? text.trim().replace(found[0], found[1]) : text;
}

function translate(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const better = dutch(node.nodeValue);
    if (better !== node.nodeValue) node.nodeValue = better;
  }
  for (const one of [place, ...place.querySelectorAll('[aria-label], [title]')]) {
    for (const name of ATTRIBUTES) {
      const text = one.getAttribute(name);
      if (text && dutch(text) !== text) one.setAttribute(name, dutch(text));
    }
  }
}

export default function uploader() {
  const all = () => document.querySelectorAll(PLACES).forEach(translate);
  all();
  const observer = new MutationObserver(all);
  observer.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  return () => observer.disconnect();
}
