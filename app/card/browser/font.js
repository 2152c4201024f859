// The page's own font as text that can go inside a picture: an svg that stands alone cannot fetch anything.

let made = null;

/** `@font-face` rules with the upright font of the page as data, '' when the page has none. Fetched once. */
export function fontFaces(family) {
  made ??= embed(family).catch(() => '');
  return made;
}

async function embed(family) {
  const names = family.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  const faces = rules().filter((rule) => {
    const style = rule.style.getPropertyValue('font-style') || 'normal';
    const name = rule.style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
    return names.includes(name) && style === 'normal';
  });
  return (await Promise.all(faces.map(faceAsText))).join('\n');
}

function rules() {
  const all = [];
  for (const sheet of document.styleSheets) {
    try {
      all.push(...[...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ style: rule.style, base: sheet.href ?? document.baseURI })));
    } catch {
      // a style sheet of somebody else's extension may not be read
    }
  }
  return all;
}

async function faceAsText({ style, base }) {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (!address) return '';
  const answer = await fetch(new URL(address, base));
  const data = await asDataUrl(await answer.blob());
  const weight = style.getPropertyValue('font-weight') || 'normal';
  return `@font-face{font-family:${style.getPropertyValue('font-family')};font-weight:${weight};src:url(${data}) format("woff2")}`;
}

function asDataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
