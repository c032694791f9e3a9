// The wanted events → bars over all time, one a period, a part for each kind; dragging over them chooses the stretch in view.

const overview = { canvas: $("overview"), bars: [], step: null, drag: null };

/** Count the events of each period and kind. */
function countBars() {
  const all = outer(), step = stepFor(all.from, all.to, Math.max(overview.canvas.clientWidth / 9, 20));
  const { count, day } = stepOf[step.unit];
  const bars = new Map(stepDays(all.from, all.to, step).map((first) => [count(first, step.every), { first, total: 0, meeting: 0, agreement: 0, pledge: 0 }]));
  for (const event of selection.wanted) {
    if (event.from === null) continue;
    const bar = bars.get(count(event.from, step.every));
    bar[event.kind] += 1;
    bar.total += 1;
  }
  for (const [at, bar] of bars) bar.after = day(at + 1, step.every);
  overview.step = step;
  overview.bars = [...bars.values()];
}

function drawOverview() {
  const { ink, width, height } = prepare(overview.canvas), all = outer(), base = height - 20;
  if (!dated.length) return;
  countBars();
  const x = (day) => ((day - all.from) / (all.to - all.from)) * width;
  const most = Math.max(1, ...overview.bars.map((bar) => bar.total));
  drawAxis(ink, width, height - 9, base, all.from, all.to);
  for (const bar of overview.bars) {
    let top = base;
    const left = x(bar.first), right = Math.max(x(bar.after) - 1, left + 1);
    for (const kind of KINDS) {
      const size = (bar[kind] / most) * (base - 20);
      ink.fillStyle = colours[kind];
      ink.fillRect(left, top - size, right - left, size);
      top -= size;
    }
  }
  ink.fillStyle = colours.soft;
  ink.textAlign = "right";
  ink.fillText(`at most ${most.toLocaleString("en")} a ${stepName()}`, width - 2, 8);
  if (!showsAll()) {
    ink.fillStyle = colours.window;
    ink.strokeStyle = colours.accent;
    ink.lineWidth = 1.5;
    ink.fillRect(x(view.from), 0, x(view.to) - x(view.from), base);
    ink.strokeRect(x(view.from) + 0.75, 0.75, x(view.to) - x(view.from) - 1.5, base - 1.5);
  }
  const busiest = overview.bars.find((bar) => bar.total === most);
  overview.canvas.setAttribute("aria-label", `Counts over time: at most ${plural(most, "event")} a ${stepName()}, in that of ${busiest ? isoOf(busiest.first) : "none"}`);
  if ($("numbers").open) tableOfCounts();
}

function stepName() {
  const { unit, every } = overview.step;
  return { day1: "day", day7: "week", month1: "month", month3: "quarter", month12: "year" }[unit + every] || `${every / 12} years`;
}

function tableOfCounts() {
  const table = make("table", "numbers");
  table.append(make("thead", "", null, make("tr", "", null, ...["From", ...KINDS.map((kind) => `${kind}s`), "all"].map((name) => make("th", "", name)))));
  const rows = overview.bars.map((bar) => make("tr", "", null, make("th", "", isoOf(bar.first)), ...[...KINDS.map((kind) => bar[kind]), bar.total].map((n) => make("td", "", n))));
  table.append(make("tbody", "", null, ...rows));
  $("numbers").querySelector("div").replaceChildren(table);
}

function listenOverview() {
  const { canvas } = overview;
  const dayAt = (event) => {
    const box = canvas.getBoundingClientRect(), all = outer();
    return all.from + ((event.clientX - box.left) / box.width) * (all.to - all.from);
  };
  canvas.addEventListener("pointerdown", (event) => {
    overview.drag = { day: dayAt(event), x: event.clientX };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (overview.drag && Math.abs(event.clientX - overview.drag.x) > 4) {
      const day = dayAt(event);
      show(Math.min(day, overview.drag.day), Math.max(day, overview.drag.day));
    }
  });
  canvas.addEventListener("pointerup", (event) => {
    if (overview.drag && Math.abs(event.clientX - overview.drag.x) <= 4) {
      const bar = overview.bars.find(({ first, after }) => overview.drag.day >= first && overview.drag.day < after);
      if (bar) show(bar.first, bar.after);
    }
    overview.drag = null;
  });
  canvas.addEventListener("pointercancel", () => (overview.drag = null));
  canvas.addEventListener("dblclick", showAll);
  $("numbers").addEventListener("toggle", tableOfCounts);
}
