// Suggestions under the search field: the combobox of WAI-ARIA 1.2 with a list of links. The
// focus stays in the field; the form works as ever, also when nothing comes.
import { element } from "./element.js";

const KORTST = 2;
const RUST = 120;
const WOORD = /([\p{L}\p{N}]+)/u;

const vak = document.querySelector("[data-suggesties]");
const veld = vak?.querySelector("input");
const lijst = vak?.querySelector("[data-suggesties-lijst]");
const melding = vak?.querySelector("[data-suggesties-melding]");
let opties = [];
let gekozen = -1;
let wacht;
let vraag = new AbortController();

// --- The list ------------------------------------------------------------------------------

function sluit() {
  clearTimeout(wacht);
  vraag.abort();
  opties = [];
  kies(-1);
  lijst.hidden = true;
  lijst.replaceChildren();
  melding.textContent = "";
  veld.setAttribute("aria-expanded", "false");
}

function toon(suggesties, getypt) {
  opties = suggesties.map((een, nummer) => maakOptie(een, nummer, woorden(getypt)));
  kies(-1);
  const soorten = [...new Set(suggesties.map((een) => een.soort))];
  lijst.replaceChildren(
    ...soorten.map((soort) =>
      maakGroep(soort, opties.filter((_, nummer) => suggesties[nummer].soort === soort)),
    ),
  );
  lijst.hidden = false;
  lijst.scrollTop = 0;
  veld.setAttribute("aria-expanded", "true");
  const { een, meer } = melding.dataset;
  melding.textContent = opties.length === 1 ? een : meer.replace("{n}", opties.length);
}

function maakGroep(soort, eigen) {
  const groep = element("div");
  const kop = element("div", "suggesties-kop", lijst.dataset[soort]);
  kop.id = `suggesties-${soort}`;
  groep.setAttribute("role", "group");
  groep.setAttribute("aria-labelledby", kop.id);
  kop.setAttribute("role", "presentation");
  groep.append(kop, ...eigen);
  return groep;
}

function maakOptie({ naam, url, bij }, nummer, begin) {
  const optie = element("a", "suggestie");
  optie.id = `suggestie-${nummer}`;
  optie.href = url;
  optie.tabIndex = -1;
  optie.draggable = false;
  optie.setAttribute("role", "option");
  optie.setAttribute("aria-selected", "false");
  const tekst = element("span");
  tekst.append(...metNadruk(naam, begin));
  optie.append(tekst);
  // A word of another script has its own direction.
  if (bij) optie.append(" ", element("bdi", "bij klein", bij));
  return optie;
}

function kies(nummer) {
  veld.removeAttribute("aria-activedescendant");
  for (const optie of opties) optie.setAttribute("aria-selected", "false");
  const optie = opties[nummer];
  gekozen = optie ? nummer : -1;
  if (!optie) return;
  optie.setAttribute("aria-selected", "true");
  veld.setAttribute("aria-activedescendant", optie.id);
  optie.scrollIntoView({ block: "nearest" });
}

// --- What was typed, in the names ----------------------------------------------------------

// As `wijken.tekst` does it: capitals and accents make no difference.
function vouw(tekst) {
  return tekst.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function woorden(tekst) {
  return vouw(tekst).split(WOORD).filter((deel) => WOORD.test(deel));
}

function metNadruk(naam, begin) {
  return naam.normalize("NFC").split(WOORD).flatMap((deel) => {
    const lengte = Math.max(0, ...begin.map((een) => aantalTekens(deel, een)));
    return lengte ? [element("mark", "", deel.slice(0, lengte)), deel.slice(lengte)] : [deel];
  });
}

// How much of a word is what was typed; a letter may fold to two.
function aantalTekens(woord, begin) {
  if (!vouw(woord).startsWith(begin)) return 0;
  let lengte = 0;
  while (vouw(woord.slice(0, lengte)).length < begin.length) lengte += 1;
  return lengte;
}

// --- Asking --------------------------------------------------------------------------------

// Whether there is a list now.
async function haal() {
  const getypt = veld.value;
  vraag.abort();
  vraag = new AbortController();
  const { signal } = vraag;
  try {
    const adres = `${vak.dataset.suggesties}?${new URLSearchParams({ q: getypt })}`;
    const antwoord = await fetch(adres, { signal, credentials: "omit" });
    if (!antwoord.ok) throw new Error(antwoord.status);
    const { suggesties } = await antwoord.json();
    if (signal.aborted) return false;
    if (suggesties.length && document.activeElement === veld) toon(suggesties, getypt);
    else sluit();
  } catch {
    // Without suggestions one searches as before: no message. A newer question goes on.
    if (!signal.aborted) sluit();
  }
  return !signal.aborted && opties.length > 0;
}

function teKort() {
  return woorden(veld.value).join("").length < KORTST;
}

// --- Keys and clicks -----------------------------------------------------------------------

async function open() {
  if (await haal()) kies(0);
}

// Past either end one is back in the field, at -1.
const TOETSEN = {
  ArrowDown: () => kies(gekozen + 1),
  ArrowUp: () => kies(gekozen < 0 ? opties.length - 1 : gekozen - 1),
};
// Where none is chosen these move the cursor, and Enter sends the form.
const TOETSEN_GEKOZEN = {
  Home: () => kies(0),
  End: () => kies(opties.length - 1),
  Enter: () => opties[gekozen].click(),
};

function doetBij(toets) {
  if (!opties.length) return toets === "ArrowDown" && !teKort() ? open : undefined;
  return TOETSEN[toets] ?? (gekozen < 0 ? undefined : TOETSEN_GEKOZEN[toets]);
}

function bijToets(event) {
  // Those that an input method uses itself. What it writes is asked all the same: on a
  // telephone every word is composed.
  if (event.isComposing || event.keyCode === 229) return;
  // Escape goes on to snel-weg.js and counts there, also when it closes this list: three
  // times must always be enough to leave.
  if (event.key === "Escape" || event.key === "Tab") {
    sluit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const doe = doetBij(event.key);
  if (!doe) return;
  event.preventDefault();
  doe();
}

function bijLetter() {
  clearTimeout(wacht);
  vraag.abort();
  kies(-1);
  if (teKort()) sluit();
  else wacht = setTimeout(haal, RUST);
}

if (veld) {
  veld.setAttribute("role", "combobox");
  veld.setAttribute("aria-autocomplete", "list");
  veld.setAttribute("aria-expanded", "false");
  veld.setAttribute("aria-controls", lijst.id);
  veld.addEventListener("input", bijLetter);
  veld.addEventListener("keydown", bijToets);
  veld.form.addEventListener("submit", sluit);
  // The page that "back" brings has no list of letters typed long ago.
  window.addEventListener("pagehide", sluit);
  // A press in the list keeps the focus in the field.
  lijst.addEventListener("mousedown", (event) => event.preventDefault());
  // At the click and not when the focus goes: closing moves what lies below, from under a finger.
  document.addEventListener("click", (event) => {
    if (!vak.contains(event.target)) sluit();
  });
}
