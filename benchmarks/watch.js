// Notes in window.watched, in ms since the page was asked for: the last click, when the last change of content after it
// was painted (anywhere, and in sight), and when the first new figure was painted.
(() => {
  const watched = (window.watched = { clicked: 0, painted: 0, sight: 0, figure: 0 });
  const CONTENT =
    "article.card, .js-plotly-plot, [data-testid=stPlotlyChart], [data-testid=stTable], [data-testid=stHeading], " +
    "[data-testid=stMarkdownContainer]";
  const OTHER = "header:not(article header), nav, .band, [data-testid=stHeader], .st-key-filters, [data-testid=stWidgetLabel], [data-baseweb=popover]";
  let known = new Set();
  // a figure is new when the exhibit around it is; where there are no exhibits, any figure is
  const nameOf = (figure) =>
    figure.closest("article.card")?.id || "bare";
  const drawn = () =>
    [...document.querySelectorAll(".js-plotly-plot")].filter((figure) => figure.querySelector(".main-svg text"));
  addEventListener(
    "click",
    () => {
      Object.assign(watched, { clicked: performance.now(), painted: 0, sight: 0, figure: 0 });
      known = new Set(drawn().map(nameOf));
    },
    true,
  );
  const elementOf = (node) => (node.nodeType === 1 ? node : node.parentElement);
  const isContent = (node) => {
    const element = elementOf(node);
    return !!element && !!element.closest(CONTENT) && !element.closest(OTHER);
  };
  const holdsContent = (node) =>
    node.nodeType === 1 && !node.closest(OTHER) && (node.matches(CONTENT) || !!node.querySelector(CONTENT));
  // asked after the painting, when it costs the page no layout of its own
  const inSight = (node) => {
    const box = elementOf(node)?.getBoundingClientRect();
    return !!box && box.height > 0 && box.top < innerHeight && box.bottom > 0;
  };
  const afterPaint = (note) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = note;
      channel.port2.postMessage(0);
    });
  const observer = new MutationObserver((records) => {
    const clicked = watched.clicked;
    const changed = records.flatMap((r) => (isContent(r.target) ? [r.target] : [...r.addedNodes].filter(holdsContent)));
    if (!changed.length) return;
    const fresh = !watched.figure && drawn().some((figure) => !known.has(nameOf(figure)));
    afterPaint(() => {
      if (watched.clicked !== clicked) return;
      const now = performance.now();
      watched.painted = now;
      if (changed.some(inSight)) watched.sight = now;
      if (fresh && !watched.figure) watched.figure = now;
    });
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})();
