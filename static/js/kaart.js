// The map: Leaflet in place of the drawing, once outlines and pins are in.
const RAAK = 44;
const HOOGSTENS_IN_LIJST = 12;
const HELAAS = "De kaart kan nu niet laden. De lijst hiernaast is compleet.";

async function haal(url) {
  const antwoord = await fetch(url, { headers: { Accept: "application/json" } });
  if (!antwoord.ok) throw new Error(`${antwoord.status} ${url}`);
  return antwoord.json();
}

function element(soort, klasse, tekst) {
  const el = document.createElement(soort);
  if (klasse) el.className = klasse;
  if (tekst) el.textContent = tekst;
  return el;
}

function ballon(aanbod) {
  const lijst = element("ul");
  lijst.setAttribute("role", "list");
  for (const { naam, url } of aanbod) {
    const rij = element("li");
    const link = element("a", "raak", naam);
    link.href = url;
    rij.append(link);
    lijst.append(rij);
  }
  return lijst;
}

class Kaart {
  constructor(houder) {
    this.houder = houder;
    this.vlakken = new Map();
    this.spelden = L.layerGroup();
    this.merken = L.layerGroup();
  }

  async start() {
    try {
      const { punten, grenzen } = this.houder.dataset;
      [this.grenzen, this.punten] = await Promise.all([haal(grenzen), haal(punten)]);
      this.teken();
    } catch (fout) {
      console.warn(fout);
      this.zegHelaas();
    }
  }

  zegHelaas() {
    if (this.houder.querySelector(".kaart-melding")) return;
    const melding = element("p", "kaart-melding", HELAAS);
    melding.setAttribute("role", "status");
    this.houder.append(melding);
  }

  teken() {
    const { tegels, bron, maxZoom } = this.houder.dataset;
    const blad = element("div", tegels ? "kaart-blad met-tegels" : "kaart-blad");
    const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.houder.replaceChildren(blad);
    const kaart = (this.kaart = L.map(blad, {
      zoomControl: false,
      attributionControl: Boolean(tegels),
      maxZoom: Number(maxZoom) || 18,
      minZoom: 9,
      zoomSnap: 0.25,
      scrollWheelZoom: false,
      zoomAnimation: !rustig,
      fadeAnimation: !rustig,
      markerZoomAnimation: !rustig,
    }));
    kaart.attributionControl?.setPrefix(false);
    L.control.zoom({ zoomInTitle: "Dichterbij", zoomOutTitle: "Verder weg" }).addTo(kaart);
    // The wheel scrolls the page until someone has touched the map.
    kaart.once("mousedown", () => kaart.scrollWheelZoom.enable());
    kaart.on("popupopen", ({ popup }) => this.openBallon(popup));
    kaart.on("zoomend", () => {
      this.kaart.closePopup();
      this.zetSpelden();
      this.schikNamen();
    });
    if (tegels) {
      const tekst = element("span", "", bron).innerHTML;
      L.tileLayer(tegels, { maxZoom: Number(maxZoom) || 18, attribution: tekst }).addTo(kaart);
    }
    this.rand = L.geoJSON(this.grenzen, {
      style: ({ properties }) => ({
        className: properties.naam === this.houder.dataset.wijk ? "vlak vlak-hier" : "vlak",
      }),
      onEachFeature: ({ properties }, laag) => {
        this.vlakken.set(properties.code, { laag, ...properties });
        laag.on("click", () => location.assign(properties.url));
      },
    });
    this.pas();
    this.rand.addTo(kaart);
    this.merken.addTo(kaart);
    this.spelden.addTo(kaart);
    this.zetPunten();
    // Hidden at first on a phone: measure again when it shows.
    new ResizeObserver(() => {
      kaart.invalidateSize();
      if (!this.gepast) this.pas();
    }).observe(blad);
  }

  // Zoom to the wijk of the page, else to pins and wijken with something, else to everything.
  pas() {
    if (!this.houder.clientWidth) return;
    this.gepast = true;
    const hier = [...this.vlakken.values()].find(({ naam }) => naam === this.houder.dataset.wijk);
    const punten = L.latLngBounds(this.punten.punten.map(([lat, lon]) => [lat, lon]));
    for (const [code, { laag }] of this.vlakken) {
      if (this.punten.wijken[code]) punten.extend(laag.getBounds());
    }
    const doel = hier ? hier.laag.getBounds() : punten.isValid() ? punten : this.rand.getBounds();
    if (doel.isValid()) this.kaart.fitBounds(doel, { maxZoom: 15, animate: false, paddingTopLeft: [24, 48], paddingBottomRight: [24, 24] });
    else this.kaart.setView([52.1, 5.3], 9);
  }

  zetPunten() {
    const { wijken = {} } = this.punten;
    this.merken.clearLayers();
    this.zetSpelden();
    for (const [code, vlak] of this.vlakken) this.merken.addLayer(this.merk(vlak, wijken[code]));
    this.schikNamen();
  }

  // Pins that a finger could not tell apart stand as one, with their number.
  zetSpelden() {
    this.spelden.clearLayers();
    const vakken = new Map();
    const groepen = [];
    for (const [lat, lon, naam, url] of this.punten.punten) {
      const { x, y } = this.kaart.project([lat, lon]);
      const [kolom, rij] = [Math.floor(x / RAAK), Math.floor(y / RAAK)];
      let groep;
      for (let i = -1; i <= 1; i += 1) {
        for (let j = -1; j <= 1; j += 1) {
          groep ??= vakken.get(`${kolom + i},${rij + j}`)?.find((een) => Math.abs(een.x - x) < RAAK && Math.abs(een.y - y) < RAAK);
        }
      }
      if (!groep) {
        groep = { x, y, plek: [lat, lon], grens: L.latLngBounds(), aanbod: [] };
        groepen.push(groep);
        const vak = `${kolom},${rij}`;
        vakken.set(vak, [...(vakken.get(vak) ?? []), groep]);
      }
      groep.grens.extend([lat, lon]);
      groep.aanbod.push({ naam, url });
    }
    for (const groep of groepen) this.spelden.addLayer(this.speld(groep));
  }

  speld({ plek, grens, aanbod }) {
    const veel = aanbod.length > HOOGSTENS_IN_LIJST && this.kaart.getZoom() < this.kaart.getMaxZoom();
    const naam = aanbod.length === 1 ? aanbod[0].naam : `${aanbod.length} plekken${veel ? ", zoom in" : ""}`;
    const beeld = element("span", "", aanbod.length > 1 ? String(aanbod.length) : "");
    const icon = L.divIcon({ className: "speld", html: beeld, iconSize: [RAAK, RAAK], iconAnchor: [22, 43], popupAnchor: [0, -34] });
    const speld = L.marker(plek, { icon, title: naam, alt: naam });
    if (veel) speld.on("click keypress", ({ type, originalEvent }) => {
      if (type === "click" || originalEvent.key === "Enter") this.kaart.fitBounds(grens, { padding: [48, 48] });
    });
    else speld.bindPopup(() => ballon(aanbod));
    // A divIcon has no alt text of its own.
    speld.on("add", () => {
      const el = speld.getElement();
      el.setAttribute("aria-label", naam);
      el.dataset.aantal = aanbod.length;
    });
    return speld;
  }

  // The name of a wijk, with what is known by wijk only; both lead to its page.
  merk({ laag, naam, url }, aantal) {
    const beeld = element("span");
    beeld.append(element("span", "wijk-naam", naam.replaceAll("/", "/\u200b")));
    const icon = L.divIcon({ className: "wijk-merk", html: beeld, iconSize: [44, 44] });
    if (aantal) beeld.append(element("span", "wijk-tel", String(aantal)));
    const uitleg = aantal ? `${naam}: ${aantal} ${aantal === 1 ? "plek" : "plekken"} in deze wijk, adres onbekend` : `Wijk ${naam}`;
    const merk = L.marker(laag.getCenter(), { icon, title: uitleg, alt: uitleg, keyboard: Boolean(aantal), zIndexOffset: -1000 });
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

  // A name that does not fit in its outline would lie over its neighbours.
  schikNamen() {
    for (const { laag } of this.vlakken.values()) {
      const el = laag.merk?.getElement();
      if (!el) continue;
      const vak = laag.getBounds();
      const breed = this.kaart.latLngToLayerPoint(vak.getNorthEast()).x - this.kaart.latLngToLayerPoint(vak.getSouthWest()).x;
      laag.naamBreed ||= el.querySelector(".wijk-naam").offsetWidth;
      el.classList.toggle("krap", breed < 0.85 * laag.naamBreed);
    }
  }

  openBallon(popup) {
    const el = popup.getElement();
    el.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Sluit");
    el.querySelector("li a")?.focus();
    el.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.kaart.closePopup();
      popup._source?.getElement?.()?.focus();
    });
  }

  async ververs(url) {
    this.houder.dataset.punten = url;
    if (!this.kaart) return;
    try {
      this.punten = await haal(url);
      this.houder.querySelector(".kaart-melding")?.remove();
      this.zetPunten();
      this.pas();
    } catch (fout) {
      console.warn(fout);
      this.zegHelaas();
    }
  }
}

const kaarten = [];
// Only a map that comes into view asks for its data, and for tiles.
const wacht = new IntersectionObserver((zichtbaar) => {
  for (const { isIntersecting, target } of zichtbaar) {
    if (!isIntersecting) continue;
    wacht.unobserve(target);
    const kaart = new Kaart(target);
    kaarten.push(kaart);
    kaart.start();
  }
}, { rootMargin: "200px" });

if (window.L) {
  for (const vak of document.querySelectorAll("[data-kaart-vak]")) vak.hidden = false;
  for (const houder of document.querySelectorAll("[data-kaart]")) wacht.observe(houder);
}

document.addEventListener("sk:punten", ({ detail }) => {
  const houder = document.querySelector("[data-kaart]");
  if (houder) houder.dataset.punten = detail;
  for (const kaart of kaarten) kaart.ververs(detail);
});
