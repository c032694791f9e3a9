// The events in view → a table of the countries that occur most, with how many events each two of them share; a cell filters by both.

const MOST_COUNTRIES = 12;

function drawMatrix() {
  const frequent = tally(selection.shown.filter((event) => event.countries.length > 1).map((event) => event.countries)).slice(0, MOST_COUNTRIES).map(([code]) => code);
  const counts = new Map();
  for (const event of selection.shown) {
    const present = frequent.filter((code) => event.countries.includes(code));
    for (const a of present) for (const b of present) if (a !== b) counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) || 0) + 1);
  }
  const codes = frequent.filter((code) => frequent.some((other) => counts.has(`${code} ${other}`)));
  if (!codes.length) {
    $("matrix").replaceChildren(make("p", "nothing", "No two countries share an event here."));
    return;
  }
  const most = Math.max(1, ...counts.values());
  const head = make("tr", "", null, make("td", "self"), ...codes.map((code) => columnHead(code)));
  const rows = codes.map((a) => make("tr", "", null, rowHead(a), ...codes.map((b) => cell(a, b, counts.get(`${a} ${b}`) || 0, most))));
  $("matrix").replaceChildren(make("table", "matrix", null, make("thead", "", null, head), make("tbody", "", null, ...rows)));
}

function columnHead(code) {
  const head = make("th", "", null, make("span", "", countryName(code)));
  head.scope = "col";
  return head;
}

function rowHead(code) {
  const head = make("th", "", countryName(code));
  head.scope = "row";
  head.title = countryName(code);
  return head;
}

function cell(a, b, count, most) {
  if (a === b) return make("td", "self");
  if (!count) return make("td");
  const button = make("button", "", count.toLocaleString("en"));
  button.type = "button";
  button.style.setProperty("--share", `${Math.round(6 + 44 * Math.sqrt(count / most))}%`); // never so dark that the number can't be read
  button.title = `${countryName(a)} and ${countryName(b)}: ${plural(count, "event")}`;
  button.setAttribute("aria-label", button.title);
  button.addEventListener("click", () => {
    $("country").value = a;
    $("partner").value = b;
    filter();
  });
  return make("td", "", null, button);
}
