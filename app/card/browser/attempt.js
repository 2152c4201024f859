// What a browser may refuse: to keep anything, or to keep more than it has room for. Then a page works as it would without.

/** What `run` gives; undefined where the browser refuses. */
export function attempt(run) {
  try {
    return run();
  } catch {
    return undefined;
  }
}
