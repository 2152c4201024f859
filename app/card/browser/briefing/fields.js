// What all fields of the briefing do.

/** Puts `value` into a field, unless somebody is typing there. */
export function keepInStep(field, value) {
  if (field.value !== value && document.activeElement !== field) field.value = value;
}

/** Makes a text area as high as its text. */
export function grow(area) {
  area.style.height = 'auto';
  if (area.scrollHeight) area.style.height = `${area.scrollHeight + 2}px`; // and its border
}
