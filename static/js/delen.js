// Share this page (or data-url), or copy its address where sharing is unknown. The query of
// the page itself is never shared: it may hold what someone asked.
const melding = document.querySelector("[data-deel-melding]");
const kan = navigator.share || navigator.clipboard;

for (const knop of document.querySelectorAll("[data-deel]")) {
  if (!kan) break;
  knop.hidden = false;
  knop.addEventListener("click", async () => {
    const url = new URL(knop.dataset.url || location.pathname, location.origin).href;
    try {
      if (navigator.share) {
        await navigator.share({ title: knop.dataset.titel, url });
      } else {
        await navigator.clipboard.writeText(url);
        melding.textContent = "Het adres is gekopieerd. Plak het in een bericht.";
      }
    } catch (fout) {
      // Closing the share sheet is no failure.
      if (fout.name !== "AbortError") melding.textContent = "Delen lukt hier niet. Kopieer het adres bovenin.";
    }
  });
}
