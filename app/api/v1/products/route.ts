import { listProducts } from "@/lib/features/products/queries";
import { api } from "@/lib/http/api/api";
import { products } from "../_lib/calls/lists";
import { toListAnswer, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(products, async (asked) => {
  const { scope, query } = asked;
  const page = await listProducts(scope, { ...toPage(asked, ["name"]), filter: query.filter ?? {} });
  return toListAnswer(asked, page, ({ id, externalId, name, series, listPrice }) => ({
    id,
    external_id: externalId,
    name,
    series,
    list_price: listPrice,
  }));
});
