// Keeps the briefing in this browser: a reload or a typed address gives it back by itself, a visit on another day offers it.
//
// A tab has its own (sessionStorage); what somebody made is also in a place of this tab in localStorage, so that two tabs
// never overwrite one another. Nothing leaves the machine; what is kept goes back to the server as the text of a link would.
// `latest` is what the server says with each run (app/briefing/keeping.py): session, turn, owner, open, heard, mine, packed,
// before, written[], refused {address: times}, title, count, addresses[], most, longest. What another person kept here is
// wiped as soon as somebody else, or nobody, is logged in.

import { attempt } from './attempt.js';

const DAYS = 30;
const MOST_PLACES = 8;
const DAY_MS = 86_400_000;
let place = newPlace();
const listeners = new Set();
const waiting = new Map();
let latest = null;
let early = null;
let askedOf = null;
let isFirst = true;

/**
 * What the server has now; `send(event)` gives it what this tab had before: the band can, the briefing page only says.
 * Parts of a page load in any order: the band goes first, and what is older than what was heard already is left.
 */
export function keep(said, send) {
  if (!latest && !send) {
    early = said;
    return;
  }
  if (said.session === latest?.session && said.turn < latest.turn) return;
  latest = said;
  wipeOthers();
  if (latest.open) {
    const had = read('sessionStorage', name());
    const differs = had && (had.packed !== latest.packed || had.before !== latest.before);
    if (differs && send && askedOf !== latest.session && (isFirst || !latest.heard)) {
      askedOf = latest.session;
      // what is loaded again may have an address that this tab wrote before its last words were in it
      const isAgain = !isFirst || performance.getEntriesByType('navigation')[0]?.type !== 'navigate';
      send({ kind: 'kept', packed: had.packed, before: had.before, mine: had.mine, written: isAgain ? had.written : [] });
    } else if (latest.heard) {
      write(had); // a server that has heard of no briefing yet says nothing of what was here
    }
    isFirst &&= !send;
  }
  for (const run of waiting.values()) run();
  for (const run of listeners) run();
  if (early) {
    const next = early;
    early = null;
    keep(next);
  }
}

/** Calls `run` at each change of what is kept; returns how to stop that. */
export function followKept(run) {
  listeners.add(run);
  return () => listeners.delete(run);
}

/** What the server has of the briefing: {addresses[], most, longest}; null where there is none. */
export const contents = () => latest;

/** Calls `run(place)` once the server has answered: where `address` stands, counted from 1, 0 when it was not added. */
export function whenAdded(address, run) {
  const refusals = () => latest?.refused[address] ?? 0;
  const before = refusals();
  waiting.set(address, () => {
    const at = latest.addresses.indexOf(address) + 1;
    if (!at && refusals() <= before) return; // of a run that had begun before the click
    waiting.delete(address);
    run(at);
  });
}

/** Briefings of earlier visits and other tabs, the newest first: [{key, title, count, at, packed}]. */
export function offered() {
  if (!latest?.open) return [];
  const ours = new Set([latest.packed, latest.before]);
  return places()
    .filter(([key, kept]) => key !== name(place) && kept.owner === latest.owner && kept.packed && !ours.has(kept.packed))
    .map(([key, kept]) => ({ key, ...kept }))
    .sort((a, b) => b.at - a.at);
}

/** The packed text of what this tab has, for a page of ours at `base` that has no band; '' for nothing. */
export const ofThisTab = (base) => read('sessionStorage', name(undefined, base))?.packed ?? '';

/** Takes an offered one away for good. */
export function forget(key) {
  attempt(() => localStorage.removeItem(key));
  for (const run of listeners) run();
}

function write(had) {
  const { owner, packed, before, written, title, count } = latest;
  // a reload gives back what was made here, so it stays so
  const mine = latest.mine || Boolean(had?.mine && had.packed === packed);
  const kept = { owner, packed, before, written, mine, title, count, at: Date.now() };
  if (had && had.packed === packed && had.before === before && had.mine === mine && (had.place === place || !mine)) return;
  attempt(() => {
    if (packed || before) sessionStorage.setItem(name(), JSON.stringify({ ...kept, place }));
    else sessionStorage.removeItem(name());
  });
  // who opens another briefing finds the own one on a next visit; who empties it does not
  if (!packed) attempt(() => localStorage.removeItem(name(place)));
  else if (mine) attempt(() => localStorage.setItem(name(place), JSON.stringify(kept)));
  else place = newPlace();
  clear(packed);
}

function newPlace() {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes away the same briefing in another place, what is old, and what there is no room for. */
function clear(packed) {
  const others = places().filter(([key]) => key !== name(place)).sort(([, a], [, b]) => b.at - a.at);
  others.forEach(([key, kept], at) => {
    const isOld = !(Date.now() - kept.at < DAYS * DAY_MS);
    if (kept.packed === packed || isOld || at >= MOST_PLACES) attempt(() => localStorage.removeItem(key));
  });
}

function wipeOthers() {
  if (read('sessionStorage', name())?.owner !== latest.owner) attempt(() => sessionStorage.removeItem(name()));
  for (const [key, kept] of places()) if (kept.owner !== latest.owner) attempt(() => localStorage.removeItem(key));
}

/** [key, what is kept] of every place of this dashboard in this browser. */
function places() {
  const keys = attempt(() => Object.keys(localStorage)) ?? [];
  return keys.filter((key) => key.startsWith(name('')) && !key.slice(name('').length).includes(':')).map((key) => [key, read('localStorage', key) ?? {}]);
}

const name = (end, base = latest.base) => `briefing:${base}${end === undefined ? '' : `:${end}`}`;

/** What the storage of this name keeps under `key`; a browser may refuse even to name it. */
function read(storage, key) {
  return attempt(() => JSON.parse(window[storage].getItem(key)));
}
