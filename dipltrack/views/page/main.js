// Everything put together: the filters get their choices, the parts listen, and the first drawing is made.

function fillFilters() {
  const countries = tally(record.events.map((event) => event.countries)).map(([code, count]) => [code, countryName(code), count]);
  countries.sort((a, b) => a[1].localeCompare(b[1], "en"));
  for (const id of ["country", "partner"]) {
    for (const [code, name, count] of countries) $(id).append(Object.assign(make("option", "", `${name} (${count.toLocaleString("en")})`), { value: code }));
  }
  for (const [name] of tally(record.events.map((event) => event.people)).slice(0, 1000)) $("people").append(Object.assign(make("option"), { value: name }));
  for (const [id, field, names] of [["kinds", "kind", KINDS], ["statuses", "status", STATUSES]]) {
    const counts = new Map(tally(record.events.map((event) => [event[field]])));
    for (const name of names.filter((name) => counts.has(name))) {
      const box = Object.assign(make("input"), { type: "checkbox", value: name, defaultChecked: true });
      $(id).append(make("label", "", null, box, make("span", field === "kind" ? `kind ${name}` : "", `${name} (${counts.get(name).toLocaleString("en")})`)));
    }
  }
}

function listenFilters() {
  const refilter = () => {
    listing.parts = 1;
    filter();
  };
  $("filters").addEventListener("input", refilter);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("reset").addEventListener("click", () => {
    HTMLFormElement.prototype.reset.call($("filters")); // the button's id hides the form's own
    showAll();
    refilter();
  });
}

/** The theme of the system, until the reader chooses one; a browser that keeps nothing for files forgets it. */
function listenTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const apply = () => {
    $("theme").textContent = isDark() ? "Light" : "Dark";
    $("theme").setAttribute("aria-label", `Change to the ${isDark() ? "light" : "dark"} theme`);
    readColours();
    redraw();
  };
  $("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

function redraw() {
  drawLegend();
  for (const listener of listeners) listener();
}

/** What is drawn to the width of the window; the list stays as it is, and so does the focus in it. */
function redrawTime() {
  drawOverview();
  drawTimeline();
}

/** The event that the address names, as in page.html#event-12. */
function openNamed() {
  const named = /^#event-(\d+)$/.exec(location.hash);
  const event = named && record.events.find(({ id }) => id === Number(named[1]));
  if (event) openPanel(event);
}

fillFilters();
listeners.push(drawOverview, drawTimeline, drawMatrix, drawList);
listenFilters();
listenOverview();
listenPointers();
listenWheel();
listenKeys();
listenList();
listenPanel();
$("zoom-in").addEventListener("click", () => zoom(0.6));
$("zoom-out").addEventListener("click", () => zoom(1 / 0.6));
$("zoom-all").addEventListener("click", showAll);
showAll();
filter();
listenTheme();
openNamed();
new ResizeObserver(() => requestAnimationFrame(redrawTime)).observe(timeline.box);
window.addEventListener("hashchange", openNamed);
requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = Math.round(performance.now()))));
