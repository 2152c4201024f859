// The speaker's screen, in a window of its own: what is shown now, what comes next, notes, clock. It follows the
// presentation, and passes on the keys that are pressed here.

import { button, element } from '../dom.js';
import { channelOf } from './channel.js';
import { payload } from './deck.js';
import { meaning } from './keys.js';
import { Slide } from './slide.js';
import { WORDS } from './words.js';

const TICK_MS = 1000;
const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' });

/** The screen of presentation `id` with its contents ({title, items}). */
export function showSpeaker(id, { title, items }) {
  document.title = `${WORDS.speakerTitle} · ${title}`;
  document.body.replaceChildren();
  new Speaker(id, items);
}

class Speaker {
  constructor(id, items) {
    this.items = items;
    this.payloads = new Map();
    this.now = element('div', { className: 'speaker-slide' });
    this.next = element('div', { className: 'speaker-slide' });
    this.notes = element('div', { className: 'speaker-notes' });
    this.words = element('section', { className: 'speaker-words', tabIndex: 0, 'aria-label': WORDS.notes }, this.notes);
    this.clock = element('p', { className: 'speaker-time' });
    this.since = element('p', { className: 'speaker-time' });
    this.status = element('p', { className: 'speaker-status', role: 'status' }, WORDS.waiting);
    const act = (meant) => this.channel.postMessage({ kind: 'act', meant });
    document.body.append(
      element(
        'main',
        { className: 'card speaker' },
        element('h1', { className: 'card-hidden' }, WORDS.speakerTitle),
        element('section', { className: 'speaker-now' }, element('h2', {}, WORDS.now), this.now),
        element('section', { className: 'speaker-next' }, element('h2', {}, WORDS.nextUp), this.next),
        this.words,
        element(
          'section',
          { className: 'speaker-clock' },
          element('div', {}, element('h2', {}, WORDS.clock), this.clock),
          element('div', {}, element('h2', {}, WORDS.since), this.since),
          element('nav', { 'aria-label': WORDS.controls }, button(WORDS.previous, () => act({ step: -1 })), button(WORDS.next, () => act({ step: 1 })), button(WORDS.restart, () => this.channel.postMessage({ kind: 'restart' }))),
          this.status,
          element('p', { className: 'speaker-keys' }, WORDS.keys),
        ),
      ),
    );
    this.channel = channelOf(id, (message) => this.hear(message));
    this.channel.postMessage({ kind: 'hello' });
    document.addEventListener('keydown', (event) => {
      const meant = meaning(event);
      if (!meant || ['full', 'speaker', 'end'].includes(meant.command)) return;
      if (meant.scroll && this.words.contains(event.target)) return; // the notes themselves scroll
      event.preventDefault();
      act(meant);
    });
    setInterval(() => this.tick(), TICK_MS);
    this.size = new ResizeObserver(() => this.scale());
    this.size.observe(document.body);
    this.tick();
  }

  hear({ kind, place, part, black, started }) {
    if (kind === 'closed') this.status.textContent = WORDS.presentationClosed;
    if (kind !== 'state') return;
    this.started = started;
    this.tick();
    this.black = black;
    if (place !== this.place || part !== this.part) this.show(place, part);
    this.sayState();
  }

  /** Where the presentation is, or that its screen is black: also when the title of the slide comes in later. */
  sayState() {
    this.status.textContent = this.black ? WORDS.black : WORDS.announce(this.place + 1, this.items.length, this.title());
  }

  title() {
    const item = this.items[this.place];
    return item.cover?.title ?? (item.title || this.payloads.get(item.address)?.title || '');
  }

  async show(place, part) {
    const turn = (this.turn ?? 0) + 1;
    Object.assign(this, { place, part, turn });
    const current = await this.miniature(this.now, place, part);
    if (this.turn !== turn) return; // also of one that is shown again since
    const goesOn = part < current.lastPart;
    this.miniature(this.next, goesOn ? place : place + 1, goesOn ? part + 1 : 0);
    const { exhibit } = current;
    const own = this.items[place].notes;
    this.words.scrollTop = 0;
    this.notes.replaceChildren(
      element('h2', {}, WORDS.notes),
      ...(own ? own.split('\n').map((line) => element('p', {}, line)) : [element('p', { className: 'speaker-none' }, WORDS.noNotes)]),
      ...(exhibit ? [element('h2', {}, WORDS.remarks), element('ul', {}, [exhibit.caveat, ...exhibit.notes].filter(Boolean).map((note) => element('li', {}, note)))] : []),
    );
    this.sayState();
  }

  /** The slide at `place`, small, in `box`; a sentence after the last one. Of a high figure the `part` that is asked for. */
  async miniature(box, place, part) {
    const item = this.items[place];
    box.slide?.remove();
    box.slide = null;
    if (!item) {
      box.replaceChildren(element('p', { className: 'speaker-none' }, WORDS.lastSlide));
      return null;
    }
    const held = element('div', { className: 'speaker-held', inert: true });
    box.replaceChildren(held);
    const slide = new Slide(held, item, { place: place + 1, total: this.items.length });
    box.slide = slide;
    slide.root.classList.add('slide-now');
    this.scale();
    if (!item.cover) {
      try {
        if (!this.payloads.has(item.address)) this.payloads.set(item.address, await payload(item.address));
        slide.fill(this.payloads.get(item.address));
      } catch (error) {
        slide.refuse(error instanceof TypeError ? WORDS.notShown : error.message);
      }
    }
    await slide.prepare();
    slide.showPart(part);
    return slide;
  }

  scale() {
    for (const box of [this.now, this.next]) {
      const held = box.querySelector('.speaker-held');
      if (held) held.style.transform = `scale(${box.clientWidth / held.offsetWidth})`;
    }
  }

  tick() {
    this.clock.textContent = time.format(new Date());
    if (!this.started) return;
    const seconds = Math.max(0, Math.floor((Date.now() - this.started) / 1000));
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    this.since.textContent = parts.map((part) => String(part).padStart(2, '0')).join(':');
  }
}
