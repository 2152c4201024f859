// What the presentation and its speaker's screen say to each other: a channel of the browser itself, within our origin.
//
// From the presentation: {kind: 'state', place, part, black, started} and {kind: 'closed'}; from the speaker's screen:
// {kind: 'hello'}, {kind: 'act', meant} and {kind: 'restart'}; and {kind: 'ask'}, answered by {kind: 'contents', whole}, for
// what stands in no address. A copy of a tab has its id too: a presentation that starts
// says {kind: 'claim'}, and takes an id of its own when another answers {kind: 'taken'}.

import { attempt } from '../attempt.js';

const MARK = 'spreker';
const ID = 'presentatie';
const STARTED = 'presentatie-begin';

/** The id of this presentation, the same after a reload of its window. */
export function ownId() {
  return attempt(() => sessionStorage.getItem(ID)) ?? newId();
}

/** An id that no other presentation has. */
export function newId() {
  const made = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  attempt(() => sessionStorage.setItem(ID, made));
  return made;
}

/** When this presentation began, in milliseconds: a reload of its window is no new start. */
export function startedAt() {
  const isReload = performance.getEntriesByType('navigation')[0]?.type === 'reload';
  return (isReload && Number(attempt(() => sessionStorage.getItem(STARTED)) ?? 0)) || startNow();
}

/** Counts from now on. */
export function startNow() {
  const now = Date.now();
  attempt(() => sessionStorage.setItem(STARTED, now));
  return now;
}

/** The id of the presentation that this window is the speaker's screen of; null when it is the presentation itself. */
export function speakerOf(hash) {
  const [name, id] = hash.slice(1).split('=');
  return name === MARK && /^[0-9a-f]{16}$/.test(id ?? '') ? id : null;
}

/** The address of the speaker's screen of presentation `id`. */
export const speakerAddress = (id) => `${location.pathname}${location.search}#${MARK}=${id}`;

/** What presentation `id` presents, once it answers. */
export function askContents(id) {
  return new Promise((resolve) => {
    const channel = channelOf(id, ({ kind, whole }) => {
      if (kind !== 'contents') return;
      channel.close();
      resolve(whole);
    });
    channel.postMessage({ kind: 'ask' });
  });
}

/** The open channel of presentation `id`; `hear(message)` gets what the other side says. */
export function channelOf(id, hear) {
  const channel = new BroadcastChannel(`presentatie-${id}`);
  channel.addEventListener('message', ({ data }) => hear(data));
  return channel;
}
