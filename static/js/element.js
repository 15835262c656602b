// An element with its class and text, if any: text is never read as HTML.
export function element(soort, klasse, tekst) {
  const el = document.createElement(soort);
  if (klasse) el.className = klasse;
  if (tekst) el.textContent = tekst;
  return el;
}
