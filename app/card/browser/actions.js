// The row of buttons below a card: large, picture, files, link, briefing.

import { button, element, save, uniqueId } from './dom.js';
import { contents, whenAdded } from './keeping.js';
import { openLarge } from './large.js';
import { fileAddress, linkAddress } from './page.js';
import { picturePng, pictureSvg } from './picture.js';
import { placeBelow } from './terms.js';
import { WORDS } from './words.js';

export class Actions {
  constructor(card) {
    this.card = card;
    this.large = button(WORDS.large, () => openLarge(card, this.large), { title: WORDS.largeHelp });
    this.menu = element(
      'div',
      { id: uniqueId('picture'), className: 'card-menu', popover: 'auto' },
      button(WORDS.savePng, () => this.picture('png')),
      button(WORDS.saveSvg, () => this.picture('svg')),
      button(WORDS.copyPicture, () => this.copyPicture()),
    );
    this.opener = button(WORDS.picture, null, { 'aria-expanded': 'false' });
    this.opener.setAttribute('popovertarget', this.menu.id);
    this.menu.addEventListener('toggle', (event) => {
      const open = event.newState === 'open';
      this.opener.setAttribute('aria-expanded', String(open));
      if (open) placeBelow(this.menu, this.opener);
    });
    this.files = Object.fromEntries(
      ['pptx', 'xlsx', 'csv'].map((kind) => [kind, element('a', { download: '' }, WORDS[kind])]),
    );
    this.link = button(WORDS.link, () => this.copyLink());
    this.briefing = button(WORDS.briefing, () => this.toBriefing(), { className: 'card-briefing' });
    this.root = element(
      'div',
      { className: 'card-actions', role: 'group', 'aria-label': WORDS.actions },
      [this.large, this.opener, this.menu, ...Object.values(this.files), this.link, this.briefing],
    );
  }

  show(exhibit) {
    this.opener.hidden = !exhibit.figure;
    this.briefing.hidden = !exhibit.briefing;
    for (const [kind, link] of Object.entries(this.files)) link.href = fileAddress(exhibit, kind);
  }

  async picture(kind) {
    this.menu.hidePopover();
    try {
      const made = kind === 'svg' ? await pictureSvg(this.card.exhibit, this.card.colours) : await picturePng(this.card.exhibit, this.card.colours);
      save(made, `${this.card.exhibit.key}.${kind}`);
      this.card.say(WORDS.pictureSaved);
    } catch (error) {
      console.error(error);
      this.card.say(WORDS.pictureFailed);
    }
  }

  async copyPicture() {
    this.menu.hidePopover();
    try {
      // the promise goes in as it is: a browser only lets a click copy, not what comes after it
      const made = picturePng(this.card.exhibit, this.card.colours);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]);
      this.card.say(WORDS.pictureCopied);
    } catch {
      this.card.say(WORDS.copyRefused);
    }
  }

  async copyLink() {
    const link = linkAddress(this.card.exhibit);
    try {
      await navigator.clipboard.writeText(link);
      this.card.say(WORDS.linkCopied);
    } catch {
      this.card.say(WORDS.linkRefused(link));
    }
  }

  toBriefing() {
    const { card } = this;
    const { address } = card.exhibit;
    const kept = contents();
    const place = kept ? kept.addresses.indexOf(address) + 1 : 0;
    if (place) {
      card.say(WORDS.briefingHas(place));
    } else if (kept && kept.addresses.length >= kept.most) {
      card.say(WORDS.briefingFull(kept.most));
    } else if (kept && address.length > kept.longest) {
      card.say(WORDS.briefingTooLong);
    } else {
      card.say(WORDS.briefingAsked);
      whenAdded(address, (at) => card.say(at ? WORDS.briefingAdded(at) : WORDS.briefingRefused));
      card.send({ kind: 'briefing', field: 'address', value: address });
    }
  }
}
