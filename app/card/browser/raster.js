// An svg drawn as an image: what stands in it, its fonts too, stays as it is wherever the image goes.

/** The svg file, drawn on a canvas of so many pixels. */
export async function rastered(svg, width, height) {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d').drawImage(image, 0, 0, width, height);
    return canvas;
  } finally {
    URL.revokeObjectURL(address);
  }
}
