// Files of the whole briefing. They are made on our own server, which says how far it is, and saved by the browser.

import { save } from '../dom.js';
import { act, flush, state } from './state.js';
import { WORDS } from './words.js';

const MOST_BYTES = 5_000_000;
const text = new TextDecoder();

/**
 * Has a file made ('pptx', 'xlsx', 'briefing.json') and saves it. The answer (app/http/briefing_files.py) is lines of
 * '3/12', then '=name of the file' and its bytes; or '!' and what went wrong.
 */
export async function makeFile(kind, bar) {
  const name = WORDS.files[kind];
  if (bar.busy) return;
  flush();
  bar.busy = true;
  bar.progress.hidden = false;
  bar.progress.removeAttribute('value');
  bar.progress.setAttribute('aria-label', WORDS.making(name));
  bar.say(WORDS.making(name));
  try {
    const answer = await fetch(new URL(`${state.base}uitvoer/briefing.${kind}`, location.origin), {
      method: 'POST',
      ...bodyOf(kind, bar.template),
    });
    if (!answer.ok) throw new Refused(await answer.text());
    const made = await receive(answer.body.getReader(), (done, total) => {
      bar.progress.max = total;
      bar.progress.value = done;
      if (done === total || done % 5 === 0) bar.say(WORDS.progress(name, done, total));
    });
    save(made.blob, made.name);
    bar.say(WORDS.made(made.name));
  } catch (error) {
    if (!(error instanceof Refused)) console.error(error);
    bar.say(error instanceof Refused ? error.message : WORDS.failed);
  } finally {
    bar.busy = false;
    bar.progress.hidden = true;
  }
}

/** What is sent: the briefing, and after it a template of the user's own for PowerPoint. */
function bodyOf(kind, template) {
  const briefing = new TextEncoder().encode(JSON.stringify(state.briefing));
  if (kind !== 'pptx' || !template) return { headers: { 'content-type': 'application/json' }, body: briefing };
  return {
    headers: { 'content-type': 'application/octet-stream', 'x-template-from': String(briefing.length) },
    body: new Blob([briefing, template]),
  };
}

class Refused extends Error {}

/** Reads lines until the file begins, then the file. */
async function receive(reader, onProgress) {
  let held = new Uint8Array();
  for (;;) {
    const end = held.indexOf(10);
    if (end < 0) {
      const { done, value } = await reader.read();
      if (done) throw new Error('the answer ended before its file');
      held = joined(held, value);
      continue;
    }
    const line = text.decode(held.subarray(0, end));
    held = held.subarray(end + 1);
    if (line.startsWith('!')) throw new Refused(line.slice(1));
    if (line.startsWith('=')) return { name: line.slice(1), blob: new Blob([held, ...(await rest(reader))]) };
    onProgress(...line.split('/').map(Number));
  }
}

async function rest(reader) {
  const parts = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
  }
}

function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Sends a file to the page, packed as a link is: what is in it is judged there. */
export async function openFile(file, bar) {
  if (file.size > MOST_BYTES) {
    bar.say(WORDS.notOpened);
    return;
  }
  bar.say(WORDS.opening);
  const packing = file.stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(packing).arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  act({ kind: 'open', packed: btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') });
  bar.say('');
}
