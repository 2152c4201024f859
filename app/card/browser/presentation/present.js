// The entry of /presentatie: the presentation itself, or its speaker's screen when the address says so.

import { button, element } from '../dom.js';
import { linkAddress, SERVER } from '../page.js';
import { askContents, channelOf, newId, ownId, speakerAddress, speakerOf, startedAt, startNow } from './channel.js';
import { contents, Deck } from './deck.js';
import { meaning, swipe } from './keys.js';
import { showSpeaker } from './speaker.js';
import { restoreTheme, switchTheme } from './theme.js';
import { WORDS } from './words.js';

const IDLE_MS = 2500;
const SPEAKER_MS = 8000;
const ADDRESS_MS = 300;
const placeIn = (hash) => Number(/^#dia=(\d+)$/.exec(hash)?.[1] ?? 1) - 1;

class Presentation {
  constructor(whole) {
    const { title, items, back } = whole;
    this.whole = whole;
    document.title = title;
    this.back = back;
    this.started = startedAt();
    this.stage = element('main', { className: 'stage' });
    this.status = element('p', { className: 'card-hidden', role: 'status' });
    this.cover = element('div', { className: 'stage-black', hidden: true });
    document.body.replaceChildren(this.stage, this.controls(), this.cover, this.status);
    this.id = ownId();
    this.channel = channelOf(this.id, (message) => this.hear(message));
    this.channel.postMessage({ kind: 'claim' });
    this.deck = new Deck(this.stage, items, () => this.changed());
    this.commands = {
      black: () => this.setBlack(this.cover.hidden),
      full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
      speaker: () => this.openSpeaker(),
      theme: () => this.switchTheme(),
      end: () => this.end(),
    };
    this.listen();
    this.deck.go(placeIn(location.hash));
  }

  controls() {
    const one = (words, help, run) => button(words, run, { title: help });
    return element(
      'nav',
      { className: 'stage-controls', 'aria-label': WORDS.controls },
      one(WORDS.previous, '←', () => this.act({ step: -1 })),
      one(WORDS.next, '→', () => this.act({ step: 1 })),
      one(WORDS.speaker, WORDS.speakerHelp, () => this.commands.speaker()),
      one(WORDS.theme, WORDS.themeHelp, () => this.commands.theme()),
      one(WORDS.full, WORDS.fullHelp, () => this.commands.full()),
      one(WORDS.end, WORDS.endButton, () => this.commands.end()),
    );
  }

  listen() {
    document.addEventListener('keydown', (event) => {
      const meant = meaning(event);
      if (!meant) return;
      event.preventDefault();
      this.act(meant);
      if (!meant.command) this.rest(); // who turns with keys sees the whole title, at once
    });
    document.addEventListener('touchstart', ({ touches }) => (this.finger = touches.length === 1 ? touches[0] : null), { passive: true });
    document.addEventListener('touchend', ({ changedTouches }) => {
      const meant = this.finger && swipe(this.finger, changedTouches[0]);
      this.finger = null;
      if (meant) this.act(meant);
    });
    for (const kind of ['pointermove', 'pointerdown', 'focusin']) document.addEventListener(kind, () => this.wake());
    window.addEventListener('hashchange', () => this.deck.go(placeIn(location.hash)));
    window.addEventListener('pagehide', () => this.channel.postMessage({ kind: 'closed' }));
    window.addEventListener('pageshow', () => this.tell());
    this.wake();
  }

  /** Does what a key or button means (keys.js). */
  act({ step, end, scroll, command }) {
    if (command) {
      this.commands[command]();
      return;
    }
    if (!this.cover.hidden) this.setBlack(false);
    if (scroll) {
      this.deck.slide.scroll(scroll);
      this.changed();
    }
    else if (step) this.deck.turn(step);
    else this.deck.go(end === 'first' ? 0 : this.deck.slides.length - 1);
  }

  /** Another slide is shown, or one has come in. */
  changed() {
    const { place, slides, slide } = this.deck;
    if (place < 0) return;
    const words = WORDS.announce(place + 1, slides.length, slide.title, slide.partWords);
    if (this.status.textContent !== words) this.status.textContent = words;
    slides[0].warn(this.deck.hasSample ? WORDS.sampleInside : '');
    this.tell();
    // a reload comes back here; writing the address takes longer than turning the slide
    clearTimeout(this.writing);
    this.writing = setTimeout(() => history.replaceState(null, '', `#dia=${place + 1}`), ADDRESS_MS);
  }

  setBlack(on) {
    this.cover.hidden = !on;
    this.status.textContent = on ? WORDS.black : WORDS.notBlack;
    this.tell();
  }

  switchTheme() {
    switchTheme();
    this.deck.makeReady();
  }

  /** The speaker's screen, a window with a process of its own: what is drawn there holds up nothing here. */
  openSpeaker() {
    window.open(speakerAddress(this.id), '_blank', 'noopener,popup,width=1100,height=760');
    // such a window cannot be seen from here, only heard
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.warn(WORDS.speakerRefused), SPEAKER_MS);
  }

  /** A message that is seen as well; '' takes it away. */
  warn(words) {
    this.status.textContent = words;
    this.status.classList.toggle('stage-message', Boolean(words));
  }

  /** Back to the briefing that this is, or to the page of the one figure. */
  end() {
    const { exhibit } = this.deck.slide;
    if (!this.cover.hidden) this.setBlack(false);
    else location.assign(this.back || !exhibit ? new URL(this.back, SERVER) : linkAddress(exhibit));
  }

  tell() {
    this.channel.postMessage({ kind: 'state', place: this.deck.place, part: this.deck.slide.part, black: !this.cover.hidden, started: this.started });
  }

  hear({ kind, meant }) {
    if (kind === 'hello') {
      clearTimeout(this.silence);
      this.warn('');
    }
    if (kind === 'act') this.act(meant);
    if (kind === 'ask') this.channel.postMessage({ kind: 'contents', whole: this.whole });
    if (kind === 'restart') this.started = startNow();
    if (kind === 'claim') this.channel.postMessage({ kind: 'taken' });
    if (kind === 'taken') this.leaveChannel();
    if (kind !== 'state') this.tell();
  }

  /** Goes on under an id of its own: this is a copy of a tab that presents already. */
  leaveChannel() {
    this.channel.close();
    this.id = newId();
    this.channel = channelOf(this.id, (message) => this.hear(message));
  }

  /** Controls and pointer are there while somebody moves. */
  wake() {
    document.body.classList.remove('stage-quiet');
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.rest(), IDLE_MS);
  }

  rest() {
    document.body.classList.add('stage-quiet');
  }
}

async function start() {
  restoreTheme();
  const speaker = speakerOf(location.hash);
  try {
    if (speaker && !location.search) document.body.replaceChildren(element('p', { className: 'card', role: 'status' }, WORDS.waiting));
    const whole = speaker && !location.search ? await askContents(speaker) : await contents(location.search);
    if (speaker) showSpeaker(speaker, whole);
    else new Presentation(whole);
  } catch (error) {
    console.error(error);
    const message = error instanceof TypeError ? WORDS.notShown : error.message;
    document.body.replaceChildren(
      element(
        'main',
        { className: 'card stage-failed' },
        element('h1', {}, WORDS.failed),
        element('p', {}, message),
        element('p', {}, element('a', { href: new URL('.', SERVER).href }, WORDS.toOverview)),
      ),
    );
  }
}

start();
