// Searching without a reload: htmx fetches and swaps, this keeps the rest in step.
const formulier = document.querySelector("[data-zoek]");
const melding = document.querySelector("[data-melding]");
const wissel = document.querySelector("[data-wissel]");
const beeld = document.querySelector("[data-beeld]");
let meerOpen = false;

function verbergZonderJs() {
  for (const deel of document.querySelectorAll("[data-zonder-js]")) deel.hidden = true;
}

function toon(naam) {
  beeld.dataset.beeld = naam;
  const kaart = naam === "kaart";
  wissel.querySelector("span").textContent = kaart ? "Toon de lijst" : "Toon op de kaart";
  wissel.setAttribute("aria-pressed", String(kaart));
}

if (formulier && window.htmx) {
  verbergZonderJs();

  // Filters stand in the part that is swapped; they belong to the form by `form="…"`.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-filter]")) formulier.requestSubmit();
  });

  // Empty fields stay out of the address.
  document.body.addEventListener("htmx:configRequest", (event) => {
    const velden = event.detail.formData;
    for (const [naam, waarde] of [...velden]) {
      if (waarde === "") velden.delete(naam);
    }
  });

  document.body.addEventListener("htmx:beforeSwap", () => {
    meerOpen = document.querySelector("[data-meer-filters]")?.open ?? false;
  });

  document.body.addEventListener("htmx:afterSettle", () => {
    const resultaten = document.getElementById("resultaten");
    const meer = resultaten.querySelector("[data-meer-filters]");
    if (meer && meerOpen) meer.open = true;
    verbergZonderJs();
    melding.textContent = resultaten.dataset.tekst;
    document.dispatchEvent(new CustomEvent("sk:punten", { detail: resultaten.dataset.punten }));
  });

  // A filter keeps its focus across the swap, by its id; where htmx fails, load the page.
  for (const soort of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(soort, () => formulier.submit());
  }
}

if (wissel && beeld) {
  for (const deel of beeld.querySelectorAll("[data-met-js]")) deel.hidden = false;
  wissel.hidden = false;
  toon("lijst");
  wissel.addEventListener("click", () => {
    toon(beeld.dataset.beeld === "kaart" ? "lijst" : "kaart");
    wissel.scrollIntoView();
  });
}
