// "Terug" goes to the results one came from, with the question; without them to the empty search.
const link = document.querySelector("[data-terug]");
const zoeken = link && new URL(link.href);
if (zoeken && document.referrer.startsWith(zoeken.origin + zoeken.pathname) && history.length > 1) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.back();
  });
}
