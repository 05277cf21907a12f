/** For a browser: puts one line of JSON a card into the page. */
import { sampleCards } from "./main.ts";

const list = document.querySelector("#cards")!;
for (const { forced, isWhole, text, tokens } of sampleCards([1, 2, 3])) {
  const item = document.createElement("li");
  item.textContent = JSON.stringify({ text, tokens: tokens.length, forced, isWhole });
  list.append(item);
}
document.body.dataset.state = "done";
