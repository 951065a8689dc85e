// Shows how far a conversion is, and the page anew when it is over.
"use strict";

const conversion = document.getElementById("conversion");
const EVERY_MS = 2000;

async function look() {
  try {
    const response = await fetch(conversion.dataset.poll, { headers: { Accept: "application/json" } });
    const { conversion: state } = await response.json();
    if (!state || !state.open) return location.reload();
    document.getElementById("conversion-bar").value = state.percent;
    document.getElementById("conversion-words").textContent = state.percent ? `正在转，${state.percent}%` : "排队等着转";
  } catch {
    // The line dropped; the next look may do better.
  }
  return setTimeout(look, EVERY_MS);
}

if (conversion && conversion.dataset.poll) setTimeout(look, EVERY_MS);
