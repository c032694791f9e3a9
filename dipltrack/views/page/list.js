// The events in view → the list below the timeline, a part at a time.

const PART = 50;
const MOST_PRINTED = 1000;
const listing = { parts: 1, newest: false, printing: false };

function drawList() {
  const events = listing.newest ? [...selection.shown].reverse() : selection.shown;
  const most = listing.printing ? MOST_PRINTED : listing.parts * PART;
  $("list").replaceChildren(...events.slice(0, most).map(listRow));
  if (!events.length) $("list").append(make("li", "nothing", record.events.length ? "No events match. Reset the filters, or show all of the time." : "There are no events in this file."));
  $("more").hidden = events.length <= most;
  $("more").textContent = `Show more (${plural(events.length - most, "event")} left)`;
  drawCount();
}

function drawCount() {
  const { shown, wanted } = selection, all = record.events.length;
  const stretch = showsAll() ? "" : `, ${isoOf(view.from)} to ${isoOf(view.to - 1)}`;
  const undated = wanted.filter((event) => event.from === null).length;
  const rest = undated && !showsAll() ? `; ${plural(undated, "undated event")} left out` : "";
  $("count").textContent = `${shown.length.toLocaleString("en")} of ${plural(all, "event")}${stretch}${rest}`;
}

function listRow(event) {
  const button = make("button", "", null,
    make("span", "day", event.when),
    make("span", "", null, make("span", `kind ${event.kind}`, `${event.status === "occurred" ? "" : `${event.status} `}${event.mode || event.kind}`), " ", make("bdi", "what", event.title)),
    make("bdi", "who", [event.parties.join(", "), event.people.join(", "), event.place].filter(Boolean).join(" · ")));
  if (event.evidence.length) button.append(make("bdi", "quote", `“${event.evidence[0].text}” ${event.evidence[0].source || ""}`));
  button.type = "button";
  button.dataset.id = event.id;
  button.addEventListener("click", () => openPanel(event));
  return make("li", "", null, button);
}

function listenList() {
  $("more").addEventListener("click", () => {
    const next = $("list").children.length;
    listing.parts += 4;
    drawList();
    $("list").children[next]?.querySelector("button")?.focus();
  });
  $("order").addEventListener("click", () => {
    listing.newest = !listing.newest;
    $("order").setAttribute("aria-pressed", listing.newest);
    drawList();
  });
  for (const [name, printing] of [["beforeprint", true], ["afterprint", false]]) {
    window.addEventListener(name, () => {
      listing.printing = printing;
      readColours();
      redraw();
    });
  }
}
