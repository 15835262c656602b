// The markers: a pin with the sign of its kind, or a round number where they crowd.
import { element } from "./element.js";

const RAAK = 44;
const UIT_ELKAAR = 52;
const HOOGSTENS_IN_LIJST = 12;
const VERDER = 3;
// Clear of the zoom buttons and of "Zoek in dit gebied".
const BALLON = { autoPanPaddingTopLeft: [64, 64], autoPanPaddingBottomRight: [8, 32] };
// More cells than the world is high at any level: column and row make one number.
const RIJEN = 2 ** 26;
// In the order of `AanbodLocatie.Soort`; `teken` is an id in the sprite.
export const SOORTEN = [
  { naam: "ontmoetingsplek", klas: "ontmoetingsplek", teken: "ontmoeten" },
  { naam: "spreekuur of activiteit", klas: "spreekuur", teken: "spreekuur" },
  { naam: "kantoor", klas: "kantoor", teken: "kantoor" },
];
const getal = new Intl.NumberFormat("nl-NL");

export function uitleg({ soort, gemeente }) {
  const { naam } = SOORTEN[soort];
  return gemeente ? `${naam}, ${gemeente.titel}` : naam;
}

function ballon({ items }) {
  const lijst = element("ul");
  lijst.setAttribute("role", "list");
  for (const item of items) {
    const rij = element("li");
    const link = element("a", "raak", item.naam);
    link.href = item.url;
    rij.append(link, element("span", "klein zacht blok", uitleg(item)));
    lijst.append(rij);
  }
  return lijst;
}

export class Spelden {
  constructor(kaart, sprite) {
    this.kaart = kaart;
    this.sprite = sprite;
    this.laag = L.layerGroup().addTo(kaart);
    this.staan = new Map();
    this.items = [];
  }

  get plekken() {
    return [...this.staan.values()].map((speld) => speld.getLatLng());
  }

  zet(items) {
    this.items = items;
    this.zoom = null;
  }

  // Only what is in view stands in the page; what stood there already keeps its focus.
  teken() {
    if (this.zoom !== this.kaart.getZoom()) this.groepeer();
    const zicht = this.kaart.getBounds().pad(0.1);
    const nodig = new Map();
    for (const groep of this.groepen) if (zicht.contains(groep.plek)) nodig.set(groep.sleutel, groep);
    for (const [sleutel, speld] of this.staan) {
      if (nodig.has(sleutel)) continue;
      if (speld.getElement() === document.activeElement) this.focusBij = speld.groep.plek;
      this.laag.removeLayer(speld);
      this.staan.delete(sleutel);
    }
    for (const [sleutel, groep] of nodig) {
      if (this.staan.has(sleutel)) this.staan.get(sleutel).groep = groep;
      else this.staan.set(sleutel, this.maak(groep));
    }
    this.zetOpVolgorde();
  }

  // Markers that a finger could not tell apart stand as one, with their number.
  groepeer() {
    this.zoom = this.kaart.getZoom();
    const vakken = new Map();
    this.groepen = [];
    for (const item of this.items) {
      const { x, y } = this.kaart.project(item.plek);
      const [kolom, rij] = [Math.floor(x / UIT_ELKAAR), Math.floor(y / UIT_ELKAAR)];
      let groep = buur(vakken, kolom, rij, x, y);
      if (!groep) {
        groep = { x, y, plek: item.plek, aantal: 0, items: [] };
        this.groepen.push(groep);
        const vak = nummer(kolom, rij);
        if (vakken.has(vak)) vakken.get(vak).push(groep);
        else vakken.set(vak, [groep]);
      }
      groep.aantal += item.aantal;
      groep.items.push(item);
    }
    for (const groep of this.groepen) {
      const [eerste] = groep.items;
      groep.sleutel = `${groep.plek} ${groep.aantal} ${eerste.url ?? ""}`;
    }
  }

  maak(groep) {
    const veel = this.isVeel(groep);
    const naam = this.noem(groep, veel);
    const speld = L.marker(groep.plek, { icon: this.icoon(groep), title: naam });
    speld.groep = groep;
    if (veel) speld.on("click keypress", (event) => this.zoomIn(speld, event));
    else speld.bindPopup(() => ballon(speld.groep), BALLON);
    // A divIcon takes no alt text.
    speld.on("add", () => {
      const el = speld.getElement();
      el.setAttribute("aria-label", naam);
      el.dataset.aantal = groep.aantal;
    });
    this.laag.addLayer(speld);
    return speld;
  }

  // More than a list in a balloon can hold; what lies at one address no zoom takes apart.
  isVeel({ aantal, items }) {
    if (items.some((item) => !item.url)) return true;
    if (aantal <= HOOGSTENS_IN_LIJST || this.zoom >= this.kaart.getMaxZoom()) return false;
    return items.some((item) => String(item.plek) !== String(items[0].plek));
  }

  noem({ aantal, items }, veel) {
    if (aantal === 1 && items[0].url) return `${items[0].naam}, ${uitleg(items[0])}`;
    const verzonnen = items.every((item) => item.gemeente?.verzonnen) ? "verzonnen " : "";
    return `${getal.format(aantal)} ${verzonnen}${aantal === 1 ? "plek" : "plekken"}${veel ? ", zoom in" : ""}`;
  }

  icoon({ aantal, items }) {
    const een = aantal === 1 && items[0].url;
    const vorm = element("span", "speld-vorm", een ? "" : getal.format(aantal));
    let klas = aantal > 999 ? "tros tros-groot" : "tros";
    if (een) {
      const soort = SOORTEN[items[0].soort];
      klas = `speld-${soort.klas}`;
      vorm.append(this.pictogram(soort.teken));
    }
    const maat = aantal > 999 ? 56 : RAAK;
    const onder = klas === "speld-spreekuur" ? maat - 4 : maat / 2;
    return L.divIcon({
      className: `speld ${klas}${items[0].gemeente?.verzonnen ? " speld-verzonnen" : ""}`,
      html: vorm,
      iconSize: [maat, maat],
      iconAnchor: [maat / 2, onder],
      popupAnchor: [0, 8 - onder],
    });
  }

  pictogram(teken) {
    const ruimte = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(ruimte, "svg");
    svg.setAttribute("class", "pictogram");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(ruimte, "use");
    use.setAttribute("href", `${this.sprite}#${teken}`);
    svg.append(use);
    return svg;
  }

  zoomIn(speld, { type, originalEvent }) {
    if (type === "keypress" && originalEvent.key !== "Enter") return;
    const { items, plek } = speld.groep;
    const grens = L.latLngBounds(items.map((item) => item.plek));
    const nu = this.kaart.getZoom();
    const passend = this.kaart.getBoundsZoom(grens, false, L.point(96, 96));
    // Who came by keyboard goes on from the marker nearest to where this one stood.
    if (type === "keypress") this.focusBij = plek;
    this.kaart.setView(grens.getCenter(), Math.max(nu + 1, Math.min(passend, nu + VERDER)));
  }

  // What had the focus may have gone; the marker nearest to it takes over.
  geefFocus() {
    if (!this.focusBij || !this.staan.size) return;
    const afstand = (speld) => this.kaart.distance(speld.getLatLng(), this.focusBij);
    const dichtstbij = [...this.staan.values()].reduce((a, b) => (afstand(b) < afstand(a) ? b : a));
    dichtstbij.getElement().focus({ preventScroll: true });
    this.focusBij = null;
  }

  // Tab goes through them as one reads: from top to bottom.
  zetOpVolgorde() {
    const vlak = this.kaart.getPane("markerPane");
    if (vlak.contains(document.activeElement)) return;
    const rij = [...this.staan.values()].sort((a, b) => a.groep.y - b.groep.y || a.groep.x - b.groep.x);
    vlak.append(...rij.map((speld) => speld.getElement()));
  }
}

function nummer(kolom, rij) {
  return kolom * RIJEN + rij;
}

function buur(vakken, kolom, rij, x, y) {
  for (let i = -1; i <= 1; i += 1) {
    for (let j = -1; j <= 1; j += 1) {
      const gevonden = vakken
        .get(nummer(kolom + i, rij + j))
        ?.find((een) => Math.abs(een.x - x) < UIT_ELKAAR && Math.abs(een.y - y) < UIT_ELKAAR);
      if (gevonden) return gevonden;
    }
  }
  return null;
}
