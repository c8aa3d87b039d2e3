import { TextField } from "@/lib/ui/form/fields";
import { isDecimal } from "@/lib/values/decimal";
import { asPercent } from "../../_lib/draft";

export const MORE_THAN_ALL = "More than 100%: it pays more than was sold.";

type PercentFieldProps = {
  label: string;
  name: string;
  value: string;
  hint?: string;
  /** Said below it where it is more than 100%; such a percent is taken. */
  whenMore?: string;
  onText: (text: string) => void;
};

/** A percent: `10` is taken for `10%`, which stands there once one goes on. */
export function PercentField({ value, hint, whenMore, onText, ...field }: PercentFieldProps) {
  return (
    <TextField
      {...field}
      value={value}
      inputMode="decimal"
      hint={whenMore && isMoreThanAll(value) ? whenMore : hint}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={() => {
        if (asPercent(value) !== value) onText(asPercent(value));
      }}
    />
  );
}

function isMoreThanAll(text: string): boolean {
  const number = text.trim().replace(/\s*%$/, "");
  return isDecimal(number) && Number(number) > 100;
}
