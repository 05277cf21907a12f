import { isId, newId } from "@maze/base";
import { assert, assertEquals } from "@std/assert";

Deno.test("ids of one moment rise strictly and differ", () => {
  const ids = Array.from({ length: 20_000 }, () => newId(1_800_000_000_000));
  for (const [index, id] of ids.entries()) {
    assert(isId(id), id);
    assert(index === 0 || ids[index - 1]! < id, `${ids[index - 1]} is not below ${id}`);
  }
});

Deno.test("ids rise with the clock, and go on when it goes back", () => {
  const first = newId(1_900_000_000_000);
  const later = newId(1_900_000_000_001);
  const back = newId(1_000_000_000_000);
  assert(first < later && later < back);
  assertEquals(first.slice(0, 8), back.slice(0, 8));
});

Deno.test("the time of an id is its first ten characters, in Crockford's base 32", () => {
  const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const time = 2_000_000_000_123;
  const read = [...newId(time).slice(0, 10)].reduce(
    (sum, each) => sum * 32 + digits.indexOf(each),
    0,
  );
  assertEquals(read, time);
});

Deno.test("what is no id is told apart", () => {
  const id = newId(0);
  for (const text of ["", id.slice(1), `${id}0`, id.toLowerCase(), `8${id.slice(1)}`, `${id}\n`]) {
    assertEquals(isId(text), false, text);
  }
});
