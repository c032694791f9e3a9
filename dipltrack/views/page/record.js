// The JSON in the page → events with days as numbers and words to search, and what all drawings share.

const record = JSON.parse(document.getElementById("record").textContent);
const KINDS = ["meeting", "agreement", "pledge"];
const STATUSES = ["occurred", "planned", "cancelled", "denied"];
const DAY = 86400000;

const $ = (id) => document.getElementById(id);
const countryName = (code) => record.countries[code] || code;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const isoOf = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
const plural = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** An element with a class, a text and children. Text is only ever set as text. */
function make(tag, className, text, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  element.append(...children);
  return element;
}

for (const event of record.events) {
  for (const list of ["countries", "orgs", "people", "who", "evidence"]) event[list] ||= [];
  event.from = event.start ? dayOf(event.start) : null;
  event.to = event.end ? dayOf(event.end) : event.from;
  event.parties = [...event.countries.map(countryName), ...event.orgs];
  event.search = fold([event.title, event.place, event.topic, event.mode, ...event.parties, ...event.people, ...event.evidence.flatMap((e) => [e.text, e.source])].join("\n"));
}
record.events.sort((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity) || a.id - b.id);
const dated = record.events.filter((event) => event.from !== null);
// One day more at the end than at the start: a day is as wide as it is long.
const firstDay = dated.length ? dated[0].from : 0;
const lastDay = dated.reduce((last, event) => Math.max(last, event.to), firstDay);

/** Values and how often they occur, the most frequent first. */
function tally(lists) {
  const counts = new Map();
  for (const list of lists) for (const value of new Set(list)) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
