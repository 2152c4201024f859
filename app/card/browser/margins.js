// What stands in the margins of every printed page: page and product, what was chosen, the dates, the mark of sample data.
// Only a style sheet can write there, so one is made of what the page shows when the browser prints.

import { inOrder } from './page.js';
import { WORDS } from './words.js';

// two lines of a page on its side; Chromium breaks them
const LONGEST = 380;
let sheet = null;

/** Writes the margins for the page that is shown now. */
export function fillMargins() {
  sheet ??= new CSSStyleSheet();
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const shown = inOrder().map((card) => card.exhibit);
  const marks = [...new Set(shown.map((exhibit) => exhibit.mark).filter(Boolean))];
  const [first] = shown;
  const dates = first ? [first.data_date && WORDS.dataDate(first.data_date), WORDS.madeOn(first.made_on)] : [];
  const choice = document.querySelector('.bar-paper')?.textContent ?? '';
  const foot = [document.title, ...dates, ...marks].filter(Boolean).join(' · ');
  sheet.replaceSync(`@page {
    @top-left { content: ${quoted(choice)}; font: 8pt sans-serif; color: #4c5866; }
    @bottom-left { content: ${quoted(foot)}; font: 8pt sans-serif; color: #4c5866; }
  }`);
}

/** Text as a string of CSS: letters that could end it are left out. */
function quoted(text) {
  const plain = text.replace(/["\\\n\r\f<>]/g, ' ');
  return `"${plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain}"`;
}
