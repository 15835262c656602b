// The map: Leaflet in place of the drawing, once outlines and pins are in.
import { element } from "./element.js";
import { Puntenbron, haal } from "./kaart-bron.js";
import { gevraagdGebied, zoekInGebied } from "./kaart-gebied.js";
import { SOORTEN, Spelden } from "./kaart-spelden.js";
import { Wijken } from "./kaart-wijken.js";
import { maakBlad } from "./leaflet-blad.js";

const HELAAS = "De kaart kan nu niet laden. De lijst op deze bladzijde is compleet.";
const RUST_MS = 150;

class Kaart {
  constructor(houder) {
    this.houder = houder;
    this.bron = new Puntenbron(houder.dataset.punten);
  }

  async start() {
    const { grenzen, zoom } = this.houder.dataset;
    await this.probeer(async () => {
      const vlakken = grenzen ? haal(grenzen) : null;
      await this.bron.alles(zoom ? Number(zoom) : null);
      await this.teken(await vlakken);
    });
  }

  async probeer(doe) {
    try {
      await doe();
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

  teken(grenzen) {
    const kaart = this.maakBlad();
    this.spelden = new Spelden(kaart, this.houder.dataset.sprite);
    this.wijken = new Wijken(kaart, grenzen, this.houder.dataset.wijk);
    this.pas();
    if (!this.gepast) kaart.setView([52.1, 5.3], 9);
    this.zetPunten();
    kaart.on("popupopen", ({ popup }) => this.openBallon(popup));
    kaart.on("zoomend", () => kaart.closePopup());
    kaart.on("moveend", () => this.bewogen());
    zoekInGebied(kaart, this.houder, () => this.zelf);
    // Hidden at first on a phone: measure again when it shows, but not when it goes (on paper too).
    new ResizeObserver(() => {
      if (!this.houder.clientWidth) return;
      kaart.invalidateSize();
      if (!this.gepast) this.pas();
    }).observe(kaart.getContainer());
    return this.vulAan();
  }

  maakBlad() {
    const { tegels, vak } = this.houder.dataset;
    const blad = element("div", tegels ? "kaart-blad met-tegels" : "kaart-blad");
    this.houder.replaceChildren(blad);
    this.kaart = maakBlad(blad, this.houder.dataset, {
      minZoom: vak ? 6 : 9,
      maxBounds: vak ? [[44, -12], [60, 22]] : null,
    });
    return this.kaart;
  }

  // Where the map opens: on the box that was asked for, else on what there is to see.
  pas() {
    if (!this.houder.clientWidth) return;
    const gebied = gevraagdGebied();
    const doel = gebied ?? this.doel();
    this.gepast = true;
    this.zelf = true;
    const ruimte = gebied || this.houder.dataset.vak ? {} : { paddingTopLeft: [24, 48], paddingBottomRight: [24, 24] };
    if (doel.isValid()) this.kaart.fitBounds(doel, { maxZoom: gebied ? 19 : 15, animate: false, ...ruimte });
    else this.gepast = false;
    this.zelf = false;
  }

  doel() {
    const { vak } = this.houder.dataset;
    if (vak) {
      const [west, zuid, oost, noord] = vak.split(",").map(Number);
      return L.latLngBounds([zuid, west], [noord, oost]);
    }
    const doel = this.wijken.grens(this.bron.wijken);
    if (!this.wijken.hier) for (const { plek } of this.bron.items) doel.extend(plek);
    return doel.isValid() ? doel : this.wijken.rand.getBounds();
  }

  zetPunten() {
    this.spelden.zet(this.bron.items);
    this.wijken.zet(this.bron.wijken);
    this.tekenPunten();
    this.schikUitleg();
  }

  tekenSpelden() {
    this.spelden.teken();
    this.wijken.schik(this.spelden.plekken);
  }

  tekenPunten() {
    this.tekenSpelden();
    this.spelden.geefFocus();
    const zicht = this.kaart.getBounds();
    const inBeeld = this.bron.items.filter(({ plek }) => zicht.contains(plek));
    this.houder.dispatchEvent(new CustomEvent("sk:beeld", { bubbles: true, detail: { items: inBeeld, kaart: this.kaart } }));
  }

  // What is here already moves along; the rest is asked for once the map lies still.
  bewogen() {
    clearTimeout(this.straks);
    if (this.isBij()) return this.tekenPunten();
    this.bron.stop();
    this.tekenSpelden();
    this.straks = setTimeout(() => this.vulAan(), RUST_MS);
  }

  isBij() {
    return this.bron.dekt(this.kaart.getBounds(), this.zoom);
  }

  get zoom() {
    return Math.floor(this.kaart.getZoom());
  }

  async vulAan() {
    if (this.isBij() || !this.gepast) return;
    await this.probeer(async () => {
      if (!(await this.bron.inZicht(this.kaart.getBounds(), this.zoom))) return;
      this.houder.querySelector(".kaart-melding")?.remove();
      this.zetPunten();
    });
  }

  // Only the signs that are on the map are explained.
  schikUitleg() {
    const uitleg = this.houder.parentElement.querySelector("[data-kaart-uitleg]");
    if (!uitleg) return;
    const { items, wijken } = this.bron;
    const los = new Set(items.map(({ soort }) => soort));
    const nodig = {
      tros: items.length > 1 || items.some(({ url }) => !url),
      wijk: Object.keys(wijken).length > 0,
      verzonnen: items.some(({ gemeente }) => gemeente?.verzonnen),
    };
    SOORTEN.forEach(({ klas }, soort) => (nodig[klas] = los.has(soort)));
    for (const rij of uitleg.querySelectorAll("[data-teken]")) rij.hidden = !nodig[rij.dataset.teken];
    uitleg.hidden = !Object.values(nodig).some(Boolean);
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
    this.bron.stop();
    this.bron = new Puntenbron(url);
    if (!this.kaart) return;
    await this.probeer(async () => {
      if (!(await this.bron.alles())) return;
      this.houder.querySelector(".kaart-melding")?.remove();
      // Who asked for a piece of the map keeps looking at it.
      if (!gevraagdGebied()) this.pas();
      this.zetPunten();
      await this.vulAan();
    });
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
