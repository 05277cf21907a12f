/** The files of the demo's project as texts, so that the demo runs from source, bundle and binary alike. */
import configuration from "./shop/deno.json" with { type: "text" };
import basket from "./shop/src/basket.ts" with { type: "text" };
import catalog from "./shop/src/catalog.ts" with { type: "text" };
import categoriesExamples from "./shop/src/categories.examples.json" with { type: "text" };
import categories from "./shop/src/categories.ts" with { type: "text" };
import collections from "./shop/src/collections.ts" with { type: "text" };
import labels from "./shop/src/labels.ts" with { type: "text" };
import mod from "./shop/src/mod.ts" with { type: "text" };
import model from "./shop/src/model.ts" with { type: "text" };
import orders from "./shop/src/orders.ts" with { type: "text" };
import pricing from "./shop/src/pricing.ts" with { type: "text" };
import basketTest from "./shop/tests/basket.test.ts" with { type: "text" };
import catalogTest from "./shop/tests/catalog.test.ts" with { type: "text" };
import categoriesTest from "./shop/tests/categories.test.ts" with { type: "text" };
import ordersTest from "./shop/tests/orders.test.ts" with { type: "text" };
import pricingTest from "./shop/tests/pricing.test.ts" with { type: "text" };

/** Texts by path below the project's root. */
export const demoFiles: ReadonlyMap<string, string> = new Map([
  ["deno.json", configuration],
  ["src/basket.ts", basket],
  ["src/catalog.ts", catalog],
  ["src/categories.examples.json", categoriesExamples],
  ["src/categories.ts", categories],
  ["src/collections.ts", collections],
  ["src/labels.ts", labels],
  ["src/mod.ts", mod],
  ["src/model.ts", model],
  ["src/orders.ts", orders],
  ["src/pricing.ts", pricing],
  ["tests/basket.test.ts", basketTest],
  ["tests/catalog.test.ts", catalogTest],
  ["tests/categories.test.ts", categoriesTest],
  ["tests/orders.test.ts", ordersTest],
  ["tests/pricing.test.ts", pricingTest],
]);
