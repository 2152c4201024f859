// The figure of a card: one Plotly drawing that is changed in place, drawn when it comes near what is in sight, or when
// the browser has nothing else to do. Its height is known beforehand, so nothing on the page moves.

import { scroller } from './dom.js';
import { wrapHovers } from './hover.js';
import { picked } from './picks.js';
import { CONFIG, plotly } from './plotly.js';
import { shaped } from './shape.js';
import { inColours } from './theme.js';
import { WORDS } from './words.js';

const NEAR = '300px';
export const DEFAULT_HEIGHT = 400;

export class Figure {
  /** `box` is an empty element; `onPick({field, value})` hears of clicks, `say(text)` tells it to who cannot see it. */
  constructor(box, { onPick, say }) {
    this.box = box;
    this.onPick = onPick;
    this.say = say;
    this.near = false;
    this.stale = false;
    this.library = null;
    this.onPaper = false; // drawn for the printer: what comes in between does not undo that
    this.nearness = new IntersectionObserver(
      ([entry]) => {
        this.near = entry.isIntersecting;
        if (this.near) this.drawIfStale();
      },
      { root: scroller(box), rootMargin: NEAR },
    );
    this.nearness.observe(box);
    this.seenWidth = 0;
    this.size = new ResizeObserver(() => {
      this.seenWidth = this.box.clientWidth;
      if (!this.figure || this.onPaper || !this.box.clientWidth || this.box.clientWidth === this.width) return;
      this.place();
      this.invalidate();
    });
    this.size.observe(box);
    this.press = 0;
    box.addEventListener('pointerdown', (event) => this.pressed(event), true);
  }

  pressed(event) {
    this.touch = event.pointerType === 'touch';
    this.press += 1;
  }

  /** Shows `figure` ({data, layout}) with `alt` in `colours`, soon; `fields` are the filters that a click may set. */
  show(figure, { alt, colours, fields }) {
    if (figure !== this.figure && figure.data) wrapHovers(figure.data, this.boxWidth() || window.innerWidth);
    Object.assign(this, { figure, colours, fields, tapped: null });
    this.place();
    this.box.setAttribute('aria-label', alt);
    this.invalidate();
  }

  /** What is drawn at the width that there is, and the height that it takes. */
  place() {
    this.spec = shaped(this.figure, this.boxWidth() || window.innerWidth);
    this.box.style.height = `${this.spec.layout.height ?? DEFAULT_HEIGHT}px`;
  }

  /** Something changed: draw at once when in sight, else when there is time; `data-drawn` is there while nothing waits for that. */
  invalidate() {
    this.stale = true;
    delete this.box.dataset.drawn;
    if (this.near) {
      this.drawIfStale();
    } else {
      const later = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
      later(() => this.drawIfStale(), { timeout: 2000 });
    }
  }

  /** The width as it was last seen: asking for it anew makes the browser lay out the page between two changes. 0 when hidden. */
  boxWidth() {
    return this.seenWidth || this.box.clientWidth;
  }

  async drawIfStale() {
    if (!this.stale || this.onPaper || !this.boxWidth()) return; // a hidden tab: the size observer comes back to it
    this.stale = false;
    try {
      this.library ??= await plotly();
      if (this.removed) return;
      if (this.onPaper) {
        this.stale = true; // afterwards
        return;
      }
      await this.draw(this.boxWidth(), this.colours);
      if (!this.stale) this.box.dataset.drawn = 'true';
    } catch (error) {
      console.error(error);
      this.box.textContent = WORDS.drawFailed;
    }
  }

  /** Draws `spec` now, at this width and in these colours; on paper too. */
  draw(width, colours, spec = this.spec) {
    if (!this.listening) this.box.replaceChildren();
    this.width = width;
    const { data, layout } = inColours(spec, colours);
    // Plotly writes the ranges that it finds into the layout
    const own = structuredClone({ ...layout, width, height: layout.height ?? DEFAULT_HEIGHT });
    const drawn = this.library.react(this.box, data, own, CONFIG);
    if (!this.listening) this.listen();
    return drawn;
  }

  listen() {
    this.listening = true;
    this.box.on('plotly_click', ({ points }) => {
      const pick = this.pickOf(points);
      // one tap comes in twice: as itself, and as the mouse click that the browser makes of it
      if (!pick || this.press === this.answered) return;
      this.answered = this.press;
      const place = `${pick.field} ${pick.value}`;
      if (this.touch && this.tapped !== place) {
        // on a touch screen the first tap opens the text, as a mouse does by pointing
        this.tapped = place;
        this.say(WORDS.tapAgain(pick.text));
      } else {
        this.onPick(pick);
      }
    });
    this.box.on('plotly_hover', ({ points }) => {
      this.box.classList.toggle('card-can-pick', Boolean(this.pickOf(points)));
    });
    this.box.on('plotly_unhover', () => this.box.classList.remove('card-can-pick'));
  }

  /** The pick of the first of `points`, when the page can filter by it. */
  pickOf(points) {
    const pick = picked(points[0], this.spec.layout);
    return pick && pick.field in this.fields ? pick : null;
  }

  remove() {
    this.removed = true;
    this.nearness.disconnect();
    this.size.disconnect();
    this.library?.purge(this.box);
  }
}
