// What the reader says with one exhibit, above its card: conclusion, own title, notes, what goes along; and what changed.

import { button, element, uniqueId } from '../dom.js';
import { grow, keepInStep } from './fields.js';
import { drop, flush, follow, itemAt, move, placeOf, set, state } from './state.js';
import { WORDS } from './words.js';

export class Item {
  constructor(parent) {
    this.number = element('span', { className: 'briefing-number' });
    this.conclusion = this.area('conclusion', { className: 'briefing-conclusion', rows: 1, placeholder: WORDS.conclusionHint });
    this.title = this.input('title');
    this.notes = this.area('notes', { rows: 3, placeholder: WORDS.notesHint });
    this.table = this.flag('with_table', WORDS.withTable, false);
    this.explanation = this.flag('with_notes', WORDS.withNotes, true);
    this.tags = element('span', { className: 'briefing-tags' });
    this.buttons = {
      up: button('↑', () => this.move(-1)),
      down: button('↓', () => this.move(1)),
      remove: button(WORDS.remove, () => this.drop()),
    };
    this.details = element(
      'details',
      {},
      element('summary', {}, WORDS.details, this.tags),
      element(
        'div',
        { className: 'briefing-fields' },
        this.labelled(this.title, WORDS.ownTitle),
        this.labelled(this.notes, WORDS.notes),
        element('fieldset', {}, element('legend', {}, WORDS.along), this.table.label, this.explanation.label),
      ),
    );
    this.gone = element('div', { className: 'briefing-gone', hidden: true });
    this.changes = element('div', { className: 'briefing-said briefing-changed', hidden: true });
    this.paper = element('p', { className: 'briefing-paper paper-conclusion' });
    this.status = element('p', { className: 'card-hidden', role: 'status' });
    this.root = element(
      'section',
      { className: 'briefing-item', tabIndex: -1 },
      element('div', { className: 'briefing-head' }, this.number, this.conclusion, element('div', { className: 'briefing-buttons' }, Object.values(this.buttons))),
      this.gone,
      this.changes,
      this.details,
      this.status,
    );
    parent.append(this.paper, this.root);
    this.size = new ResizeObserver(() => grow(this.conclusion));
    this.size.observe(this.root);
    this.stop = follow(() => this.draw());
  }

  input(name) {
    const made = element('input', { type: 'text', id: uniqueId('item') });
    return this.wire(made, name);
  }

  area(name, properties) {
    const made = element('textarea', { id: uniqueId('item'), ...properties });
    made.addEventListener('input', () => grow(made));
    return this.wire(made, name);
  }

  wire(field, name) {
    field.addEventListener('input', () => set(this.address, name, field.value, '', { typing: true }));
    field.addEventListener('change', flush);
    return field;
  }

  flag(name, words, without) {
    const box = element('input', { type: 'checkbox' });
    box.addEventListener('change', () => set(this.address, name, box.checked, without));
    return { box, label: element('label', {}, box, words) };
  }

  labelled(field, words) {
    return element('p', { className: 'briefing-field' }, element('label', { for: field.id }, words), field);
  }

  update(data) {
    this.data = data;
    this.address = data.address;
    this.root.dataset.address = data.address;
    this.gone.hidden = !data.gone;
    this.gone.replaceChildren(element('h2', {}, data.title), element('p', {}, data.problem), element('p', { className: 'briefing-hint' }, WORDS.kept), data.address === data.title ? '' : element('p', { className: 'briefing-address' }, data.address));
    this.drawChanges(data);
    this.draw();
  }

  draw() {
    const item = this.address === undefined ? undefined : itemAt(this.address);
    if (!item) return;
    const { characters, notes } = state.limits;
    this.conclusion.maxLength = this.title.maxLength = characters;
    this.notes.maxLength = notes;
    const place = placeOf(this.address);
    const total = state.briefing.items.length;
    const name = item.title || this.data.title;
    this.number.textContent = String(place + 1);
    this.root.setAttribute('aria-label', `${place + 1}. ${name}`);
    this.conclusion.setAttribute('aria-label', `${WORDS.conclusion} bij ${place + 1}`);
    if (keepInStep(this.conclusion, item.conclusion ?? '')) grow(this.conclusion);
    keepInStep(this.title, item.title ?? '');
    this.title.placeholder = this.data.title;
    keepInStep(this.notes, item.notes ?? '');
    this.table.box.checked = item.with_table ?? false;
    this.explanation.box.checked = item.with_notes ?? true;
    this.buttons.up.disabled = place === 0;
    this.buttons.down.disabled = place === total - 1;
    for (const [key, made] of Object.entries(this.buttons)) {
      made.setAttribute('aria-label', WORDS[`${key}Of`](name));
      made.title = WORDS[key];
    }
    const { tags } = WORDS;
    const parts = [item.title && tags.title, item.notes && tags.notes, item.with_table && tags.table, item.with_notes === false && tags.bare];
    this.tags.textContent = parts.filter(Boolean).join(' · ');
    this.paper.textContent = item.conclusion ?? '';
  }

  drawChanges({ changed, changes, more, since, old_title: oldTitle, has_values: hasValues, title }) {
    this.changes.hidden = !changed;
    if (!changed) return;
    const rows = changes.map(({ what, before, now }) => element('tr', {}, element('th', { scope: 'row' }, what), element('td', {}, before), element('td', {}, now)));
    const head = element('thead', {}, element('tr', {}, WORDS.changes.map((words) => element('th', { scope: 'col' }, words))));
    this.changes.replaceChildren(
      element('p', {}, element('strong', {}, WORDS.changedSince(since)), oldTitle && oldTitle !== title ? ` ${WORDS.oldTitle(oldTitle)}` : ''),
      ...(rows.length ? [element('table', {}, head, element('tbody', {}, rows))] : []),
      ...(more ? [element('p', {}, WORDS.moreChanges(more))] : []),
      ...(hasValues ? [] : [element('p', { className: 'briefing-hint' }, WORDS.onlyMark)]),
    );
  }

  move(step) {
    const to = move(this.address, step);
    if (to >= 0) this.status.textContent = WORDS.moved(this.data.title, to + 1, state.briefing.items.length);
  }

  drop() {
    drop(this.address);
  }

  remove() {
    this.stop();
    this.size.disconnect();
    this.root.remove();
    this.paper.remove();
  }
}
