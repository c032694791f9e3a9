// The events in view → marks along time: with titles while there is room, then without, and where even marks would not fit, bars of counts.

const timeline = { box: $("timeline"), canvas: $("timeline").querySelector("canvas"), hits: [], pointers: new Map(), moved: 0 };
const ROW = 24;
const NARROW = 14;
const LONGEST_LABEL = 230;
const ROOM = { rows: 384, above: 8, axis: 28, heaps: 200, least: 100 };

const xOf = (day, width) => ((day - view.from) / (view.to - view.from)) * width;

/** Put each event on the highest row where it does not touch the one before; null when the rows do not suffice. */
function layOut(events, width, rows, ink) {
  const ends = new Array(rows).fill(-Infinity), laid = [];
  for (const event of events) {
    const left = xOf(event.from + 0.5, width), right = Math.max(xOf(event.to + 0.5, width), left);
    const label = ink ? fitted(ink, event.title, LONGEST_LABEL) : "";
    const room = ink ? ink.measureText(label).width + 26 : 9;
    const start = Math.max(left, Math.min(0, right)) - 8;
    const row = ends.findIndex((end) => end < start);
    if (row < 0) return null;
    ends[row] = Math.max(right + 8, start + room);
    laid.push({ event, left, right, row, label });
  }
  return laid;
}

/** As much of the text as fits into so many pixels, the cut marked. */
function fitted(ink, text, width) {
  if (ink.measureText(text).width <= width) return text;
  let end = Math.floor((text.length * width) / ink.measureText(text).width);
  while (end > 1 && ink.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Choose how to show the events, and make the canvas as high as that needs. */
function drawTimeline() {
  const events = selection.shown.filter((event) => event.from !== null);
  const before = prepare(timeline.canvas);
  const titled = events.length <= 300 ? layOut(events, before.width, Math.floor(ROOM.rows / ROW), before.ink) : null;
  const laid = titled || (events.length <= 3000 ? layOut(events, before.width, Math.floor(ROOM.rows / NARROW), null) : null);
  const row = titled ? ROW : NARROW, rows = (laid || []).reduce((most, { row }) => Math.max(most, row + 1), 0);
  timeline.canvas.style.height = `${laid ? Math.max(ROOM.above + rows * row, ROOM.least) + ROOM.axis : ROOM.heaps + ROOM.axis}px`;
  const { ink, width, height } = prepare(timeline.canvas), base = height - ROOM.axis;
  drawAxis(ink, width, height - 13, base, view.from, view.to);
  timeline.hits = [];
  if (!events.length) drawNothing(ink, width, base);
  else if (laid) drawMarks(ink, laid, row);
  else drawHeaps(ink, events, width, base);
  timeline.box.dataset.shows = !events.length ? "nothing" : !laid ? "counts" : titled ? "titles" : "marks";
}

function drawNothing(ink, width, base) {
  ink.fillStyle = colours.soft;
  ink.textAlign = "center";
  ink.fillText(selection.wanted.length ? "No dated events in this stretch" : "No events match", width / 2, base / 2);
}

function drawMarks(ink, laid, row) {
  ink.textAlign = "left";
  for (const { event, left, right, row: place, label } of laid) {
    const y = ROOM.above + (place + 0.5) * row;
    if (right > left + 2) {
      ink.globalAlpha = 0.3;
      ink.fillStyle = colours[event.kind];
      ink.fillRect(left, y - 3, right - left, 6);
      ink.globalAlpha = 1;
    }
    const x = Math.max(left, Math.min(7, right));
    drawMark(ink, event, x, y, label ? 5.5 : 4.5);
    if (event === selection.event) ring(ink, x, y);
    if (label) {
      ink.fillStyle = colours.ink;
      if (event.status === "cancelled" || event.status === "denied") ink.fillStyle = colours.soft;
      ink.fillText(label, x + 11, y + 0.5);
    }
    timeline.hits.push({ event, left: x - 9, right: Math.max(right + 9, label ? x + 11 + ink.measureText(label).width : 0), top: y - row / 2, bottom: y + row / 2 });
  }
}

function ring(ink, x, y) {
  ink.strokeStyle = colours.accent;
  ink.lineWidth = 2.5;
  ink.beginPath();
  ink.arc(x, y, 10, 0, 2 * Math.PI);
  ink.stroke();
}

/** Columns of some pixels, as high as many events fall into them; a click goes there. */
function drawHeaps(ink, events, width, base) {
  const wide = 6, heaps = new Map();
  for (const event of events) {
    const at = Math.floor(Math.max(xOf(event.from + 0.5, width), 0) / wide);
    const heap = heaps.get(at) || heaps.set(at, { meeting: 0, agreement: 0, pledge: 0, total: 0 }).get(at);
    heap[event.kind] += 1;
    heap.total += 1;
  }
  const most = Math.max(...[...heaps.values()].map((heap) => heap.total));
  for (const [at, heap] of heaps) {
    let top = base;
    for (const kind of KINDS) {
      const size = (heap[kind] / most) * (base - 34);
      ink.fillStyle = colours[kind];
      ink.fillRect(at * wide, top - size, wide - 1, size);
      top -= size;
    }
    const day = view.from + ((at * wide) / width) * (view.to - view.from), span = (wide / width) * (view.to - view.from);
    timeline.hits.push({ zoom: [day - 8 * span, day + 9 * span], left: at * wide, right: (at + 1) * wide, top: 0, bottom: base });
  }
  ink.fillStyle = colours.soft;
  ink.textAlign = "left";
  ink.fillText("Too many to tell apart: zoom in to see each", 8, 12);
  if (selection.event && events.includes(selection.event)) {
    const x = xOf(selection.event.from + 0.5, width);
    drawMark(ink, selection.event, x, 30);
    ring(ink, x, 30);
  }
}

/** What is under the pointer. */
function hitAt(event) {
  const box = timeline.canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
  return timeline.hits.findLast((hit) => x >= hit.left && x < hit.right && y >= hit.top && y < hit.bottom);
}

const dayAtX = (clientX) => {
  const box = timeline.canvas.getBoundingClientRect();
  return view.from + ((clientX - box.left) / box.width) * (view.to - view.from);
};

/** One pointer drags, two pinch, a click opens. */
function listenPointers() {
  const { box, pointers } = timeline;
  box.addEventListener("pointerdown", (event) => {
    if (!pointers.size) timeline.moved = 0;
    pointers.set(event.pointerId, event.clientX);
  });
  box.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      const hit = hitAt(event);
      box.title = hit && hit.event ? `${hit.event.when}  ${hit.event.title}` : "";
      return;
    }
    const before = pointers.get(event.pointerId), days = (view.to - view.from) / box.clientWidth;
    timeline.moved += Math.abs(event.clientX - before);
    pointers.set(event.pointerId, event.clientX);
    if (pointers.size === 2) {
      const [a, b] = pointers.values(), other = a === event.clientX ? b : a;
      zoom(Math.min(Math.max(Math.abs(before - other) / Math.max(Math.abs(event.clientX - other), 1), 0.5), 2), dayAtX((a + b) / 2));
    } else if (timeline.moved > 4) {
      box.setPointerCapture(event.pointerId);
      shift((before - event.clientX) * days);
    }
  });
  box.addEventListener("pointerup", (event) => {
    const hit = pointers.size === 1 && timeline.moved <= 4 ? hitAt(event) : null;
    pointers.delete(event.pointerId);
    if (hit && hit.event) openPanel(hit.event);
    else if (hit) show(...hit.zoom);
  });
  box.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  box.addEventListener("pointerleave", (event) => pointers.delete(event.pointerId));
}

/** A wheel zooms with Ctrl or ⌘, and moves when it goes sideways; else the page scrolls. */
function listenWheel() {
  timeline.box.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(Math.min(Math.max(event.deltaY, -120), 120) * 0.004), dayAtX(event.clientX));
    else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) shift((event.deltaX / timeline.box.clientWidth) * (view.to - view.from));
    else return;
    event.preventDefault();
  }, { passive: false });
}

const STRIDES = {
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  Home: () => step(-Infinity),
  End: () => step(Infinity),
  "+": () => zoom(0.6),
  "=": () => zoom(0.6),
  "-": () => zoom(1 / 0.6),
  0: showAll,
  Enter: () => selection.event && openPanel(selection.event),
  " ": () => selection.event && openPanel(selection.event),
};

function listenKeys() {
  timeline.box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && event.key.startsWith("Arrow")) shift(((event.key === "ArrowRight" ? 1 : -1) * (view.to - view.from)) / 5);
    else if (STRIDES[event.key]) STRIDES[event.key]();
    else return;
    event.preventDefault();
  });
}

/** Choose the next or the previous event and say which it is. */
function step(steps) {
  const { wanted } = selection;
  const event = Number.isFinite(steps) ? neighbour(steps) : wanted[steps < 0 ? 0 : wanted.length - 1];
  if (!event) return;
  choose(event);
  $("said").textContent = `${event.when}, ${event.status} ${event.kind}: ${event.title}. ${wanted.indexOf(event) + 1} of ${wanted.length}`;
}

function drawLegend() {
  const marks = [...KINDS.map((kind) => [kind, { kind, status: "occurred" }]), ["planned", { kind: "meeting", status: "planned" }], ["called off or denied", { kind: "meeting", status: "cancelled" }]];
  $("legend").replaceChildren(...marks.map(([name]) => make("li", "", null, make("canvas"), make("span", "", name))));
  marks.forEach(([, mark], at) => {
    const { ink } = prepare($("legend").children[at].firstChild);
    drawMark(ink, mark, 8, 8, 5);
  });
}
