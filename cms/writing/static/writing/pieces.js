// Keeps on this device the pieces that a translator has typed and the server has not saved, sends those
// that could not be saved once it can, and offers them back when the same person opens the editor again.
// The editor is wagtail-localize's; what is told of its pieces here comes from translation/fields.js.
import { canKeep, forgetAll, forgetOld, forgetOwn, keep, keptAt, offer, placeOf, read } from "./kept.js";
import { me, noteKeeping, sendAgainBy } from "./sending.js";

const editor = document.querySelector(".js-translation-editor");
const CONFLICT = 409; // the translator decides
const OWN_BUTTONS = "button:not(.segment-field *)";
const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;

const areaOf = (item) => item.querySelector("textarea:not(.segment-field *)");
const pieceOf = (address) => editor.querySelector(`[data-piece="${CSS.escape(address)}"]`);
const buttonsOf = (item) => [...item.querySelectorAll(OWN_BUTTONS)]; // cancel and save, or edit first

const savedTexts = ({ segments, initialStringTranslations, initialOverrides }) => {
  const rows = [
    ...initialStringTranslations.map((each) => [`string-${each.segment_id}`, each.data]),
    ...initialOverrides.map((each) => [`synchronised_value-${each.segment_id}`, each.data]),
  ];
  const texts = new Map(rows);
  return segments
    .filter(({ editUrl }) => editUrl)
    .map(({ type, id, editUrl }) => [editUrl, texts.get(`${type}-${id}`) ?? ""]);
};

// The editor takes a text that is written into its own field, before the other one stands there.
const fill = (item, { value, version }) => {
  if (areaOf(item)) buttonsOf(item)[0].click();
  buttonsOf(item)[0].click();
  const area = areaOf(item);
  if (version) item.dataset.seen = version; // who has saved it since is named when it is saved
  setValue.call(area, value);
  area.dispatchEvent(new Event("input", { bubbles: true }));
};

const begin = (user) => {
  const props = JSON.parse(editor.dataset.props);
  const failed = new Map();
  noteKeeping(canKeep);
  forgetOld();

  const keepPiece = (item, value) =>
    keep(placeOf(user, item.dataset.piece), { value, version: item.dataset.seen });

  const offerAll = () => {
    const found = [];
    for (const [address, saved] of savedTexts(props)) {
      const place = placeOf(user, address);
      const [last] = keptAt(place);
      const item = pieceOf(address);
      if (last && read(last).value === saved) forgetAll(place);
      else if (last && item && buttonsOf(item).length) found.push({ place, item, kept: read(last) });
    }
    if (!found.length) return;
    const isOvertaken = found.some(({ item, kept }) => kept.version !== item.dataset.seen);
    const throwAway = () => {
      for (const { place } of found) forgetAll(place);
    };
    const takeBack = () => {
      throwAway();
      for (const { item, kept } of found) {
        fill(item, kept);
        keepPiece(item, kept.value);
      }
      found[0].item.scrollIntoView({ block: "center" });
    };
    offer(Math.max(...found.map(({ kept }) => kept.at)), isOvertaken, takeBack, throwAway);
  };

  editor.addEventListener("input", ({ target }) => {
    const item = target.closest("[data-piece]");
    // The editor's own field is told what stands in the other one as soon as that opens.
    if (item && target.dataset.replaced === undefined) keepPiece(item, areaOf(item).value);
  });

  // A piece is left as it was.
  editor.addEventListener(
    "click",
    ({ target }) => {
      const item = target.closest("[data-piece]");
      const pressed = target.closest(OWN_BUTTONS);
      if (!item || !areaOf(item) || pressed !== buttonsOf(item)[0]) return;
      const { piece } = item.dataset;
      if (failed.has(piece)) keepPiece(item, failed.get(piece));
      else forgetOwn(placeOf(user, piece));
    },
    true,
  );

  editor.addEventListener("segment:answered", ({ detail: { address, value, isSaved, status } }) => {
    failed.delete(address);
    if (isSaved) forgetOwn(placeOf(user, address));
    else if (status !== CONFLICT && value) failed.set(address, value);
  });

  sendAgainBy(() => {
    const focused = document.activeElement;
    for (const item of [...failed.keys()].map(pieceOf)) {
      if (areaOf(item)) continue; // somebody is writing there
      buttonsOf(item)[0].click();
      buttonsOf(item).pop().click();
    }
    focused?.focus();
  });

  offerAll();
};

// The pieces are there, and named, once the page and the editor are.
if (editor) {
  Promise.all([me, new Promise((loaded) => window.addEventListener("load", loaded))]).then(([{ user }]) => {
    if (user) begin(user);
  });
}
