// The slides in their order: which one is shown, which ones are made ready, and where their payloads come from.

import { ofThisTab } from '../keeping.js';
import { SERVER } from '../page.js';
import { Slide } from './slide.js';
import { WORDS } from './words.js';

const AT_ONCE = 3; // payloads asked for at the same time
const AHEAD = 3;
const BEHIND = 2;
const REST_MS = 250;

/** What is presented: {title, back, items} for the query of the address, without one that of this tab. Throws with a Dutch sentence. */
export async function contents(query) {
  const own = query ? '' : ofThisTab(SERVER.pathname.replace(/\/$/, ''));
  const answer = await fetch(new URL(`presentatie/inhoud.json${query}`, SERVER), own ? { method: 'POST', body: own } : {});
  if (!answer.ok) throw new Error(await answer.text());
  const { cover, items, title, back } = await answer.json();
  return { title, back, items: cover ? [{ cover }, ...items] : items };
}

/** The payload of an address. Throws with a Dutch sentence. */
export async function payload(address) {
  const answer = await fetch(new URL(`presentatie/figuur.json?adres=${encodeURIComponent(address)}`, SERVER));
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

export class Deck {
  /** Puts a slide for each of `items` into `stage`; `onChange()` hears of another slide or of a payload that came. */
  constructor(stage, items, onChange) {
    this.stage = stage;
    this.onChange = onChange;
    this.slides = items.map((item, at) => new Slide(stage, item, { place: at + 1, total: items.length }));
    this.place = -1;
    this.busy = 0;
    this.asked = new Set();
    this.payloads = new Map(); // address → promise: a figure and the slides with its table share one
    this.size = new ResizeObserver(() => this.makeReady());
    this.size.observe(stage);
  }

  get slide() {
    return this.slides[this.place];
  }

  /** The next slide (1) or the one before (-1), or the next part of one that is too high to be shown at once. */
  turn(step) {
    if (this.slide.turn(step)) this.onChange();
    else this.go(this.place + step, step < 0);
  }

  /** Shows the slide at `place`, as far as there are any; what is ready is there in the next frame. */
  go(place, atItsEnd = false) {
    const next = Math.max(0, Math.min(place, this.slides.length - 1));
    if (next === this.place) return;
    const held = this.slide?.root.contains(document.activeElement);
    this.slide?.show(false);
    this.place = next;
    this.slide.enter(atItsEnd);
    this.slide.show(true);
    if (held) this.slide.heading.focus();
    if (!this.slide.drawn) this.slide.prepare();
    this.onChange();
    // not at once: who turns on in the meantime must not wait for what is drawn ahead
    clearTimeout(this.later);
    this.later = setTimeout(() => this.makeReady(), REST_MS);
  }

  /** Places by how soon they may be wanted: this one, the next, the one before, further on, and the ends. */
  order() {
    const { place, slides } = this;
    const soon = [place, place + 1, place - 1];
    for (let step = 2; step <= AHEAD; step += 1) soon.push(place + step);
    for (let step = 2; step <= BEHIND; step += 1) soon.push(place - step);
    const wanted = [...soon, 0, slides.length - 1].filter((at) => at >= 0 && at < slides.length);
    return [...new Set(wanted)];
  }

  makeReady() {
    this.load();
    this.draw();
  }

  /** Asks for the payloads, the nearest first; in the end for all. */
  load() {
    const rest = this.slides.map((_, at) => at);
    for (const at of [...this.order(), ...rest]) {
      if (this.busy >= AT_ONCE) return;
      const slide = this.slides[at];
      if (slide.item.cover || this.asked.has(at)) continue;
      this.asked.add(at);
      this.busy += 1;
      this.fetch(slide).finally(() => {
        this.busy -= 1;
        this.onChange();
        this.makeReady();
      });
    }
  }

  async fetch(slide) {
    const { address } = slide.item;
    if (!this.payloads.has(address)) this.payloads.set(address, payload(address));
    try {
      slide.fill(await this.payloads.get(address));
    } catch (error) {
      slide.refuse(error instanceof TypeError ? WORDS.notShown : error.message);
    }
  }

  /** Draws one slide after the other, the one in sight first, and gives back those that are far away. */
  async draw() {
    if (this.drawing) {
      this.again = true;
      return;
    }
    this.drawing = true;
    do {
      this.again = false;
      for (const at of this.order()) {
        await idle();
        await this.slides[at].prepare();
        if (at === this.place) this.onChange(); // it may have more parts than was known
        if (this.again) break;
      }
    } while (this.again);
    this.drawing = false;
    const near = new Set(this.order());
    this.slides.forEach((slide, at) => near.has(at) || slide.purge());
    this.stage.dataset.ready = String(this.place);
  }

  /** Whether there is a slide with synthetic data among those that came so far. */
  get hasSample() {
    return this.slides.some((slide) => slide.exhibit?.origin === 'voorbeeld');
  }
}

const idle = () => new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve, { timeout: 100 }));
