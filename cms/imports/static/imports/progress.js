// Shows how far an import is while somebody looks; without it, a link does.
const SECONDS = 3;
const place = document.getElementById("import-progress");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("import-progress");
  if (!now || !("underWay" in now.dataset)) {
    location.reload();
    return;
  }
  if (place.innerHTML !== now.innerHTML) {
    place.replaceChildren(...now.childNodes);
  }
  wait();
}

function wait() {
  setTimeout(() => look().catch(wait), SECONDS * 1000);
}

wait();
