import type { CommissionSummary, StatementLines } from "@/lib/features/commissions/types";
import { formatDate } from "@/lib/format/date";
import { Card } from "@/lib/ui/card";
import { EmptyState } from "@/lib/ui/states";
import { Pagination } from "@/lib/ui/table/pagination";
import {
  ComponentSection,
  dealNameOf,
  Line,
  LinesHead,
  LinesSheet,
  LinesSum,
} from "../../_components/commissions/lines";
import { formatCredited } from "../../_lib/credited";
import type { PageView } from "../../_lib/view";

type CommissionLinesProps = { view: PageView; lines: StatementLines; summary: CommissionSummary };

/** The lines of the statements by component. A line opens into the arithmetic that made it. */
export function CommissionLines({ view, lines, summary }: CommissionLinesProps) {
  return (
    <Card title="Lines" subtitle="Open a line to see how it was computed">
      {lines.components.length === 0 ? (
        <EmptyState title="There are no lines">Nothing was credited in {view.words.period}.</EmptyState>
      ) : (
        <>
          <LinesSheet head={<LinesHead />}>
            {lines.components.map((component) => (
              <ComponentSection key={component.id} component={component}>
                {component.lines.map((line) => (
                  <Line
                    key={`${line.statementId}-${line.position}`}
                    name={dealNameOf(line.deal)}
                    detail={formatDate(line.on, view.context.today)}
                    credited={formatCredited(line.credited)}
                    amount={line.earned}
                    explanation={line.explanation}
                  />
                ))}
              </ComponentSection>
            ))}
          </LinesSheet>
          <LinesSum label="Earned" amount={summary.earned} />
          <Pagination
            page={lines.page}
            pageSize={lines.pageSize}
            count={lines.count}
            path={view.path}
            params={view.params}
          />
        </>
      )}
    </Card>
  );
}
