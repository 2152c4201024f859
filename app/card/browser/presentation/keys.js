// Which key does what, in the presentation and on the speaker's screen alike; a presenter's remote sends PageUp and PageDown.

const STEPS = { ArrowRight: 1, PageDown: 1, ' ': 1, Enter: 1, ArrowLeft: -1, PageUp: -1, Backspace: -1 };
const ENDS = { Home: 'first', End: 'last' };
const SCROLLS = { ArrowDown: 0.6, ArrowUp: -0.6 };
const LETTERS = { b: 'black', '.': 'black', f: 'full', s: 'speaker', t: 'theme', Escape: 'end' };

/** {step}, {end}, {scroll} or {command} of a key press; null when it is somebody else's. */
export function meaning(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches?.('input')) return null;
  const pressed = event.target.matches?.('button, a') && (event.key === ' ' || event.key === 'Enter');
  if (pressed) return null;
  if (event.key in STEPS) return { step: STEPS[event.key] };
  if (event.key in ENDS) return { end: ENDS[event.key] };
  if (event.key in SCROLLS) return { scroll: SCROLLS[event.key] };
  const command = LETTERS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  return command ? { command } : null;
}

const SWIPE_PX = 50;

/** What a finger means that went from `start` to `end` (touches): {step} sideways, {scroll} up or down; null for a tap. */
export function swipe(start, end) {
  const [right, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
  if (Math.max(Math.abs(right), Math.abs(down)) < SWIPE_PX) return null;
  return Math.abs(right) > Math.abs(down) ? { step: right < 0 ? 1 : -1 } : { scroll: down < 0 ? SCROLLS.ArrowDown : SCROLLS.ArrowUp };
}
