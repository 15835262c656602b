// Leaflet as every map of the site has it: in Dutch, calm for who asks that, with or without tiles.
import { element } from "./element.js";

const HOOGSTE_ZOOM = 18;

// `tegels` (an address, empty is none), `bron` and `maxZoom` as the page gives them; `opties`
// are Leaflet's own, for what is different on this map.
export function maakBlad(blad, { tegels, bron, maxZoom }, opties) {
  const beweeg = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const hoogste = Number(maxZoom) || HOOGSTE_ZOOM;
  const kaart = L.map(blad, {
    zoomControl: false,
    attributionControl: Boolean(tegels),
    maxZoom: hoogste,
    zoomSnap: 0.25,
    scrollWheelZoom: false,
    inertia: beweeg,
    zoomAnimation: beweeg,
    fadeAnimation: beweeg,
    markerZoomAnimation: beweeg,
    ...opties,
  });
  kaart.attributionControl?.setPrefix(false);
  L.control.zoom({ zoomInTitle: "Dichterbij", zoomOutTitle: "Verder weg" }).addTo(kaart);
  // The wheel scrolls the page until someone has touched the map.
  kaart.once("mousedown", () => kaart.scrollWheelZoom.enable());
  if (tegels) {
    const attribution = element("span", "", bron).innerHTML;
    L.tileLayer(tegels, { maxZoom: hoogste, attribution }).addTo(kaart);
  }
  return kaart;
}
