// One card: its elements, and what goes into them when the exhibit changes.

import { About } from './about.js';
import { Actions } from './actions.js';
import { button, element, fillKeepingAmounts, uniqueId } from './dom.js';
import { Figure } from './figure.js';
import * as page from './page.js';
import { picksByText } from './picks.js';
import { preparePrinting } from './print.js';
import { Table } from './table.js';
import { fillWithTerms } from './terms.js';
import { coloursAround } from './theme.js';
import { WORDS } from './words.js';

const SAID_FOR_MS = 6000;

export class Card {
  constructor(parent) {
    const id = uniqueId('card');
    this.panels = {
      figure: element('div', { className: 'card-figure' }),
      table: element('div', { className: 'card-table', hidden: true }),
      about: element('div', { className: 'card-about', hidden: true }),
    };
    this.tabs = Object.fromEntries(Object.keys(this.panels).map((name) => [name, this.tab(id, name)]));
    this.heading = element('h2', { id: `${id}-title`, tabIndex: -1 });
    this.mark = element('p', { className: 'card-mark', hidden: true });
    this.subtitle = element('p', { className: 'card-subtitle' });
    this.filter = element('p', { className: 'card-filter' });
    this.caveat = element('p', { className: 'card-caveat' });
    this.source = element('p', { className: 'card-source' });
    this.status = element('p', { className: 'card-status', role: 'status' });
    this.tablist = element('div', { className: 'card-tabs', role: 'tablist', 'aria-label': WORDS.views }, Object.values(this.tabs));
    this.tablist.addEventListener('keydown', (event) => this.moveTab(event));
    this.plot = element('div', { className: 'card-plot', role: 'img' }, WORDS.drawing);
    this.panels.figure.append(this.plot);
    const say = (text) => this.say(text);
    this.table = new Table(this.panels.table, { say, onPick: (pick) => this.pick(pick) });
    this.about = new About(this.panels.about);
    this.actions = new Actions(this);
    this.foot = element('footer', {}, this.caveat, this.source, this.actions.root, this.status);
    this.root = element(
      'article',
      { className: 'card', 'aria-labelledby': this.heading.id },
      element('header', {}, element('div', { className: 'card-words' }, this.heading, this.subtitle, this.mark, this.filter), this.tablist),
      ...Object.values(this.panels),
      this.foot,
    );
    parent.append(this.root);
    page.enter(this);
    preparePrinting();
  }

  tab(id, name) {
    const panel = this.panels[name];
    panel.id = `${id}-${name}`;
    panel.setAttribute('role', 'tabpanel');
    const made = button(WORDS[name], () => this.choose(name), { id: `${id}-tab-${name}`, role: 'tab', 'aria-controls': panel.id });
    panel.setAttribute('aria-labelledby', made.id);
    return made;
  }

  /** Shows the payload (JSON text). The same text again only means that the theme may have changed. */
  update(json) {
    const colours = coloursAround(this.root);
    const sameColours = colours.text === this.colours?.text && colours.background === this.colours?.background;
    if (json === this.json && sameColours) return;
    this.colours = colours;
    this.root.classList.toggle('card-dark', colours.dark);
    if (json !== this.json) {
      this.json = json;
      this.exhibit = JSON.parse(json);
      this.fill();
    }
    if (this.exhibit.figure) this.drawFigure();
  }

  fill() {
    const { exhibit } = this;
    this.root.id = exhibit.key;
    fillKeepingAmounts(this.heading, exhibit.title);
    this.mark.textContent = exhibit.mark ?? '';
    this.mark.hidden = !exhibit.mark;
    fillWithTerms(this.subtitle, exhibit.subtitle, exhibit.terms);
    fillWithTerms(this.caveat, exhibit.caveat, exhibit.terms);
    this.filter.textContent = exhibit.filter_text.join(' · ');
    this.fillSource();
    this.stale = { table: true, about: true };
    this.actions.show(exhibit);
    this.tabs.figure.hidden = !exhibit.figure;
    const wanted = this.chosen ?? 'figure';
    this.choose(wanted === 'figure' && !exhibit.figure ? 'table' : wanted, { byHand: false });
    if (this.waiting) {
      this.waiting = false;
      this.say(WORDS.updated(exhibit.title));
    }
    if (!this.arrived) this.arrive();
  }

  /** A link may name one card of the page: go there once. */
  arrive() {
    this.arrived = true;
    if (window.location.hash === `#${this.exhibit.key}`) this.root.scrollIntoView();
  }

  fillSource() {
    const { sources, source_short: short } = this.exhibit;
    const links = sources.filter((source) => source.url);
    const [lead, ...rest] = short.split(': '); // 'Bron', or what stands instead of it for invented figures
    const words = rest.join(': ');
    const parts = [`${lead}: `];
    if (sources.length === 1 && links.length === 1) {
      parts.push(element('a', { href: links[0].url, target: '_blank', rel: 'noopener', title: WORDS.otherSite }, words));
    } else {
      parts.push(words);
      if (sources.length > 1) parts.push(' ', button(WORDS.allSources, () => this.choose('about', { focus: true }), { className: 'card-link' }));
    }
    this.source.replaceChildren(...parts);
  }

  drawFigure() {
    this.figure ??= new Figure(this.plot, { onPick: (pick) => this.pick(pick), say: (text) => this.say(text) });
    const { figure, alt, picks: fields } = this.exhibit;
    this.figure.show(figure, { alt, colours: this.colours, fields });
  }

  /** Brings a view ('figure', 'table', 'about') to the front; the server need not know. */
  choose(name, { byHand = true, focus = false } = {}) {
    if (byHand) this.chosen = name;
    for (const [other, tab] of Object.entries(this.tabs)) {
      const current = other === name;
      tab.setAttribute('aria-selected', String(current));
      tab.tabIndex = current ? 0 : -1;
      this.panels[other].hidden = !current;
    }
    this.freshen(name);
    if (focus) this.tabs[name].focus();
  }

  /** Fills a view that is looked at; most are never. */
  freshen(name) {
    const { exhibit } = this;
    if (!this.stale[name]) return;
    this.stale[name] = false;
    if (name === 'table') this.table.show(exhibit.table, exhibit.title, picksByText(exhibit.figure, exhibit.picks));
    if (name === 'about') this.about.show(exhibit);
  }

  moveTab(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const names = Object.keys(this.tabs).filter((name) => !this.tabs[name].hidden);
    const now = names.findIndex((name) => this.tabs[name] === document.activeElement);
    if (now < 0) return;
    event.preventDefault();
    this.choose(names[(now + step + names.length) % names.length], { focus: true });
  }

  /** What a click on a mark or a cell names goes to the page's filter, when the page has that one. */
  pick({ field, value, text }) {
    const label = this.exhibit.picks[field];
    if (!label) return;
    this.waiting = true;
    this.say(WORDS.picked(label, text));
    this.send({ kind: 'pick', field, value });
  }

  /** Says something, to who sees it and to who hears it, for a while. */
  say(text) {
    this.status.textContent = text;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => (this.status.textContent = ''), SAID_FOR_MS);
  }

  remove() {
    page.leave(this);
    clearTimeout(this.quiet);
    this.figure?.remove();
    this.table.remove();
    this.root.remove();
  }
}
