import { api } from "@/lib/http/api/api";
import { listMetrics } from "@/lib/metrics/registry";
import { metrics } from "../_lib/calls/figures";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(metrics, async () => ({
  metrics: listMetrics().map(({ id, name, words, description, unit, area, dimensions }) => ({
    id,
    name,
    formula: words,
    description,
    unit,
    area,
    dimensions,
  })),
}));
