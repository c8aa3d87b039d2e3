import { describe, expect, it } from "vitest";
import {
  blankDraft,
  componentSentence,
  faultsOf,
  renamed,
  toDraft,
  toPlanFile,
  withComponent,
  withSpiff,
} from "./draft";

const named = { ...blankDraft("USD"), name: "AE 2027" };
const QUARTER = { from: "2026-10-01", to: "2027-01-01" };

describe("a plan that is being typed", () => {
  it("begins with a component that can be stored, and wants a name", () => {
    expect(faultsOf(toPlanFile(blankDraft("USD")))).toEqual([
      { where: "name", message: "is empty; a plan has a name" },
    ]);
    expect(faultsOf(toPlanFile(named))).toEqual([]);
  });

  it("can be stored with everything that its buttons add", () => {
    expect(faultsOf(toPlanFile(withSpiff(withSpiff(withComponent(named), QUARTER), QUARTER)))).toEqual([]);
  });

  it("names a fault by the place of its field", () => {
    const [first] = named.components;
    if (!first) throw new Error("a blank draft has a component");
    const wrong = { ...named, components: [{ ...first, part: { ...first.part, rate: { flat: "ten" } } }] };
    expect(faultsOf(toPlanFile(wrong)).map(({ where }) => where)).toEqual(["components[0].rate.flat"]);
    expect(componentSentence({ ...first.part, rate: { flat: "ten" } }, "USD")).toBeNull();
  });

  it("gives a new part an id after its name, and leaves the id of one that was stored", () => {
    const [first] = named.components;
    if (!first) throw new Error("a blank draft has a component");
    expect(renamed(named, first, "Big deals, 2027").part).toMatchObject({
      name: "Big deals, 2027",
      id: "big-deals-2027",
    });
    const stored = toDraft(toPlanFile(named));
    const [kept] = stored.components;
    if (!kept) throw new Error("a stored plan has a component");
    expect(renamed(stored, kept, "Another").part).toMatchObject({ name: "Another", id: first.part.id });
  });

  it("keeps ids apart", () => {
    const { components } = withComponent(named);
    expect(new Set(components.map(({ part }) => part.id)).size).toBe(2);
    expect(new Set(components.map(({ key }) => key)).size).toBe(2);
  });
});
