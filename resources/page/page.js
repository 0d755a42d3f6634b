// The page is whole without this. It spends the code of a one-time link, and keeps what is shown up to date.
"use strict";

const REFRESH_MS = 30000;

function spendCode() {
  const code = window.location.hash.slice(1);
  const form = document.querySelector("form[data-sign-in]");
  if (!form || !code) return;
  // Out of the address bar and the history before anything else: what is behind # never leaves the browser.
  window.history.replaceState(null, "", window.location.pathname);
  form.elements.namedItem("code").value = decodeURIComponent(code);
  form.requestSubmit();
}

function isRead(main) {
  const chosen = window.getSelection();
  return document.hidden || main.contains(document.activeElement) || (chosen !== null && !chosen.isCollapsed);
}

async function refresh() {
  const main = document.querySelector("main[data-refresh]");
  if (!main || isRead(main)) return;
  const away = document.querySelector("[data-away]");
  let answer;
  try {
    answer = await fetch(window.location.pathname, { cache: "no-store", credentials: "same-origin" });
  } catch {
    away.hidden = false;
    return;
  }
  away.hidden = answer.ok;
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main[data-refresh]");
  if (fresh) main.replaceWith(fresh);
  else window.location.reload();
}

spendCode();
window.setInterval(refresh, REFRESH_MS);
