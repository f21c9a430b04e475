// The button that shares a page by what the device has for it; where it has nothing, none is shown.

const share = document.querySelector(".share");
if (share && navigator.share) {
  share.hidden = false;
  share.onclick = () => navigator.share({ url: location.href });
}
