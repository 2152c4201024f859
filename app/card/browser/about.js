// 'Over deze cijfers': remarks, the choice in words, every source with its place and link, terms, dates.

import { element } from './dom.js';
import { fillWithTerms } from './terms.js';
import { WORDS } from './words.js';

export class About {
  constructor(panel) {
    this.panel = panel;
  }

  show(exhibit) {
    const { notes, caveat, terms, sources, filter_text: choice, made_on: made, data_date: date } = exhibit;
    const remarks = (caveat ? [caveat, ...notes] : notes).map((note) => {
      const item = element('li');
      fillWithTerms(item, note, terms);
      return item;
    });
    const named = Object.entries(terms).flatMap(([word, text]) => [element('dt', {}, word), element('dd', {}, text)]);
    this.panel.replaceChildren(
      ...section(WORDS.notes, remarks.length && element('ul', {}, remarks)),
      ...section(WORDS.choice, choice.length && element('ul', {}, choice.map((words) => element('li', {}, words)))),
      ...section(WORDS.sources, sources.length ? element('ul', {}, sources.map(source)) : element('p', {}, WORDS.noSource)),
      ...section(WORDS.terms, named.length && element('dl', {}, named)),
      ...section(WORDS.dates, element('p', {}, [date && WORDS.dataDate(date), WORDS.madeOn(made)].filter(Boolean).join(' · '))),
    );
  }
}

function section(title, content) {
  return content ? [element('h3', {}, title), content] : [];
}

function source({ text, url }) {
  const words = url ? element('a', { href: url, target: '_blank', rel: 'noopener', title: WORDS.otherSite }, text) : text;
  return element('li', {}, words);
}
