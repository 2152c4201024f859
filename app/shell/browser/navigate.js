// Goes to another page of the dashboard without loading everything again.
//
// Streamlit follows the browser's Back by listening to popstate; going forward is the same with the address changed
// first. Links stay ordinary links: opening one in a new tab, copying it, or a browser without this script all work.

/** Makes a click on an inner link (that `which` selects) change the page in place; `before` runs first, with the link. */
export function followLinks(root, before = () => {}, which = 'a[href]') {
  root.addEventListener('click', (event) => {
    const link = event.target.closest(which);
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || link.origin !== location.origin || link.hash || link.target) return;
    event.preventDefault();
    before(link);
    goTo(link.pathname + link.search);
  });
}

export function goTo(address) {
  history.pushState({}, '', address);
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
}
