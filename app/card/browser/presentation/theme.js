// Light or dark: what was chosen here before, else what the system asks for.

import { attempt } from '../attempt.js';

const KEPT = 'presentatie-thema';

export function restoreTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = attempt(() => localStorage.getItem(KEPT)) ?? (dark ? 'dark' : 'light');
}

export function switchTheme() {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark';
  attempt(() => localStorage.setItem(KEPT, dataset.theme));
}
