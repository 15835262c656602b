// The list beside the map of the country: what stands in view, in the same numbers.
import { element } from "./element.js";
import { uitleg } from "./kaart-spelden.js";

const HOOGSTENS = 50;
const NAMEN_HOOGSTENS = 6;
const getal = new Intl.NumberFormat("nl-NL");
const melding = document.querySelector("[data-in-beeld]");
const rijen = document.querySelectorAll("[data-gemeente]");
const deel = document.querySelector("[data-plekken]");
let namen;

function telPerGemeente(items) {
  const aantallen = new Map();
  for (const { gemeente, aantal } of items) aantallen.set(gemeente.slug, (aantallen.get(gemeente.slug) ?? 0) + aantal);
  return aantallen;
}

function plekrij(item) {
  const rij = element("li");
  const link = element("a");
  link.href = item.url;
  link.append(element("span", "", item.naam), element("span", "bij klein", uitleg(item)));
  rij.append(link);
  return rij;
}

// The name of each gemeente under the middle of its places, as long as names have room.
function zetNamen(kaart, items) {
  namen ??= L.layerGroup().addTo(kaart);
  namen.clearLayers();
  const sommen = new Map();
  for (const { plek, aantal, gemeente } of items) {
    const som = sommen.get(gemeente) ?? { lat: 0, lon: 0, aantal: 0 };
    sommen.set(gemeente, som);
    som.lat += plek[0] * aantal;
    som.lon += plek[1] * aantal;
    som.aantal += aantal;
  }
  if (sommen.size > NAMEN_HOOGSTENS) return;
  for (const [{ titel }, { lat, lon, aantal }] of sommen) {
    const beeld = element("span", "wijk-naam", titel);
    const icon = L.divIcon({ className: "gemeente-naam", html: beeld, iconSize: [0, 0] });
    const merk = L.marker([lat / aantal, lon / aantal], { icon, interactive: false, keyboard: false, zIndexOffset: 1000 });
    namen.addLayer(merk);
    merk.getElement().setAttribute("aria-hidden", "true");
  }
}

document.addEventListener("sk:beeld", ({ detail: { items, kaart } }) => {
  zetNamen(kaart, items);
  const aantallen = telPerGemeente(items);
  for (const rij of rijen) {
    const aantal = aantallen.get(rij.dataset.gemeente) ?? 0;
    rij.hidden = aantal === 0;
    rij.querySelector("[data-aantal]").textContent = getal.format(aantal);
  }
  const totaal = items.reduce((som, { aantal }) => som + aantal, 0);
  const gemeenten = aantallen.size === 1 ? "1 gemeente" : `${aantallen.size} gemeenten`;
  melding.textContent = totaal
    ? `In beeld: ${getal.format(totaal)} ${totaal === 1 ? "plek" : "plekken"} in ${gemeenten}.`
    : "Op dit stuk van de kaart staat geen plek. Schuif de kaart of zoom uit.";
  const losse = items.every(({ url }) => url) && totaal <= HOOGSTENS ? items : [];
  deel.hidden = losse.length === 0;
  deel.querySelector("ul").replaceChildren(...losse.map(plekrij));
});
