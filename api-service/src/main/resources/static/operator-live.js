// How the console hears that something has changed: a stream says so, and what is shown is asked for again. What no event
// tells is asked for by the clock, and everything is where the stream does not come through.
(() => {
  const FIRST_WORD_WITHIN = 3000; // it comes at once, or something on the way holds it back
  const A_BEAT_WITHIN = 12000; // one comes every 5 s
  const AN_ANSWER_WITHIN = 10000;
  const POLL_EVERY = 2000;
  const LONGEST_PAUSE = 30000;
  const LONGEST_PRESS = 5000; // the end of one may be told to another window

  const now = () => performance.now();
  const find = (id) => document.getElementById(id);
  const part = () => document.querySelector("[data-now]");

  let source = null;
  let heardAt = now();
  let patience = FIRST_WORD_WITHIN;
  let pause = 1000;
  let askedAt = now();
  let asking = false;
  let again = false;
  let pressedAt = -Infinity;
  let way = null;
  const answers = new WeakMap();

  const isHeard = () => now() - heardAt < patience;
  const isPressed = () => now() - pressedAt < LONGEST_PRESS;

  // One question at a time. What changes while it is on its way may not be in the answer: then once more.
  const ask = async (why) => {
    if (asking && now() - askedAt < AN_ANSWER_WITHIN + POLL_EVERY) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      askedAt = now();
      const shown = part();
      document.dispatchEvent(new CustomEvent("asked", { detail: why }));
      try {
        await htmx.ajax("GET", shown.dataset.now, { source: shown, target: shown, swap: "outerHTML" });
      } catch {
        // said below, where htmx tells of it
      }
    } while (again && !isPressed());
    asking = false;
  };

  // The way to another list begins at a link of the table: without it htmx would not find back to the page.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.boosted) {
      way = event.detail.elt;
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === way) {
      way = null;
    }
  });

  // What is pressed stays where it is: a click that falls between two updates would be nobody's.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = event.detail;
    if (target.dataset.now && (isPressed() || way?.isConnected || answers.get(target) === serverResponse)) {
      event.detail.shouldSwap = false;
      again ||= isPressed();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (part() && event.detail.requestConfig?.path === part().dataset.now) {
      answers.set(part(), event.detail.xhr.response);
    }
  });
  for (const name of ["pointerdown", "keydown"]) {
    document.addEventListener(name, () => (pressedAt = now()));
  }
  for (const name of ["pointerup", "pointercancel", "keyup"]) {
    document.addEventListener(name, () => {
      pressedAt = -Infinity;
      if (again) {
        window.setTimeout(() => ask("news")); // the click comes first
      }
    });
  }

  const sayHow = () => {
    if (!part()) {
      return;
    }
    const link = find("link");
    const way = isHeard() ? "live" : "poll";
    const isUnknown = patience === FIRST_WORD_WITHIN && isHeard();
    link.hidden = isUnknown || find("stale").textContent !== "";
    if (!isUnknown && link.dataset.way !== way) {
      link.dataset.way = way;
      link.querySelector(".words").textContent = link.dataset[way];
    }
  };

  const hear = () => {
    heardAt = now();
    patience = A_BEAT_WITHIN;
    pause = 1000;
    sayHow();
  };

  const listen = () => {
    source?.close();
    const stream = new EventSource("/operator/events");
    source = stream;
    stream.addEventListener("beat", hear);
    stream.addEventListener("news", () => {
      hear();
      ask("news");
    });
    stream.addEventListener("error", () => {
      heardAt = -Infinity; // until it comes again nobody may think that all is well
      ask("poll");
      if (stream.readyState === EventSource.CLOSED) {
        window.setTimeout(() => stream === source && listen(), pause * (0.5 + Math.random()));
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    });
  };

  // A browser has six connections to one place, for all of its tabs: one that nobody sees holds none of them.
  const onView = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else {
      heardAt = now();
      patience = FIRST_WORD_WITHIN;
      listen();
    }
  };

  const byTheClock = () => {
    const heard = isHeard();
    const every = heard || document.hidden ? 1000 * part().dataset.every : POLL_EVERY;
    if (now() - askedAt >= every) {
      ask(heard ? "clock" : "poll");
    }
    sayHow();
  };

  // The server may also be there and say nothing. A cancel of a thousand jobs takes the time that it takes.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "get") {
      event.detail.timeout = AN_ANSWER_WITHIN;
    }
  });

  // What is shown is old until an answer comes. The same words once more would be read out once more.
  const stale = (words) => {
    if (find("stale").textContent !== words) {
      find("stale").textContent = words;
      sayHow();
    }
  };
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      if (event.detail.requestConfig.verb === "get") {
        stale(find("stale").dataset.lost);
      }
    });
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      stale("");
    }
  });

  if (part()) {
    document.addEventListener("changed", () => ask("hand"));
    document.addEventListener("visibilitychange", () => {
      onView();
      document.hidden || ask("seen");
    });
    onView();
    window.setInterval(byTheClock, 500);
  }
})();
