// Shows an exploration's view and sends it messages; every choice is made, and every text scored, in Python.

const SVG = "http://www.w3.org/2000/svg";
const ROW = 22;
const WIDE = 300;
const NAMES = 130;

function element(name, properties = {}, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function drawn(name, attributes, children = []) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// What comes from an article may turn the direction of writing: it must not turn what stands beside it.
const isolated = (text) => element("bdi", { textContent: text });

function options(choices, chosen) {
  return choices.map(([value, name]) => element("option", { value, textContent: name, selected: value === chosen }));
}

function render({ model, el }) {
  let picked = null;
  const root = element("section", { className: "framing-explorer" });
  root.setAttribute("aria-label", "Explorer");
  root.dataset.lmSuppressShortcuts = "true"; // the notebook's own shortcuts must not act on keys pressed in here
  const choices = element("div", { className: "choices" });
  const said = element("p", { className: "said" });
  said.setAttribute("role", "status");
  const problem = element("p", { className: "problem" });
  problem.setAttribute("role", "alert");
  const about = element("p");
  const columns = element("div", { className: "columns" });
  root.append(choices, about, said, problem, columns, pasting());
  el.append(root);

  function select(kind, name, choicesOf, chosen) {
    const list = element("select", {}, options(choicesOf, chosen));
    list.dataset.key = kind;
    list.addEventListener("change", () => model.send({ kind, value: list.value }));
    return element("label", {}, [`${name} `, list]);
  }

  function outlets(view) {
    const boxes = view.present.map((outlet) => {
      const box = element("input", { type: "checkbox", checked: view.outlets.includes(outlet) });
      box.dataset.key = `outlet ${outlet}`;
      box.addEventListener("change", () => {
        const kept = view.present.filter((each) => (each === outlet ? box.checked : view.outlets.includes(each)));
        model.send({ kind: "outlets", value: kept });
      });
      return element("label", {}, [box, " ", isolated(outlet || "(no outlet)")]);
    });
    return element("fieldset", {}, [element("legend", { textContent: "Outlets" }), ...boxes]);
  }

  function pasting() {
    const outlet = element("input", { type: "text" });
    const title = element("input", { type: "text" });
    const text = element("textarea");
    const button = element("button", { type: "button", textContent: "Read it" });
    button.addEventListener("click", () => {
      model.send({ kind: "paste", outlet: outlet.value, title: title.value, text: text.value });
      text.value = title.value = "";
    });
    const field = (name, input) => element("p", {}, [element("label", {}, [`${name} `, input])]);
    const summary = element("summary", { textContent: "Paste an article of your own" });
    const note = element("p", { textContent: "It is read on this computer, joins the event that is shown, and is not stored." });
    return element("details", {}, [summary, note, field("Outlet", outlet), field("Title", title), field("Text", text), button]);
  }

  function told(bar) {
    if (bar.kind === "count") return `${bar.value}`;
    return bar.value === null ? "undefined" : `${Math.round(bar.value * 100) / 100}`;
  }

  // One scale for the values of all articles and one for all counts, both from 0, so that bars can be compared.
  function scale(view, kind) {
    const values = view.articles.flatMap((each) => each.bars).filter((bar) => bar.kind === kind && bar.value !== null);
    const low = Math.min(0, ...values.map((bar) => bar.value));
    const high = Math.max(0, ...values.map((bar) => bar.value));
    const wide = WIDE - NAMES - 55;
    return (value) => NAMES + (high > low ? ((value - low) / (high - low)) * wide : 0);
  }

  function bars(article, view, scales) {
    const rows = article.bars.map((bar, i) => {
      const place = scales[bar.kind];
      const [from, to] = [place(Math.min(0, bar.value ?? 0)), place(Math.max(0, bar.value ?? 0))];
      const middle = i * ROW + 15;
      const number = bar.hits.length === 1 ? "1 hit" : `${bar.hits.length} hits`;
      const drawing = drawn("rect", { class: `bar ${bar.kind}`, x: from, y: i * ROW + 4, width: Math.max(to - from, 0.5), height: ROW - 8 });
      if (bar.kind === "count") drawing.style.fill = view.colours[bar.label];
      const row = drawn("g", { role: "button", tabindex: "0", "aria-label": `${bar.name}: ${told(bar)}; show ${number}` }, [
        drawn("rect", { class: "area", x: 0, y: i * ROW, width: WIDE, height: ROW }),
        drawn("text", { x: 0, y: middle }, [bar.name.length > 19 ? `${bar.name.slice(0, 18)}…` : bar.name]),
        drawing,
        drawn("text", { x: to + 4, y: middle }, [told(bar)]),
      ]);
      row.dataset.key = `bar ${article.id} ${i}`;
      row.addEventListener("click", () => pick(article, bar, row));
      row.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick(article, bar, row);
      });
      return row;
    });
    const height = article.bars.length * ROW;
    const figure = drawn("svg", { viewBox: `0 0 ${WIDE} ${height}`, role: "group" }, rows);
    figure.setAttribute("aria-label", `Figures of ${article.outlet}`);
    return figure;
  }

  function pick(article, bar, row) {
    for (const node of root.querySelectorAll(".linked, .picked")) node.classList.remove("linked", "picked");
    row.classList.add("picked");
    const wanted = new Set(bar.hits);
    const here = row.closest(".column").querySelectorAll("mark");
    const linked = [...here].filter((mark) => mark.dataset.hits.split(" ").some((hit) => wanted.has(Number(hit))));
    for (const mark of linked) mark.classList.add("linked");
    picked = { row, linked, bar, article };
    if (linked.length) goTo(0);
    else said.textContent = `${article.outlet}: no words stand behind “${bar.name}”.`;
  }

  function goTo(position) {
    picked.position = (position + picked.linked.length) % picked.linked.length;
    const mark = picked.linked[picked.position];
    mark.focus();
    mark.scrollIntoView({ block: "nearest" });
    const place = `${picked.position + 1} of ${picked.linked.length}`;
    said.textContent = `${picked.article.outlet}, ${picked.bar.name}, ${place}: “${mark.textContent}” – ${mark.title}`;
  }

  function keyed(event) {
    if (!picked?.linked.includes(event.target)) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === "Escape") picked.row.focus();
    else if (steps[event.key]) goTo(picked.position + steps[event.key]);
    else return;
    event.preventDefault();
  }

  function paragraph({ zone, pieces }, hits, looks) {
    const nodes = pieces.map(([text, covering]) => {
      if (!covering.length) return text;
      const inner = hits[covering.at(-1)];
      const mark = element("mark", { textContent: text, tabIndex: -1 });
      mark.style.cssText = looks[inner.label];
      mark.title = covering.map((hit) => hits[hit].told).join("; ");
      mark.dataset.hits = covering.join(" ");
      return mark;
    });
    return element("p", { className: `zone-${zone}`, dir: "auto" }, nodes);
  }

  function column(article, view, scales) {
    const text = element("div", { className: "text", tabIndex: 0 }, article.paragraphs.map((each) => paragraph(each, article.hits, view.looks)));
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", `Text of ${article.outlet}`);
    text.dataset.key = `text ${article.id}`;
    const head = element("header", {}, [element("strong", {}, [isolated(article.outlet)]), " ", isolated(article.head)]);
    const whole = element("article", { className: "column" }, [head, bars(article, view, scales), text]);
    whole.setAttribute("aria-label", article.outlet);
    return whole;
  }

  function draw() {
    const view = model.get("view");
    const held = root.getRootNode().activeElement?.dataset?.key;
    choices.replaceChildren(
      select("event", "Event", view.events.map((event) => [event, event || "(no event)"]), view.event),
      select("measure", "Measure", model.get("measures"), view.measure),
      select("column", "Bars show", view.columns, view.column),
      outlets(view),
    );
    about.textContent = `${view.title}: ${view.unit}. More means ${view.more}. The coloured bars count all hits, in every voice.`;
    said.textContent = view.said;
    const scales = { value: scale(view, "value"), count: scale(view, "count") };
    columns.replaceChildren(...view.articles.map((article) => column(article, view, scales)));
    picked = null;
    if (held) [...root.querySelectorAll("[data-key]")].find((node) => node.dataset.key === held)?.focus();
  }

  root.addEventListener("keydown", keyed);
  model.on("change:view", draw);
  model.on("change:problem", () => { problem.textContent = model.get("problem"); });
  draw();
}

export default { render };
