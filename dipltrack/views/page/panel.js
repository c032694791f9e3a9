// One event → the panel with its facts and the sentences that say so. Esc closes it, and the focus returns to where it came from.

let cameFrom = null;

function openPanel(event) {
  if ($("panel").hidden) cameFrom = document.activeElement;
  choose(event);
  $("panel-title").textContent = event.title;
  $("facts").replaceChildren(...facts(event));
  $("evidence").replaceChildren(...(event.evidence.length ? event.evidence.map(passage) : [make("p", "nothing", "Entered by hand; no article tells it.")]));
  $("panel").hidden = false;
  $("panel").scrollTop = 0;
  $("panel-title").focus();
  history.replaceState(null, "", `#event-${event.id}`);
}

function closePanel() {
  if ($("panel").hidden) return;
  const row = selection.event && $("list").querySelector(`button[data-id="${selection.event.id}"]`);
  $("panel").hidden = true;
  history.replaceState(null, "", "#");
  const back = cameFrom && cameFrom.isConnected && cameFrom !== document.body ? cameFrom : row || timeline.box;
  back.focus({ preventScroll: true });
}

/** Terms and what they hold, those that are not known left out. */
function facts(event) {
  const status = event.status === "occurred" ? event.mode || event.kind : `${event.mode || event.kind}, ${event.status}`;
  const place = [event.place, event.placeCountry && countryName(event.placeCountry)].filter(Boolean);
  const rows = [
    ["What", [`${event.kind}: ${status}`]],
    ["When", [event.words ? `${event.when} (“${event.words}”)` : event.when]],
    ["Where", event.place ? [[...new Set(place)].join(", ")] : []],
    ["Who", event.who.map(participant)],
    ["Topic", [event.topic]],
    ["Amount", [event.money]],
    ["Sure", [`${event.sure}${event.review === "confirmed" ? ", confirmed" : ""}`]],
  ];
  return rows.flatMap(([term, values]) => (values.filter(Boolean).length ? [make("dt", "", term), ...values.filter(Boolean).map((value) => make("dd", "", null, make("bdi", "", value)))] : []));
}

function participant({ name, office, country, role }) {
  const words = [name || (!office && country ? countryName(country) : ""), office, (name || office) && country ? countryName(country) : ""].filter(Boolean).join(", ");
  return role && role !== "participant" ? `${words} (${role})` : words;
}

function passage({ text, source, published, url }) {
  const from = make("footer");
  const outlet = make(url ? "a" : "span", "", source || "Unknown outlet");
  if (url) Object.assign(outlet, { href: url, rel: "noopener noreferrer external", target: "_blank" });
  from.append(outlet, published ? `, ${published}` : "");
  return make("blockquote", "", null, make("p", "", null, make("bdi", "", text)), from);
}

function turn(steps) {
  const event = neighbour(steps);
  if (event) openPanel(event);
}

function listenPanel() {
  $("close").addEventListener("click", closePanel);
  $("previous").addEventListener("click", () => turn(-1));
  $("next").addEventListener("click", () => turn(1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });
}
