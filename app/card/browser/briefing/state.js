// The briefing as it is on the screen, shared by its parts. Words are held here while somebody types; the server gets all
// of it after each change, checks it, and answers with what it has kept.

const TYPING_MS = 600;
const ANSWER_MS = 30_000;
const AGAIN_MS = 100;

export const state = { briefing: null, link: '', base: '/', limits: {}, serial: 0 };
const listeners = new Set();
let send = () => {};
let timer = null;
let sentAt = 0;
// Of one element Streamlit keeps only the newest message while it is busy. So words that may not have been heard go along with
// what is asked next, and words that follow a question wait for its answer: these are the serials of the last of both.
let lastWords = 0;
let lastQuestion = 0;
let removed = null;
let session = null;

/** Calls `run` now, when there is a briefing, and at each change of it; returns how to stop that. */
export function follow(run) {
  listeners.add(run);
  if (state.briefing) run();
  return () => listeners.delete(run);
}

/**
 * The server's answer. One to an earlier message than the last does not undo what was typed since, however late it comes;
 * another session than before knows of no earlier message.
 */
export function receive(data, sender) {
  send = sender;
  Object.assign(state, { link: data.link, base: data.base, limits: data.limits });
  const isBehind = timer !== null || (data.serial < state.serial && data.keep.session === session);
  session = data.keep.session;
  if (!state.briefing || !isBehind) {
    state.briefing = data.briefing;
    state.serial = data.serial;
  }
  notify();
}

/** Changes the briefing: `edit` gets a copy to change. The server hears at once, or when the typing pauses. */
export function change(edit, { typing = false } = {}) {
  const next = structuredClone(state.briefing);
  edit(next);
  state.briefing = next;
  clearTimeout(timer);
  timer = setTimeout(flush, typing ? TYPING_MS : 0);
  notify();
}

/** Sends what has not been sent yet; who is `leaving` cannot wait for the answer to a question. */
export function flush({ leaving = false } = {}) {
  if (timer === null) return;
  clearTimeout(timer);
  if (!leaving && answered < lastQuestion && isOnItsWay()) {
    timer = setTimeout(flush, AGAIN_MS);
    return;
  }
  timer = null;
  act({ kind: 'words', briefing: state.briefing });
}

/** Asks the server for something else than other words: to open a file, to start a ready-made one. */
export function act(event) {
  const unheard = timer !== null || answered < lastWords ? { briefing: state.briefing } : {};
  clearTimeout(timer);
  timer = null;
  if (event.kind !== 'words') removed = null; // another briefing comes
  state.serial += 1;
  if (event.kind === 'words') lastWords = state.serial;
  else [lastWords, lastQuestion] = [0, state.serial];
  sentAt = Date.now();
  send({ ...unheard, ...event, serial: state.serial });
}

/** Waits for the server's answer to everything: whether it came. */
export async function settled() {
  if (waiting() && !isOnItsWay()) act({ kind: 'words', briefing: state.briefing }); // it was lost
  else flush();
  while (waiting() ? isOnItsWay() : timer !== null) await new Promise((resume) => setTimeout(resume, AGAIN_MS));
  return !waiting();
}

let answered = 0;
const waiting = () => answered < state.serial;
const isOnItsWay = () => waiting() && Date.now() - sentAt < ANSWER_MS;

/** Whether the server has yet to hear of something, or to answer. */
export const isUnsettled = () => timer !== null || waiting();

/** Leaving with words that the server does not have yet: they go at once, and the browser asks whether to wait for them. */
function askBeforeLeaving(event) {
  if (timer === null && !isOnItsWay()) return;
  flush({ leaving: true });
  event.preventDefault();
}
addEventListener('beforeunload', askBeforeLeaving);

/** Notes which message the server has answered to. */
export function noteAnswer(serial) {
  answered = serial;
}

export const itemAt = (address) => state.briefing?.items.find((item) => item.address === address);
export const placeOf = (address) => state.briefing?.items.findIndex((item) => item.address === address) ?? -1;

/** Moves an item `step` places; returns its new place, or -1 when it cannot move. */
export function move(address, step) {
  const from = placeOf(address);
  const to = from + step;
  if (from < 0 || to < 0 || to >= state.briefing.items.length || !step) return -1;
  change((briefing) => briefing.items.splice(to, 0, ...briefing.items.splice(from, 1)));
  return to;
}

/** Removes an item; the last one removed can come back to its place. */
export function drop(address) {
  const place = placeOf(address);
  if (place < 0) return;
  removed = { item: itemAt(address), place };
  change((briefing) => briefing.items.splice(place, 1));
}

export const lastRemoved = () => (removed && !itemAt(removed.item.address) ? removed.item : null);

export function restore() {
  const { item, place } = removed;
  removed = null;
  change((briefing) => briefing.items.splice(place, 0, item));
  return item.address;
}

/** Sets a field of an item, or takes it away when it is what it is without (see plain.py). */
export function set(address, name, value, without, options) {
  change((briefing) => {
    const item = briefing.items.find((one) => one.address === address);
    if (!item) return;
    if (value === without) delete item[name];
    else item[name] = value;
  }, options);
}

function notify() {
  for (const run of listeners) run();
}
