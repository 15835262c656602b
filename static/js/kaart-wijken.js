// The outlines of the wijken, each with its name and with what is known by wijk only.
import { element } from "./element.js";

const STRAAL = 21;
const NAAM_HOOG = 18;
const SCHUIVEN = [0, -24, 24, -40, 40, -56, 56];

export class Wijken {
  constructor(kaart, grenzen, hier) {
    this.kaart = kaart;
    this.vlakken = new Map();
    this.merken = L.layerGroup().addTo(kaart);
    this.rand = L.geoJSON(grenzen, {
      style: ({ properties }) => ({ className: properties.naam === hier ? "vlak vlak-hier" : "vlak" }),
      onEachFeature: ({ properties }, laag) => {
        this.vlakken.set(properties.code, { laag, ...properties });
        laag.on("click", () => location.assign(properties.url));
      },
    }).addTo(kaart);
    this.hier = [...this.vlakken.values()].find(({ naam }) => naam === hier);
  }

  // Of the wijk of the page, else of the wijken with something.
  grens(aantallen) {
    if (this.hier) return this.hier.laag.getBounds();
    const grens = L.latLngBounds([]);
    for (const [code, { laag }] of this.vlakken) if (aantallen[code]) grens.extend(laag.getBounds());
    return grens;
  }

  zet(aantallen) {
    this.merken.clearLayers();
    for (const [code, vlak] of this.vlakken) this.merken.addLayer(this.merk(vlak, aantallen[code]));
  }

  // The name of a wijk, with what is known by wijk only; both lead to its page.
  merk({ laag, naam, url }, aantal) {
    const beeld = element("span");
    beeld.append(element("span", "wijk-naam", naam.replaceAll("/", "/\u200b")));
    const icon = L.divIcon({ className: "wijk-merk", html: beeld, iconSize: [44, 44] });
    if (aantal) beeld.append(element("span", "wijk-tel", String(aantal)));
    const uitleg = aantal ? `${naam}: ${aantal} keer hulp in deze wijk zonder adres op de kaart` : `Wijk ${naam}`;
    const merk = L.marker(laag.getCenter(), { icon, title: uitleg, keyboard: Boolean(aantal), zIndexOffset: -1000 });
    merk.on("click keypress", ({ type, originalEvent }) => {
      if (type === "click" || originalEvent.key === "Enter") location.assign(url);
    });
    merk.on("add", () => {
      const el = merk.getElement();
      if (aantal) {
        el.setAttribute("role", "link");
        el.setAttribute("aria-label", uitleg);
      } else el.setAttribute("aria-hidden", "true");
    });
    laag.merk = merk;
    return merk;
  }

  // A name that does not fit in its outline, or would lie over another, is left out; one that
  // lies under a marker moves up or down, as far as its outline goes.
  schik(plekken) {
    const geplaatst = [];
    const punten = plekken.map((plek) => this.kaart.latLngToLayerPoint(plek));
    for (const { laag } of this.vlakken.values()) {
      const el = laag.merk?.getElement();
      if (!el) continue;
      const vak = laag.getBounds();
      const maat = this.kaart.latLngToLayerPoint(vak.getSouthEast()).subtract(this.kaart.latLngToLayerPoint(vak.getNorthWest()));
      laag.naamBreed ||= el.querySelector(".wijk-naam").offsetWidth;
      const midden = this.kaart.latLngToLayerPoint(laag.getCenter());
      const past = (schuif) => Math.abs(schuif) < maat.y / 2 && !punten.some(({ x, y }) => Math.abs(x - midden.x) < laag.naamBreed / 2 + STRAAL && Math.abs(y - midden.y - schuif) < STRAAL + 8);
      const schuif = SCHUIVEN.find(past) ?? 0;
      const plek = midden.add([0, schuif]);
      const botst = geplaatst.some(({ x, y, breed }) => Math.abs(x - plek.x) < (breed + laag.naamBreed) / 2 && Math.abs(y - plek.y) < NAAM_HOOG);
      const krap = botst || maat.x < laag.naamBreed;
      el.classList.toggle("krap", krap);
      if (!krap) geplaatst.push({ x: plek.x, y: plek.y, breed: laag.naamBreed });
      laag.merk.setLatLng(this.kaart.layerPointToLatLng(plek));
    }
  }
}
