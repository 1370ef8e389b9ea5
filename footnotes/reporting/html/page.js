"use strict";
// What the page does: views, cards of citations, choices, sorting. Events are heard where they arrive, once for all
// citations: a book has thousands. What is known of a citation is put into the page as text, never as markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const { citations, sources, texts } = JSON.parse(byId("data").textContent);
  const text = byId("text"), card = byId("card"), tip = byId("tip");
  const marks = [...text.querySelectorAll(".c[id]")];
  const numberOf = (mark) => Number(mark.id.slice(1));
  const views = [...document.querySelectorAll("[data-view]")];
  document.documentElement.classList.add("live");

  function make(name, content, attributes = {}) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...[content].flat().filter((piece) => piece !== null && piece !== ""));
    return made;
  }

  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  // Views: the address says which is shown, and what in it is looked at.

  function show(view) {
    for (const one of views) one.hidden = one !== view;
    for (const link of document.querySelectorAll("nav a"))
      if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
  }

  function arrive() {
    close();
    const target = byId(location.hash.slice(1)) ?? views[0];
    const view = target.closest("[data-view]");
    if (!view) return show(views.find((one) => !one.hidden) ?? views[0]);
    show(view);
    if (target === view) return scrollTo(0, 0);
    if (text.classList.contains("only") && !target.closest(".kept")) press("only", false);
    look(target);
  }

  function look(target) {
    const mark = target.closest(".c") ?? (target.matches(".f") ? target.querySelector(".c") : null);
    const looked = mark ?? target;
    bring(looked);
    requestAnimationFrame(() => bring(looked)); // what was not laid out yet has its height now
    target.classList.remove("arrived");
    void target.offsetWidth;
    target.classList.add("arrived");
    if (mark) step(mark, { preventScroll: true });
    else {
      if (!looked.hasAttribute("tabindex") && !looked.matches("a, button")) looked.tabIndex = -1;
      looked.focus({ preventScroll: true });
    }
  }

  // One stop of the tabulator for many things of a kind: the arrows go from one to the next.

  function rove(container, selector, previous, next) {
    const all = () => [...container.querySelectorAll(selector)].filter((one) => !one.closest("[hidden]"));
    all().forEach((one, index) => one.setAttribute("tabindex", index ? -1 : 0));
    container.addEventListener("keydown", (event) => {
      const here = event.target.closest(selector);
      if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
      const among = all(), at = among.indexOf(here);
      const to = { [previous]: at - 1, [next]: at + 1, Home: 0, End: among.length - 1 }[event.key];
      if (to === undefined || !among[to]) return;
      event.preventDefault();
      for (const one of container.querySelectorAll(`${selector}[tabindex="0"]`)) one.setAttribute("tabindex", -1);
      among[to].setAttribute("tabindex", 0);
      among[to].focus();
    });
  }

  // Citations: which are marked, and which is looked at.

  let shown = marks, current = -1;

  function step(mark, how) {
    marks[current]?.setAttribute("tabindex", -1);
    current = marks.indexOf(mark);
    mark.setAttribute("tabindex", 0);
    mark.focus(how);
    tellPosition();
  }

  function stepBy(by) {
    const at = shown.indexOf(marks[current]);
    const from = at >= 0 ? at + by : shown.findIndex((mark) => marks.indexOf(mark) > current) + (by > 0 ? 0 : -1);
    const mark = shown[Math.max(0, Math.min(shown.length - 1, from))];
    if (!mark) return;
    bring(mark);
    step(mark, { preventScroll: true });
  }

  // On a telephone the card takes the lower half.
  function bring(looked) {
    looked.scrollIntoView({ block: innerWidth <= 640 || !looked.matches(".c, .f") ? "start" : "center" });
  }

  function tellPosition() {
    const at = shown.indexOf(marks[current]);
    byId("position").textContent = filled(texts.position, { number: at >= 0 ? at + 1 : "–", total: shown.length });
  }

  const pressed = (value) => document.querySelector(`[data-filter="state"] [value="${value}"]`).ariaPressed === "true";

  function press(value, on) {
    document.querySelector(`[data-filter="state"] [value="${value}"]`).ariaPressed = String(on);
    choose();
  }

  function choose() {
    const states = new Set(["resolved", "ambiguous", "unresolved"].filter(pressed));
    const found = pressed("found"), only = pressed("only"), source = byId("source-choice").value;
    const citing = source === "" ? null : new Set(sources[source]);
    shown = marks.filter((mark) => {
      const number = numberOf(mark), known = citations[number];
      const on = states.has(known.state) && (!found || known.findings.length > 0) && (!citing || citing.has(number));
      mark.classList.toggle("off", !on);
      return on;
    });
    text.classList.toggle("by-source", citing !== null);
    text.classList.toggle("only", only);
    for (const kept of text.querySelectorAll(".kept")) kept.classList.remove("kept");
    if (only)
      for (const mark of shown) for (const around of [mark.closest("p"), mark.closest(".note")]) around?.classList.add("kept");
    tellPosition();
  }

  // The card of a citation.

  let opened = null, pinned = false, returning = false, waiting = 0;

  function open(mark, pin) {
    clearTimeout(waiting);
    if (opened !== mark) {
      close();
      opened = mark;
      card.replaceChildren(...contentsOf(citations[numberOf(mark)]));
      card.hidden = false;
      mark.classList.add("open");
      mark.setAttribute("aria-describedby", "card-title");
      put(mark);
    }
    pinned = pin;
  }

  function close() {
    clearTimeout(waiting);
    if (!opened) return;
    const within = card.contains(document.activeElement), mark = opened;
    mark.classList.remove("open");
    mark.removeAttribute("aria-describedby");
    opened = null;
    pinned = false;
    card.hidden = true;
    if (!within) return;
    returning = true;
    mark.focus({ preventScroll: true });
    returning = false;
  }

  function put(mark) {
    const at = mark.getClientRects()[0], column = text.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const room = { right: innerWidth - column.right, left: column.left };
    let left = Math.min(Math.max(8, at.left), innerWidth - width - 8);
    let top = at.bottom + 8 + height < innerHeight ? at.bottom + 8 : Math.max(8, at.top - height - 8);
    if (room.right > width + 32 || room.left > width + 32) { // the margin
      left = room.right > width + 32 ? column.right + 24 : column.left - width - 24;
      top = Math.max(8, Math.min(at.top - 16, innerHeight - height - 8));
    }
    Object.assign(card.style, { left: `${left}px`, top: `${top}px` });
    card.scrollTop = 0;
  }

  function contentsOf(known) {
    const title = make("p", [make("span", texts[known.state], { class: `state ${known.state}` }), ` · ${known.place}`], { id: "card-title" });
    const closing = make("button", "×", { type: "button", "aria-label": texts.close, "data-close": "" });
    return [make("header", [title, closing]), ...known.findings.map(findingOf), ...known.cites.map(citeOf)];
  }

  function findingOf(number) {
    const item = document.querySelector(`.findings a[href="#f${number}"]`)?.parentElement;
    const words = [...(item?.querySelectorAll(".code, .message, .help") ?? [])].map((one) => one.cloneNode(true));
    return make("div", words, { class: "finding" });
  }

  function citeOf(cite) {
    const parts = [make("h3", make("q", cite.text, { dir: "auto" }))];
    if (cite.source !== null) parts.push(entryOf(cite.source));
    if (cite.means) parts.push(make("p", cite.means));
    if (cite.where.length) parts.push(make("p", [`${texts.where} `, make("bdi", cite.where.join("; "))]));
    if (cite.antecedent !== null)
      parts.push(make("p", [`${texts.leansOn} `, make("a", make("q", citations[cite.antecedent].text), { href: `#c${cite.antecedent}` })]));
    const chosen = cite.candidates.filter((one) => one.chosen), others = cite.candidates.filter((one) => !one.chosen);
    for (const one of chosen) parts.push(make("h4", `${texts.why} (${filled(texts.likely, { share: one.likely })})`), evidenceOf(one));
    if (others.length) parts.push(make("h4", chosen.length ? texts.others : texts.candidates));
    for (const one of others) parts.push(candidateOf(one));
    return make("div", parts, { class: "cite" });
  }

  function entryOf(source) {
    const entry = byId(`s${source}`).querySelector(".entry").cloneNode(true);
    return make("div", [entry, make("a", texts.source, { href: `#s${source}` })]);
  }

  function candidateOf(one) {
    const name = make("bdi", one.described || one.key);
    const linked = one.source === null ? name : make("a", name, { href: `#s${one.source}` });
    return make("div", [make("p", [linked, `, ${filled(texts.likely, { share: one.likely })}`]), evidenceOf(one)]);
  }

  function evidenceOf(one) {
    const items = [...one.for.map((why) => make("li", make("bdi", why)))];
    items.push(...one.against.map((why) => make("li", [`${texts.against}: `, make("bdi", why)], { class: "against" })));
    return make("ul", items);
  }

  text.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".c");
    if (!mark || event.pointerType !== "mouse" || pinned || mark.classList.contains("off")) return;
    clearTimeout(waiting);
    waiting = setTimeout(open, 120, pieceOf(mark), false);
  });
  text.addEventListener("pointerout", (event) => {
    if (event.target.closest(".c") && !pinned) leave();
  });
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && !pinned) leave();
  });

  function leave() {
    clearTimeout(waiting);
    waiting = setTimeout(() => document.activeElement !== opened && !card.contains(document.activeElement) && close(), 250);
  }

  // A citation that a block parts is in two pieces, of which the first has the number.
  const pieceOf = (mark) => (mark.id ? mark : marks.findLast((one) => one.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING));

  text.addEventListener("focusin", (event) => {
    if (event.target.matches(".c[id]") && !returning) open(event.target, false);
  });
  text.addEventListener("focusout", (event) => {
    if (!pinned && !card.contains(event.relatedTarget)) leave();
  });
  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".c");
    if (!mark || event.target.closest("a")) return;
    step(pieceOf(mark), { preventScroll: true });
    open(pieceOf(mark), true);
  });
  text.addEventListener("keydown", (event) => {
    if (!event.target.matches(".c") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      open(event.target, true);
      card.querySelector("button").focus();
    } else if (event.key === "ArrowRight") stepBy(1);
    else if (event.key === "ArrowLeft") stepBy(-1);
    else if (event.key === "Home" || event.key === "End") stepBy(event.key === "Home" ? -marks.length : marks.length);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    tip.hidden = true;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) arrive(); // the address does not change
    if (event.target.closest("[data-close]")) return close();
    if (!card.contains(event.target) && !event.target.closest(".c")) close();
  });
  addEventListener("scroll", () => opened && put(opened), { passive: true });
  addEventListener("resize", () => opened && put(opened));

  // Choices.

  document.querySelector('[data-filter="state"]').addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) press(button.value, button.ariaPressed !== "true");
  });
  byId("source-choice").addEventListener("change", choose);
  byId("division-choice")?.addEventListener("change", ({ target }) => {
    location.hash = `#d${target.value}`;
    target.value = "";
  });
  byId("previous").addEventListener("click", () => stepBy(-1));
  byId("next").addEventListener("click", () => stepBy(1));

  const list = byId("finding-list");
  document.querySelector('[data-filter="rule"]')?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    button.ariaPressed = String(button.ariaPressed !== "true");
    for (const item of list.children) if (item.dataset.rule === button.value) item.hidden = button.ariaPressed !== "true";
  });
  if (list) rove(list, "a", "ArrowUp", "ArrowDown");

  // The table of sources.

  const table = byId("source-table");

  function sort(button) {
    const column = button.closest("th"), rows = [...table.tBodies[0].rows];
    const kind = button.dataset.sort, index = column.cellIndex;
    const first = kind === "text" ? "ascending" : "descending";
    const order = column.ariaSort === first ? (first === "ascending" ? "descending" : "ascending") : first;
    for (const other of column.parentElement.cells) other.removeAttribute("aria-sort");
    column.setAttribute("aria-sort", order);
    const value = kind === "text" ? (row) => row.dataset.name : (row) => Number(row.cells[index].textContent || -Infinity);
    const compare = kind === "text" ? new Intl.Collator(document.documentElement.lang).compare : (one, other) => one - other;
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [value(row), row]).sort((one, other) => sign * (compare(one[0], other[0]) || 0));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  }

  function search() {
    const wanted = byId("source-search").value.trim().toLowerCase(), once = byId("cited-once").ariaPressed === "true";
    let count = 0;
    for (const row of table.tBodies[0].rows) {
      const times = row.querySelector(".times").textContent;
      row.hidden = !row.textContent.toLowerCase().includes(wanted) || (once && times !== "1");
      count += !row.hidden;
    }
    byId("source-count").textContent = filled(texts.shown, { number: count, total: sources.length });
  }

  if (table) {
    table.tHead.addEventListener("click", (event) => event.target.closest("button") && sort(event.target.closest("button")));
    byId("source-search").addEventListener("input", search);
    byId("cited-once").addEventListener("click", (event) => {
      const button = event.currentTarget;
      button.ariaPressed = String(button.ariaPressed !== "true");
      search();
    });
    table.tBodies[0].addEventListener("click", (event) => {
      const button = event.target.closest("button[data-source]");
      if (!button) return;
      byId("source-choice").value = button.dataset.source;
      choose();
      location.hash = `#c${sources[button.dataset.source][0]}`;
    });
  }

  // Plots: what a mark stands for is its label, shown beside it.

  for (const plot of document.querySelectorAll(".plot")) rove(plot, "a", "ArrowLeft", "ArrowRight");
  const labelled = (event) => event.target.closest(".plot")?.contains(event.target) && (event.target.closest("[aria-roledescription=circle], [aria-roledescription=bar]") ?? event.target.querySelector?.(":scope > [aria-label]"));
  for (const kind of ["pointerover", "focusin"])
    document.addEventListener(kind, (event) => {
      const mark = labelled(event);
      tip.hidden = !mark;
      if (!mark) return;
      tip.textContent = mark.getAttribute("aria-label");
      const at = mark.getBoundingClientRect();
      const left = Math.min(Math.max(8, at.left + at.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
      const top = at.top - tip.offsetHeight - 8 > 0 ? at.top - tip.offsetHeight - 8 : at.bottom + 8;
      Object.assign(tip.style, { left: `${left}px`, top: `${top}px` });
    });

  marks[0]?.setAttribute("tabindex", 0);
  tellPosition();
  addEventListener("hashchange", arrive);
  arrive();
})();
