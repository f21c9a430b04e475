// Sends a form without leaving it: where the session has ended, the network is lost or the server
// fails, everything that was typed stays in its place, the form says what has happened, and tries again.
// Wagtail's own saves in the background fail in the same ways, and are told of in the same place.
export const { here, signIn, signInAsYourself, words } = JSON.parse(
  document.getElementById("writing").textContent,
);
const FORM = "form[data-edit-form]";
const DECISION = "input[type=hidden]:is([name=action-workflow-action], [name^=workflow-action-])";
const LOGIN = new URL(signIn, location.href).pathname;
const WINDOW = "popup,width=480,height=720";
const FORBIDDEN = 403;
const CAUSES = { 413: "large", 429: "many", 507: "full" };

const askedFor = window.fetch;
const answers = new WeakMap();
const isLogin = (address) => address && new URL(address, location.href).pathname === LOGIN;
const whoIsHere = () => askedFor(here, { headers: { Accept: "application/json" } });
export const controller = (element, kind) =>
  window.wagtail?.app.getControllerForElementAndIdentifier(element, kind);

// The token of a page is of the session in which the page was opened.
const renew = (token) => {
  if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
};

let isKept = false;
/** Says whether what is typed into the form of this page is kept on this device. */
export const noteKeeping = (isSo) => {
  isKept = isSo;
};

/** Who opened this page. */
export const me = whoIsHere()
  .then((answer) => (isLogin(answer.url) ? {} : answer.json()))
  .catch(() => ({}));
let owner;
me.then(({ user }) => {
  owner = user;
});

// Returns why something could not be saved; nothing where it may be tried again at once.
const causeOf = async (answer) => {
  const present = await whoIsHere().catch(() => null);
  if (!present) return "offline";
  if (isLogin(present.url)) return "ended";
  if (!present.ok) return CAUSES[present.status] ?? "failed";
  const { user, token } = await present.json();
  await me;
  if (owner !== undefined && user !== owner) return "other";
  renew(token);
  const isRefused = answer?.status === FORBIDDEN || isLogin(answer?.url);
  if (answer && isRefused) return "";
  return answer ? (CAUSES[answer.status] ?? "failed") : "offline";
};

export const button = (label, press, style = "") => {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: `button button-small ${style}`, textContent: label });
  made.addEventListener("click", press);
  return made;
};

const board = document.createElement("div");
board.className = "writing-notices";
document.body.append(board);

/** Shows a notice, below those that are there. A window over the form lets no key out of itself. */
export const post = (notice) => {
  board.append(notice);
  (document.querySelector("body > .modal.in") ?? document.body).append(board);
};

window.jQuery?.(document).on("hide.bs.modal", () => document.body.append(board));

let shown = null;
let retry = null;
let sendAgain = null;

/** Says how to send again what is sent by a script of its own, such as the pieces of a translator. */
export const sendAgainBy = (deed) => {
  sendAgain = deed;
};

const isInBackground = () => Boolean(shown?.matches("[data-in-background]"));

// What somebody has asked for stays asked for, whatever becomes of the saves in the background.
const waitsForPress = () => retry && !isInBackground();

const hide = () => {
  shown?.remove();
  shown = retry = null;
};

const tryAgain = () => {
  const again = retry;
  hide();
  again?.();
};

// Who is signed in as somebody else would not be asked for a name.
const signInBeside = (cause) => {
  const address = cause === "other" ? `${signInAsYourself}?as=${owner}` : signIn;
  return window.open(address, "writing-sign-in", WINDOW) ?? window.open(address, "_blank");
};

const show = (cause, again, isOfBackground = false) => {
  hide();
  retry = again;
  shown = document.createElement("div");
  Object.assign(shown, { className: "writing-notice", role: "alert" });
  shown.dataset.cause = cause;
  shown.toggleAttribute("data-in-background", isOfBackground);
  const text = document.createElement("p");
  text.textContent = `${words[cause]} ${isKept ? words.kept : words.here}`;
  const buttons = document.createElement("div");
  if (cause === "ended" || cause === "other") {
    buttons.append(button(words.signIn, () => signInBeside(cause)));
  } else if (again) buttons.append(button(words.again, tryAgain));
  shown.append(text, buttons);
  post(shown);
};

const goOn = async () => {
  const waiting = shown;
  if (waiting?.dataset.cause !== "ended" && waiting?.dataset.cause !== "other") return;
  const cause = await causeOf({ status: FORBIDDEN });
  if (cause || shown !== waiting) return; // the small window says so, and so does its closing
  const form = document.querySelector(FORM);
  if (!retry && form && controller(form, "w-unsaved")?.hasEditsValue) saveInBackground(form);
  tryAgain();
};

const saveInBackground = (form) => {
  const saving = controller(form, "w-autosave");
  if (saving?.activeValue) saving.save(new Event("w-unsaved:add"));
  else form.requestSubmit();
};

// Wagtail writes what a reviewer decides into the form itself. Left there, every later save would decide
// once more: one press would pass both steps of a review.
const decisionOf = (form) => {
  const inputs = [...form.querySelectorAll(DECISION)];
  for (const input of inputs) input.remove();
  return inputs.map(({ name, value }) => [name, value]);
};

const goTo = (address) => {
  const page = new URL(address, location.href);
  if (page.pathname === location.pathname && page.search === location.search) page.hash = "";
  location.assign(page);
};

const release = (pressed) => {
  const progress = controller(pressed, "w-progress");
  if (progress) progress.loadingValue = false;
};

const stay = (form, pressed) => {
  underWay.delete(form);
  const changes = controller(form, "w-unsaved");
  if (changes) changes.confirmationValue = true;
  if (pressed) release(pressed);
};

const send = async (form, pressed, decision, isSecond = false) => {
  underWay.add(form);
  const body = new FormData(form);
  for (const [name, value] of decision) body.set(name, value);
  if (pressed?.name) body.set(pressed.name, pressed.value);
  const answer = await askedFor(form.action, {
    method: "POST",
    body,
    headers: { "X-Writing": "form" },
  }).catch(() => null);
  const address = answer?.headers.get("X-Writing-Go");
  const errors = answer?.headers.get("X-Writing-Shown");
  if (address && !isLogin(address)) {
    form.dispatchEvent(new Event("writing:saved", { bubbles: true }));
    goTo(address);
  } else if (errors) {
    location.replace(errors); // the form with its errors, and all that was typed
  } else {
    stay(form, pressed);
    const cause = await causeOf(address ? { status: FORBIDDEN } : answer);
    if (!cause && !isSecond) await send(form, pressed, decision, true);
    else show(cause || "failed", () => send(form, pressed, decision));
  }
};

// Reloaded, the form opens as usual.
const present = new URL(location.href);
if (present.searchParams.has("shown-again")) {
  present.searchParams.delete("shown-again");
  history.replaceState(history.state, "", present);
}

const underWay = new WeakSet(); // a second press while the first is on its way

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches(FORM)) return;
  event.preventDefault();
  if (underWay.has(form)) return;
  hide();
  send(form, event.submitter, decisionOf(form));
});

// What was sent is not saved once more by Wagtail itself, until the page has gone.
document.addEventListener("w-autosave:save", (event) => {
  if (underWay.has(event.target)) event.preventDefault();
});

// A decision with words is sent by this function, of which no other script would hear.
for (const form of document.querySelectorAll(FORM)) form.submit = () => form.requestSubmit();

const hasFailed = (answer) =>
  !answer ||
  isLogin(answer.url) ||
  answer.status === FORBIDDEN ||
  answer.status >= 500 ||
  answer.status in CAUSES;

const formOf = (address) => [...document.querySelectorAll(FORM)].find((each) => each.action === address);

// Wagtail says only that something failed: the answer tells what. Other requests that change something,
// as those of translators and of windows over a form do, say even less.
const noteAnswer = async (address, answer) => {
  const form = formOf(address);
  if (form) answers.set(form, answer);
  else if (hasFailed(answer)) {
    const cause = await causeOf(answer);
    if (cause) show(cause, retry ?? sendAgain, isInBackground()); // what waits already goes on waiting
  } else if (shown && (!retry || retry === sendAgain)) tryAgain(); // where one gets through, others do
};

window.fetch = async (asked, options = {}) => {
  if (asked instanceof Request || !/^(post|put|patch|delete)$/iu.test(options.method ?? ""))
    return askedFor(asked, options);
  const address = new URL(asked, location.href).href;
  const ask = () => {
    const { CSRF_HEADER_NAME: header, CSRF_TOKEN: token } = window.wagtailConfig ?? {};
    const headers = new Headers(options.headers);
    // Whoever took the token when the page was opened has that of a session which may have ended.
    if (header && headers.has(header)) headers.set(header, token);
    return askedFor(asked, { ...options, headers }).catch((error) => {
      if (error.name !== "AbortError") noteAnswer(address, null);
      throw error;
    });
  };
  let answer = await ask();
  // Somebody has signed in again in another window: the token is new now.
  if (answer.status === FORBIDDEN && !formOf(address) && !(await causeOf(answer))) answer = await ask();
  noteAnswer(address, answer);
  return answer;
};

// The button of a window that cannot be opened would stay out of work, and that of a failed upload.
const giveBackButtons = () => {
  window.jQuery("body > .modal:not(.in)").triggerHandler("hide.bs.modal");
  for (const pressed of document.querySelectorAll(".modal [data-controller~=w-progress]")) release(pressed);
};

// Wagtail's own words beside an upload are a number, and stay after the next one has succeeded.
const sayItOnce = () => {
  const said = "[data-chooser-modal-creation-form] > .help-critical";
  if (shown) for (const each of document.querySelectorAll(said)) each.remove();
};

window.jQuery?.(document).on("ajaxError", async (_event, { status: code, statusText }, { url }) => {
  if (statusText === "abort") return;
  giveBackButtons();
  await noteAnswer(new URL(url, location.href).href, code ? { status: code } : null);
  sayItOnce();
});

let renewed = false;
document.addEventListener("w-autosave:error", async ({ target: form, detail }) => {
  if (detail.type !== "network_error" && detail.type !== "server_error") return;
  const cause = await causeOf(answers.get(form) ?? null);
  if (!cause && !renewed) {
    renewed = true;
    saveInBackground(form);
  } else if (waitsForPress()) show(cause || "failed", retry);
  else show(cause || "failed", () => saveInBackground(form), true);
});

document.addEventListener("w-autosave:success", () => {
  renewed = false;
  if (!waitsForPress()) hide();
});

new BroadcastChannel("writing").addEventListener("message", goOn);
window.addEventListener("focus", goOn);
