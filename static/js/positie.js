// The map below the fields of a locatie: a pin to set, and the wijk that follows from it.
import { maakBlad } from "./leaflet-blad.js";

const HELAAS = "De kaart kan nu niet laden. Vul de graden in; de wijk volgt bij het bewaren.";
const UITGELOGD = "U bent uitgelogd. Log in een ander tabblad opnieuw in en ga hier verder.";
const KIES_PRECISIE = " Kies ook hoe precies deze positie is, of wis de positie.";
const RICHTINGEN = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// Beyond this a step of the keyboard is less than the fifth decimal.
const HOOGSTE_ZOOM = 18;

class Positie {
  constructor(houder) {
    this.houder = houder;
    this.velden = houder.closest("form").elements;
    this.mag = Boolean(this.velden.namedItem("breedte"));
    const [west, zuid, oost, noord] = houder.dataset.nederland.split(",").map(Number);
    this.nederland = L.latLngBounds([zuid, west], [noord, oost]);
    this.zegWijk = houder.querySelector("[data-wijk]");
  }

  // Who may only look has no fields, and sees what was saved.
  waarde(naam) {
    return this.velden.namedItem(naam)?.value.trim() ?? this.houder.dataset[naam] ?? "";
  }

  plek() {
    const delen = [this.waarde("breedte"), this.waarde("lengte")];
    const plek = delen.map((deel) => Number(deel.replace(",", ".")));
    return delen.every(Boolean) && plek.every(Number.isFinite) && this.nederland.contains(plek) ? plek : null;
  }

  async start() {
    this.houder.hidden = false;
    this.maakKaart();
    if (this.mag) this.luister();
    this.toonAdres();
    this.zetSpeld();
    this.vraagWijk();
    await this.toonGrenzen();
  }

  maakKaart() {
    const { tegels, bron, maxZoom } = this.houder.dataset;
    const blad = this.houder.querySelector("[data-blad]");
    const hoogste = Math.min(Number(maxZoom) || HOOGSTE_ZOOM, HOOGSTE_ZOOM);
    const anders = { minZoom: 7, doubleClickZoom: false };
    const kaart = (this.kaart = maakBlad(blad, { tegels, bron, maxZoom: hoogste }, anders));
    blad.setAttribute("role", "group");
    blad.setAttribute("aria-label", "Kaart van de gemeente");
    this.vlakken = L.geoJSON(null, {
      style: { className: "positie-vlak" },
      onEachFeature: ({ properties }, laag) => laag.bindTooltip(properties.naam, { sticky: true }),
    }).addTo(kaart);
    kaart.fitBounds(this.nederland, { animate: false });
    new ResizeObserver(() => kaart.invalidateSize()).observe(blad);
  }

  luister() {
    this.kaart.on("click", ({ latlng }) => this.kies(latlng));
    this.houder.querySelector("[data-wis]").addEventListener("click", () => this.kies(null));
    const bij = (namen, soort, doe) => {
      for (const naam of namen) this.velden.namedItem(naam)?.addEventListener(soort, doe);
    };
    bij(["breedte", "lengte"], "input", () => this.ververs());
    bij(["precisie"], "change", () => this.ververs());
    bij(["gemeente"], "change", () => {
      this.ververs();
      this.toonGrenzen();
    });
    bij(["naam", "straat", "postcode", "plaats"], "input", () => this.toonAdres());
  }

  // From the map into the fields, to five decimals (some 1 m).
  kies(latlng) {
    this.velden.namedItem("breedte").value = latlng ? latlng.lat.toFixed(5) : "";
    this.velden.namedItem("lengte").value = latlng ? latlng.lng.toFixed(5) : "";
    this.ververs();
  }

  ververs() {
    this.zetSpeld();
    clearTimeout(this.wacht);
    this.wacht = setTimeout(() => this.vraagWijk(), 250);
  }

  zetSpeld() {
    const plek = this.plek();
    if (!plek) {
      this.speld?.remove();
      return;
    }
    this.speld ??= this.maakSpeld(plek);
    this.speld.setLatLng(plek).addTo(this.kaart);
    if (!this.kaart.getBounds().contains(plek)) this.kaart.panTo(plek);
  }

  maakSpeld(plek) {
    const speld = L.marker(plek, {
      icon: L.divIcon({ className: "positie-speld", iconSize: [44, 44], iconAnchor: [22, 36] }),
      draggable: this.mag,
      keyboard: this.mag,
      autoPan: true,
    });
    speld.on("add", () => {
      const el = speld.getElement();
      if (!this.mag) el.setAttribute("role", "img");
      el.setAttribute("aria-label", this.mag ? "Speld: verschuif met de pijltjestoetsen" : "Speld");
    });
    speld.on("dragend", () => this.kies(speld.getLatLng()));
    speld.on("keydown", ({ originalEvent }) => this.verschuif(originalEvent));
    return speld;
  }

  verschuif(event) {
    const richting = RICHTINGEN[event.key];
    if (!richting) return;
    event.preventDefault();
    event.stopPropagation();
    const stap = L.point(richting).multiplyBy(event.shiftKey ? 2 : 12);
    const punt = this.kaart.latLngToContainerPoint(this.speld.getLatLng()).add(stap);
    this.kies(this.kaart.containerPointToLatLng(punt));
  }

  toonAdres() {
    if (!this.mag) return;
    const plaats = `${this.waarde("postcode")} ${this.waarde("plaats")}`.trim();
    const delen = [this.waarde("naam"), this.waarde("straat"), plaats].filter(Boolean);
    this.houder.querySelector("[data-adres]").textContent = delen.join(", ") || "Nog geen adres ingevuld.";
  }

  // The answer to the newest question only.
  async haal(adres, vraag, bezig) {
    this[bezig]?.abort();
    const { signal } = (this[bezig] = new AbortController());
    const antwoord = await fetch(`${adres}?${new URLSearchParams(vraag)}`, { signal });
    if (antwoord.redirected) return { fout: true, melding: UITGELOGD };
    return antwoord.ok ? antwoord.json() : { fout: true, melding: HELAAS };
  }

  async vraagWijk() {
    const vraag = {};
    for (const naam of ["gemeente", "breedte", "lengte"]) vraag[naam] = this.waarde(naam);
    try {
      this.zeg(await this.haal(this.houder.dataset.wijkJson, vraag, "bezigMetWijk"));
    } catch (fout) {
      if (fout.name !== "AbortError") this.zeg({ fout: true, melding: HELAAS });
    }
  }

  zeg({ fout = false, melding, sleutel }) {
    const heeftPositie = Boolean(this.waarde("breedte"));
    const alleenWijk = this.waarde("precisie") === "wijk";
    let tekst = melding;
    if (!fout && heeftPositie && alleenWijk) tekst += KIES_PRECISIE;
    if (!fout && !heeftPositie && this.mag && !alleenWijk) tekst = "Nog geen positie. Klik op de kaart.";
    this.zegWijk.textContent = tekst;
    // Without a gemeente it is not a mistake yet, but the first thing to do.
    this.zegWijk.classList.toggle("positie-fout", fout && Boolean(this.waarde("gemeente")));
    if (!fout && heeftPositie && this.mag) this.zetWijk(String(sleutel));
  }

  zetWijk(sleutel) {
    const wijk = this.velden.namedItem("wijk");
    if (wijk.value === sleutel) return;
    wijk.value = sleutel;
    // The links of the admin beside the field follow it.
    wijk.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async toonGrenzen() {
    try {
      const vraag = { gemeente: this.waarde("gemeente") };
      const { features = [] } = await this.haal(this.houder.dataset.grenzenJson, vraag, "bezigMetGrenzen");
      this.vlakken.clearLayers();
      this.vlakken.addData(features);
      this.pas();
    } catch (fout) {
      if (fout.name !== "AbortError") console.warn(fout);
    }
  }

  // A pin in its gemeente is shown from near; a pin far from it lies in the wrong place.
  pas() {
    const grens = this.vlakken.getBounds();
    const plek = this.plek();
    if (plek && (!grens.isValid() || grens.contains(plek))) {
      this.kaart.setView(plek, 14, { animate: false });
    } else if (grens.isValid()) {
      this.kaart.fitBounds(grens, { padding: [16, 16], animate: false });
    }
  }
}

const houder = document.querySelector("[data-positie]");
if (houder && window.L) new Positie(houder).start();
