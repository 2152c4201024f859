// Keeps the page's address in step with what is chosen, so that it can be sent to a colleague.
//
// A choice made by the visitor becomes a step in the browser's history, so that Back undoes it; on arrival the address
// is only completed. Streamlit reads the address itself at every run and on Back.
export default function ({ data }) {
  const { search, step } = JSON.parse(new TextDecoder().decode(data));
  if (location.search === search) return;
  const address = location.pathname + search + location.hash;
  if (step) history.pushState({}, "", address);
  else history.replaceState({}, "", address);
}
