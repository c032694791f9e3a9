// What both canvases need: sharp lines, the colours of the theme, the marks of events, and the ticks of an axis of days.

const colours = {};

/** Read the colours of the theme; a canvas can't take them from the sheet itself. */
function readColours() {
  const probe = document.body.appendChild(make("span"));
  for (const name of ["card", "ink", "soft", "line", "edge", "accent", "window", ...KINDS]) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
}

/** Fit the canvas to its place and clear it. Returns its context, in CSS pixels, and its size. */
function prepare(canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  const ink = canvas.getContext("2d");
  ink.setTransform(scale, 0, 0, scale, 0, 0);
  ink.clearRect(0, 0, width, height);
  ink.font = `13px ${getComputedStyle(document.documentElement).fontFamily}`;
  ink.textBaseline = "middle";
  return { ink, width, height };
}

/** A circle for a meeting, a square for an agreement, a lozenge for a pledge; hollow unless it took place, crossed when called off or denied. */
function drawMark(ink, event, x, y, size = 5.5) {
  ink.strokeStyle = ink.fillStyle = colours[event.kind];
  ink.lineWidth = 2;
  ink.beginPath();
  if (event.kind === "meeting") ink.arc(x, y, size, 0, 2 * Math.PI);
  else if (event.kind === "agreement") ink.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
  else {
    ink.moveTo(x, y - size * 1.25);
    ink.lineTo(x + size * 1.25, y);
    ink.lineTo(x, y + size * 1.25);
    ink.lineTo(x - size * 1.25, y);
    ink.closePath();
  }
  if (event.status !== "occurred") {
    ink.fillStyle = colours.card;
  }
  ink.fill();
  ink.stroke();
  if (event.status === "cancelled" || event.status === "denied") {
    ink.beginPath();
    ink.moveTo(x - size, y - size);
    ink.lineTo(x + size, y + size);
    ink.moveTo(x + size, y - size);
    ink.lineTo(x - size, y + size);
    ink.stroke();
  }
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STEPS = [
  { unit: "day", every: 1, days: 1 }, { unit: "day", every: 7, days: 7 }, { unit: "month", every: 1, days: 30.4 },
  { unit: "month", every: 3, days: 91.3 }, { unit: "month", every: 12, days: 365.25 }, { unit: "month", every: 24, days: 730.5 },
  { unit: "month", every: 60, days: 1826 }, { unit: "month", every: 120, days: 3652 }, { unit: "month", every: 600, days: 18262 },
];

const monthDay = (months) => Date.UTC(Math.floor(months / 12), ((months % 12) + 12) % 12, 1) / DAY;

/** The first day of the step that `day` is in, as a count of steps, and back: periods of equal name, not of equal length. */
const stepOf = {
  day: { count: (day, every) => Math.floor((day + 3) / every), day: (count, every) => count * every - 3 },
  month: {
    count: (day, every) => {
      const date = new Date(Math.floor(day) * DAY);
      return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / every);
    },
    day: (count, every) => monthDay(count * every),
  },
};

/** The finest step of which there are at most `most` between two days. */
const stepFor = (from, to, most) => STEPS.find((step) => (to - from) / step.days <= most) || STEPS[STEPS.length - 1];

/** First days of the steps from `from` to `to`. */
function stepDays(from, to, { unit, every }) {
  const { count, day } = stepOf[unit], days = [];
  for (let at = count(from, every); day(at, every) < to; at += 1) days.push(day(at, every));
  return days;
}

function tickLabel(day, { unit, every }) {
  const date = new Date(day * DAY), year = date.getUTCFullYear(), month = MONTHS[date.getUTCMonth()];
  if (unit === "day") return `${date.getUTCDate()} ${month}${date.getUTCMonth() === 0 && date.getUTCDate() <= every ? ` ${year}` : ""}`;
  return every >= 12 ? `${year}` : `${month} ${year}`;
}

function drawAxis(ink, width, y, height, from, to) {
  const step = stepFor(from, to, Math.max(width / 90, 2));
  const x = (day) => ((day - from) / (to - from)) * width;
  ink.fillStyle = colours.soft;
  ink.strokeStyle = colours.line;
  ink.lineWidth = 1;
  ink.textAlign = "left";
  for (const day of stepDays(from, to, step)) {
    const at = Math.round(x(day)) + 0.5;
    ink.beginPath();
    ink.moveTo(at, 0);
    ink.lineTo(at, height);
    ink.stroke();
    const label = tickLabel(day, step);
    if (at >= -4 && at + 4 + ink.measureText(label).width <= width) ink.fillText(label, at + 4, y);
  }
}
