// Where the pins come from: all at once or, where that is too many, what is in view.
const RAND = 0.3;

export async function haal(url, signal) {
  const antwoord = await fetch(url, { headers: { Accept: "application/json" }, signal });
  if (!antwoord.ok) throw new Error(`${antwoord.status} ${url}`);
  return antwoord.json();
}

// `titel` says of an invented gemeente that it is.
function leesGemeente([slug, naam, verzonnen]) {
  return { slug, naam, verzonnen, titel: verzonnen ? `${naam} (verzonnen)` : naam };
}

// What the map draws: one aanbod at one place (naam, url), or a number of them (a tros).
function leesPunt([lat, lon, soort, naam, url, gemeente], gemeenten) {
  return { plek: [lat, lon], aantal: 1, soort, naam, url, gemeente: gemeenten[gemeente] };
}

function leesTros([lat, lon, aantal, gemeente], gemeenten) {
  return { plek: [lat, lon], aantal, gemeente: gemeenten[gemeente] };
}

export class Puntenbron {
  constructor(url) {
    this.url = url;
    this.items = [];
    this.wijken = {};
    this.zoom = null;
    this.volledig = false;
  }

  // Whether the last answer still holds for this view.
  dekt(zicht, zoom) {
    const binnen = !this.vak || this.vak.contains(zicht);
    return binnen && (this.volledig || this.zoom === zoom);
  }

  // Clusters, if it comes to that, are those of the zoom level that the server takes by itself.
  alles(zoom = null) {
    return this.vraag(this.url, null, zoom);
  }

  // With a margin, so that a small move needs no new question.
  inZicht(zicht, zoom) {
    const vak = zicht.pad(RAND);
    const graden = [vak.getWest(), vak.getSouth(), vak.getEast(), vak.getNorth()];
    const url = new URL(this.url, location.href);
    url.searchParams.set("vak", graden.map((een) => een.toFixed(5)).join(","));
    url.searchParams.set("zoom", zoom);
    return this.vraag(url, vak, zoom);
  }

  stop() {
    this.lopend?.abort();
  }

  // True when the answer is in; false when a newer question overtook it.
  async vraag(url, vak, zoom) {
    this.stop();
    const { signal } = (this.lopend = new AbortController());
    try {
      const antwoord = await haal(url, signal);
      const { punten, trossen, volledig, wijken = {} } = antwoord;
      const gemeenten = (antwoord.gemeenten ?? []).map(leesGemeente);
      Object.assign(this, { vak, zoom, volledig, wijken });
      // The largest first: small ones beside it join it, not the other way round.
      const items = trossen.map((tros) => leesTros(tros, gemeenten)).sort((a, b) => b.aantal - a.aantal);
      this.items = items.concat(punten.map((punt) => leesPunt(punt, gemeenten)));
      return true;
    } catch (fout) {
      if (signal.aborted) return false;
      throw fout;
    }
  }
}
