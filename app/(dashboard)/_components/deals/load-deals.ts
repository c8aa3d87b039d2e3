import { cache } from "react";
import type { ReadScope } from "@/lib/auth/scope";
import { listDeals } from "@/lib/features/deals/queries";
import type { PageView } from "../../_lib/view";
import { readListQuery } from "./deals-view";

/** The page of deals that the address asks for; read once for all parts of the page. */
export const loadDeals = cache((scope: ReadScope, view: PageView) => listDeals(scope, readListQuery(view)));
