// "Zoek in dit gebied": after someone moved the map, the list may follow.
import { element } from "./element.js";

const PIJLEN = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const PER_GRAAD = 1000;

// The box that was asked for, from the form of the page; null without one.
export function gevraagdGebied() {
  const [west, zuid, oost, noord] = (veld()?.value || "").split(",").map(Number);
  const grens = L.latLngBounds([]);
  if ([west, zuid, oost, noord].every(Number.isFinite)) grens.extend([zuid, west]).extend([noord, oost]);
  // Rounding made it a little wider than the view was; the map must not zoom out for that.
  return grens.isValid() ? grens.pad(-0.03) : null;
}

function veld() {
  return document.querySelector("[data-gebied]");
}

// Rounded outward: some 100 m says enough, and everything in view stays in it.
function alsTekst(zicht) {
  const omlaag = (graden) => (Math.floor(graden * PER_GRAAD) / PER_GRAAD).toFixed(3);
  const omhoog = (graden) => (Math.ceil(graden * PER_GRAAD) / PER_GRAAD).toFixed(3);
  return [omlaag(zicht.getWest()), omlaag(zicht.getSouth()), omhoog(zicht.getEast()), omhoog(zicht.getNorth())].join(",");
}

// `zelf()` tells whether the page itself is moving the map.
export function zoekInGebied(kaart, houder, zelf) {
  const invoer = veld();
  if (!invoer) return;
  const knop = element("button", "knop kaart-zoek", "Zoek in dit gebied");
  knop.type = "button";
  knop.hidden = true;
  houder.append(knop);
  const toon = () => {
    if (!zelf()) knop.hidden = false;
  };
  kaart.on("dragend zoomend", toon);
  kaart.getContainer().addEventListener("keydown", ({ key }) => PIJLEN.includes(key) && toon());
  knop.addEventListener("click", () => {
    knop.hidden = true;
    kaart.getContainer().focus({ preventScroll: true });
    // A map that still glides after a drag would leave what was asked for.
    kaart.stop();
    invoer.disabled = false;
    invoer.value = alsTekst(kaart.getBounds());
    invoer.form.requestSubmit();
  });
}
