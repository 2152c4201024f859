// The list at the left: a small picture of each, in order. With the mouse one drags; with the keyboard Alt and an arrow move.

import { button, element, fillKeepingAmounts } from '../dom.js';
import { coloursAround } from '../theme.js';
import { fillPicture } from './pictures.js';
import { drop, follow, itemAt, lastRemoved, move, placeOf, restore, state } from './state.js';
import { WORDS } from './words.js';

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export class List {
  constructor(parent) {
    this.rows = new Map();
    this.list = element('ol', { className: 'briefing-rows' });
    this.count = element('span', {});
    this.status = element('p', { className: 'card-hidden', role: 'status' });
    this.undo = element('p', { className: 'briefing-undo', hidden: true });
    this.hint = element('p', { className: 'briefing-hint briefing-keys' }, WORDS.listHelp);
    const cover = button(WORDS.cover, () => goTo(document.querySelector('.briefing-cover')), { className: 'briefing-to-cover' });
    this.root = element('nav', { className: 'briefing-list', 'aria-label': WORDS.list }, element('h2', {}, WORDS.list, this.count), cover, this.undo, this.list, this.hint, this.status);
    parent.append(this.root);
    this.list.addEventListener('keydown', (event) => this.pressed(event));
    this.stop = follow(() => this.draw());
  }

  update({ entries }) {
    this.entries = new Map(entries.map((entry) => [entry.address, entry]));
    this.draw();
  }

  draw() {
    const items = state.briefing?.items;
    if (!items || !this.entries) return;
    const focused = document.activeElement?.closest?.('.briefing-row-item');
    this.count.textContent = WORDS.count(items.length);
    for (const [address, row] of this.rows) {
      if (!itemAt(address)) {
        row.root.remove();
        this.rows.delete(address);
      }
    }
    const colours = coloursAround(this.root);
    items.forEach((item, place) => {
      const row = this.rows.get(item.address) ?? this.row(item.address);
      this.fill(row, item, { place, total: items.length, colours });
      if (this.list.children[place] !== row.root) this.list.insertBefore(row.root, this.list.children[place] ?? null);
    });
    this.offerUndo();
    // an element that is moved loses the focus
    if (focused?.isConnected && !focused.contains(document.activeElement)) focused.querySelector('.briefing-pick').focus();
  }

  offerUndo() {
    const gone = lastRemoved();
    this.undo.hidden = !gone;
    if (!gone || this.undo.dataset.of === gone.address) return;
    this.undo.dataset.of = gone.address;
    const back = button(WORDS.undo, () => {
      delete this.undo.dataset.of;
      const address = restore();
      this.rows.get(address)?.pick.focus();
    });
    this.undo.replaceChildren(WORDS.removed(gone.title || this.entries.get(gone.address)?.title || gone.address), ' ', back);
  }

  row(address) {
    const picture = element('span', { className: 'briefing-picture', 'aria-hidden': 'true' });
    const number = element('span', { className: 'briefing-number' });
    const title = element('span', { className: 'briefing-row-title' });
    const tag = element('span', { className: 'briefing-tag', hidden: true });
    const pick = button('', () => goTo(sectionOf(address)), { className: 'briefing-pick' });
    pick.append(picture, number, element('span', {}, title, tag));
    const up = button('↑', () => this.move(address, -1), { title: WORDS.up });
    const down = button('↓', () => this.move(address, 1), { title: WORDS.down });
    const root = element('li', { className: 'briefing-row-item', draggable: true }, pick, element('span', { className: 'briefing-steps' }, up, down));
    const row = { root, picture, number, title, tag, pick, up, down };
    this.rows.set(address, row);
    this.dragging(root, address);
    return row;
  }

  fill({ picture, number, title, tag, pick, up, down }, item, { place, total, colours }) {
    const entry = this.entries.get(item.address);
    const name = item.title || entry?.title || item.address;
    number.textContent = String(place + 1);
    fillKeepingAmounts(title, name);
    tag.hidden = !(entry?.gone || entry?.changed);
    tag.textContent = entry?.gone ? WORDS.gone : entry?.changed ? WORDS.changed : '';
    pick.setAttribute('aria-label', [`${place + 1}. ${name}`, tag.textContent].filter(Boolean).join(', '));
    pick.setAttribute('aria-keyshortcuts', 'Alt+ArrowUp Alt+ArrowDown Delete');
    up.setAttribute('aria-label', WORDS.upOf(name));
    down.setAttribute('aria-label', WORDS.downOf(name));
    up.disabled = place === 0;
    down.disabled = place === total - 1;
    picture.hidden = Boolean(entry?.gone);
    if (!entry?.gone) fillPicture(picture, item.address, colours);
  }

  pressed(event) {
    const row = event.target.closest('.briefing-row-item');
    const places = [...this.list.children];
    const address = [...this.rows].find(([, one]) => one.root === row)?.[0];
    if (!address) return;
    const step = STEPS[event.key];
    if (step && event.altKey) {
      this.move(address, step);
    } else if (step) {
      places[places.indexOf(row) + step]?.querySelector('.briefing-pick').focus();
    } else if (event.key === 'Delete') {
      const next = places[places.indexOf(row) + 1] ?? places[places.indexOf(row) - 1];
      this.status.textContent = WORDS.removed(this.nameOf(address));
      drop(address);
      next?.querySelector('.briefing-pick').focus();
    } else return;
    event.preventDefault();
  }

  move(address, step) {
    const to = move(address, step);
    if (to >= 0) this.status.textContent = WORDS.moved(this.nameOf(address), to + 1, state.briefing.items.length);
    this.rows.get(address)?.pick.focus();
  }

  nameOf(address) {
    return itemAt(address)?.title || this.entries.get(address)?.title || address;
  }

  dragging(root, address) {
    root.addEventListener('dragstart', (event) => {
      this.dragged = address;
      event.dataTransfer.effectAllowed = 'move';
    });
    root.addEventListener('dragend', () => (this.dragged = null));
    root.addEventListener('dragover', (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      if (this.dragged !== address) move(this.dragged, placeOf(address) - placeOf(this.dragged));
    });
    root.addEventListener('drop', (event) => event.preventDefault());
  }

  remove() {
    this.stop();
    this.root.remove();
  }
}

const sectionOf = (address) => [...document.querySelectorAll('.briefing-item')].find((one) => one.dataset.address === address);

function goTo(section) {
  if (!section) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  section.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  (section.querySelector('h2') ?? section).focus({ preventScroll: true });
}
