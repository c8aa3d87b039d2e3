import { expect, it } from "vitest";
import type { DealFile, PreviewFile } from "./file/preview-file";
import { readPreview } from "./file/read-preview";
import { unpaidWords } from "./unpaid";

type Parts = readonly Partial<PreviewFile["plan"]["components"][number]>[];

function words(parts: Parts, deal: Partial<DealFile> = {}, spiffs: PreviewFile["plan"]["spiffs"] = []) {
  const components = parts.map((part, index) => ({
    id: `c${index}`,
    name: ["New business", "Renewals"][index] ?? "",
    earns_on: "revenue" as const,
    accumulates: "quarter" as const,
    rate: { flat: "10%" },
    ...part,
  }));
  const credits = [{ rep: "ines", share: "100%" }];
  const deals = [{ id: "D1", on: "2026-10-05", amount: "900.00", credits, ...deal }];
  const plan = { name: "AE 2026", currency: "USD", components, spiffs };
  const facts = readPreview({ plan, rep: "ines", periods: ["2026-10"], deals });
  const [first] = facts.deals;
  return first && unpaidWords(first, facts);
}

const byType = [{ when: { type: ["new"] } }, { when: { type: ["renewal"] } }];

it("says once what keeps a deal from all components", () => {
  expect(words(byType)).toBe("it has no type, and only new or renewal is paid");
  expect(words(byType, { type: "expansion" })).toBe("its type is expansion, and only new or renewal is paid");
  const products = [{ when: { product: ["Pro", "Plus", "Go"] } }];
  expect(words(products, { product: "Lite" })).toBe("its product is Lite, and only Pro, Plus or Go is paid");
});

it("says what keeps it from each where that differs", () => {
  const spiff = {
    id: "s",
    name: "Autumn",
    from: "2026-10-01",
    to: "2026-11-01",
    when: { product: ["Pro"] },
    amount: "5.00",
  };
  expect(words([{ when: { type: ["new"] } }, { when: { channel: ["web"] } }])).toBe(
    "New business: it has no type, and only new is paid; Renewals: it has no channel, and only web is paid",
  );
  expect(words([{ when: { type: ["new"] } }], {}, [spiff])).toBe(
    "New business: it has no type, and only new is paid; Autumn: it has no product, and only Pro is paid",
  );
  expect(words([{ when: { type: ["new"] } }], { on: "2026-11-05" }, [spiff])).toBe(
    "it has no type, and only new is paid",
  );
});

it.each([
  [{ when: { min_amount: "1000.00" } }, {}, "it is below 1,000.00 USD"],
  [{ when: { max_discount: "10%" } }, { list_amount: "1200.00" }, "its discount is more than 10%"],
  [{ earns_on: "recurring" as const }, {}, "it has no recurring amount"],
  [{ credited_at: "paid" as const }, {}, "nothing of it is paid yet, and only what is paid counts"],
])("tells what else a component asks for: %j", (part, deal, expected) => {
  expect(words([part], deal)).toBe(expected);
});

it("takes a deal of exactly the least amount", () => {
  expect(words([{ when: { min_amount: "900.00" } }])).toBeNull();
  expect(words([{ when: { min_amount: "900.01" } }])).not.toBeNull();
});

it("has no reason for what a component pays", () => {
  expect(words([...byType, {}])).toBeNull();
  expect(words(byType, { type: "renewal" })).toBeNull();
});
