// What all fields of the briefing do.

/** Puts `value` into a field, unless somebody is typing there; says whether that changed it. */
export function keepInStep(field, value) {
  if (field.value === value || document.activeElement === field) return false;
  field.value = value;
  return true;
}

/** Makes a text area as high as its text. */
export function grow(area) {
  area.style.height = 'auto';
  if (area.scrollHeight) area.style.height = `${area.scrollHeight + 2}px`; // and its border
}
