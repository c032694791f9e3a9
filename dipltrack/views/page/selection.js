// Filters, the stretch of time in view and the event that is chosen → the events to show; everybody who draws is told of a change.

const view = { from: 0, to: 1 };
const selection = { wanted: [], shown: [], event: null };
const listeners = [];
let waiting = false;

/** Ask for a new drawing, once a frame however often it is asked for. */
function changed() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const all = showsAll();
    selection.shown = selection.wanted.filter((event) => (event.from === null ? all : event.to >= view.from && event.from < view.to));
    for (const listener of listeners) listener();
  });
}

const margin = () => Math.max((lastDay - firstDay + 1) * 0.02, 1);
const outer = () => ({ from: firstDay - margin(), to: lastDay + 1 + margin() });
const showsAll = () => view.from <= outer().from + 1e-6 && view.to >= outer().to - 1e-6;

/** Show the days from `from` to `to`, never less than three and never more than there are. */
function show(from, to) {
  const all = outer();
  const width = Math.min(Math.max(to - from, 3), all.to - all.from);
  view.from = Math.min(Math.max((from + to - width) / 2, all.from), all.to - width);
  view.to = view.from + width;
  changed();
}

const showAll = () => show(outer().from, outer().to);

function zoom(factor, around = (view.from + view.to) / 2) {
  show(around - (around - view.from) * factor, around + (view.to - around) * factor);
}

const shift = (days) => show(view.from + days, view.to + days);

function filter() {
  const checked = (id) => new Set([...$(id).querySelectorAll("input:checked")].map((box) => box.value));
  const kinds = checked("kinds"), statuses = checked("statuses");
  const countries = [$("country").value, $("partner").value].filter(Boolean);
  const person = fold($("person").value.trim());
  const words = fold($("words").value).split(/\s+/).filter(Boolean);
  selection.wanted = record.events.filter((event) =>
    kinds.has(event.kind) && statuses.has(event.status) &&
    countries.every((code) => event.countries.includes(code)) &&
    (!person || event.people.some((name) => fold(name).includes(person))) &&
    words.every((word) => event.search.includes(word)));
  changed();
}

/** Choose the event, or none, and let the timeline follow it. */
function choose(event) {
  selection.event = event;
  if (event && event.from !== null && (event.from < view.from || event.from >= view.to)) shift(event.from - (view.from + view.to) / 2);
  changed();
}

/** The event `steps` after the chosen one among those shown; with none chosen, the first or the last. */
function neighbour(steps) {
  const among = selection.wanted, at = among.indexOf(selection.event);
  if (at < 0) return (steps > 0 ? selection.shown[0] : selection.shown[selection.shown.length - 1]) || null;
  return among[at + steps] || null;
}
