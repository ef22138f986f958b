// Shows a session's view and sends it messages; every decision is made and stored in Python.

// Offsets in Python count code points, those of a browser count UTF-16 units.
function words(text) {
  const found = [];
  let offset = 0;
  for (const piece of text.match(/\s+|[\p{L}\p{N}\p{M}_'’-]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? []) {
    const length = [...piece].length;
    found.push({ piece, start: offset, end: offset + length, blank: /^\s+$/.test(piece) });
    offset += length;
  }
  return found;
}

function element(name, properties = {}, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function render({ model, el }) {
  let cursor = 0;
  let anchor = 0;
  let asked = 0;
  let pieces = [];
  const root = element("div", { className: "framing-coder", tabIndex: 0 });
  root.setAttribute("role", "application");
  root.setAttribute("aria-label", "Coding: value keys answer, left and right select words, up and down change the question, n and p the article");
  root.dataset.lmSuppressShortcuts = "true"; // the notebook has shortcuts of its own on these keys
  const shown = element("div");
  const said = element("p", { className: "said" });
  said.setAttribute("role", "status");
  const problem = element("p", { className: "problem" });
  problem.setAttribute("role", "alert");
  root.append(shown, said, problem);
  el.append(root);

  const selection = () => [Math.min(cursor, anchor), Math.max(cursor, anchor)];
  const send = (message) => model.send(message);

  function give(question, value) {
    if (question.kind === "document") return send({ kind: "decide", variable: question.name, value });
    const [first, last] = selection();
    if (!pieces.length) return;
    send({ kind: "mark", variable: question.name, value, start: pieces[first].start, end: pieces[last].end });
  }

  function unmark() {
    const here = pieces[cursor];
    const span = model.get("view").spans.find((s) => here && s.start <= here.start && here.end <= s.end);
    if (span) send({ kind: "unmark", variable: span.variable, start: span.start, end: span.end });
  }

  function move(step, extend) {
    let next = cursor + step;
    while (pieces[next]?.blank) next += step;
    if (next < 0 || next >= pieces.length) return;
    cursor = next;
    if (!extend) anchor = cursor;
    draw();
    tell();
  }

  function turn(step) {
    const questions = model.get("questions");
    asked = (asked + step + questions.length) % questions.length;
    draw();
    said.textContent = questions[asked].question;
  }

  // What a sighted coder sees under the cursor, for the one who hears it.
  function tell() {
    const [first, last] = selection();
    const words = pieces.slice(first, last + 1).map((word) => word.piece).join("");
    const marks = model.get("view").spans.filter((s) => s.start <= pieces[first].start && pieces[last].end <= s.end);
    said.textContent = [words, ...marks.map((s) => `${s.variable}: ${s.value}`)].join(" – ");
  }

  function text(view) {
    const [first, last] = selection();
    const nodes = pieces.map((word, i) => {
      const span = view.spans.find((s) => s.start <= word.start && word.end <= s.end);
      const node = element("span", { textContent: word.piece });
      if (i === cursor) node.classList.add("cursor");
      if (i >= first && i <= last) node.classList.add("selected");
      if (span) {
        node.classList.add("marked");
        node.title = `${span.variable}: ${span.value}`;
      }
      node.addEventListener("click", (event) => {
        cursor = i;
        if (!event.shiftKey) anchor = i;
        draw();
      });
      return node;
    });
    return element("div", { className: "text" }, nodes);
  }

  function form(question, i, view) {
    const buttons = question.values.map((value) => {
      const button = element("button", { textContent: `${value.key}  ${value.name}`, title: value.definition });
      button.setAttribute("aria-pressed", String(view.answers[question.name] === value.name));
      button.addEventListener("click", () => give(question, value.name));
      return button;
    });
    const legend = element("legend", { textContent: question.question });
    return element("fieldset", { className: i === asked ? "asked" : "" }, [legend, ...buttons]);
  }

  function draw() {
    const view = model.get("view");
    const held = shown.querySelector(".text")?.scrollTop ?? 0;
    const inside = root.contains(root.getRootNode().activeElement);
    const head = [view.article, view.outlet, view.date, view.title].filter(Boolean).join(" · ");
    shown.replaceChildren(
      element("strong", {}, [element("bdi", { textContent: head }), ` (${view.progress[0]} of ${view.progress[1]} done)`]),
      text(view),
      ...model.get("questions").map((question, i) => form(question, i, view)),
    );
    shown.querySelector(".text").scrollTop = held;
    shown.querySelector(".cursor")?.scrollIntoView({ block: "nearest" });
    if (inside) root.focus({ preventScroll: true }); // a button that was pressed is a new one now
  }

  function keyed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const questions = model.get("questions");
    const value = questions[asked].values.find((each) => each.key === event.key);
    const actions = {
      ArrowRight: () => move(1, event.shiftKey),
      ArrowLeft: () => move(-1, event.shiftKey),
      ArrowDown: () => turn(1),
      ArrowUp: () => turn(-1),
      Backspace: unmark,
      u: () => send({ kind: "undo" }),
      n: () => send({ kind: "next" }),
      p: () => send({ kind: "previous" }),
    };
    const action = value ? () => give(questions[asked], value.name) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  function renew() {
    const view = model.get("view");
    if (view.text !== pieces.map((word) => word.piece).join("")) {
      pieces = words(view.text);
      cursor = anchor = Math.max(pieces.findIndex((word) => !word.blank), 0);
      asked = 0;
    }
    draw();
    const answers = Object.entries(view.answers).map(([name, value]) => `${name}: ${value}`);
    said.textContent = [`${view.article}, ${view.progress[0]} of ${view.progress[1]} done`, ...answers].join("; ");
  }

  root.addEventListener("keydown", keyed);
  model.on("change:view", renew);
  model.on("change:problem", () => { problem.textContent = model.get("problem"); });
  renew();
  root.focus();
}

export default { render };
