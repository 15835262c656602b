// The print button, and folded parts that lie open on paper.
for (const knop of document.querySelectorAll("[data-print]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}

let dicht = [];
addEventListener("beforeprint", () => {
  dicht = [...document.querySelectorAll("main details:not([open])")];
  for (const deel of dicht) deel.open = true;
});
addEventListener("afterprint", () => {
  for (const deel of dicht) deel.open = false;
});
