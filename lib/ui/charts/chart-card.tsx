"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { Button } from "../button";
import { Card } from "../card";

type ChartCardProps = {
  /** Names the chart in the address: `view=traffic` shows its table. `view=table` shows every chart's. */
  id: string;
  title: string;
  subtitle?: React.ReactNode;
  help?: React.ReactNode;
  footnote?: React.ReactNode;
  chart: React.ReactNode;
  table: React.ReactNode;
};

const parser = parseAsArrayOf(parseAsString).withDefault([]).withOptions({ history: "push" });

/** A chart with its table twin one click away; which of them is in view stands in the address. */
export function ChartCard({ id, title, subtitle, help, footnote, chart, table }: ChartCardProps) {
  const [shown, setShown] = useQueryState("view", parser);
  const asTable = shown.includes(id) || shown.includes("table");
  const toggle = () => {
    const next = asTable ? shown.filter((view) => view !== id && view !== "table") : [...shown, id];
    void setShown(next.length > 0 ? next : null);
  };
  return (
    <Card
      title={title}
      subtitle={subtitle}
      help={help}
      footnote={footnote}
      actions={
        <Button
          collapses
          icon={asTable ? "chart" : "table"}
          onClick={toggle}
          aria-label={`${title} as a ${asTable ? "chart" : "table"}`}
        >
          {asTable ? "Chart" : "Table"}
        </Button>
      }
    >
      {asTable ? table : chart}
    </Card>
  );
}
