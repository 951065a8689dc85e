// Copies the text beside a button, also where the page came without HTTPS.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value);
    } else {
      document.execCommand("copy");
    }
    const words = button.textContent;
    button.textContent = "复制好了";
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}
