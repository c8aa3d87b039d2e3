import type { Field } from "../../kinds/types";
import { MAX_CELL_CHARACTERS, MAX_NAME_CHARACTERS } from "../limits";
import { dateParser } from "./date";
import type { DateOrders } from "./date-orders";
import { amountParser, decimalParser, integerParser, rateParser } from "./number";
import { percentParser } from "./percent";
import { choiceParser, currencyParser, emailParser, textParser, yesNoParser } from "./text";
import type { CellFormat, CellParser } from "./types";

export { CellProblem } from "./types";

/** How the cells of a field are read. */
export function parserOf({ name, type }: Field, { decimal }: CellFormat, orders: DateOrders): CellParser {
  switch (type.is) {
    case "text":
      return textParser(type.long ? MAX_CELL_CHARACTERS : MAX_NAME_CHARACTERS);
    case "reference":
      return textParser(MAX_NAME_CHARACTERS);
    case "email":
      return emailParser(MAX_NAME_CHARACTERS);
    case "integer":
      return integerParser(decimal, type);
    case "amount":
      return amountParser(decimal, type.signed === true);
    case "rate":
      return rateParser(decimal);
    case "decimal":
      return decimalParser(decimal);
    case "date":
    case "moment":
      return dateParser(orders, type.is);
    case "percent":
      return percentParser(decimal, name);
    case "yes_no":
      return yesNoParser();
    case "currency":
      return currencyParser();
    case "choice":
      return choiceParser(type.values);
  }
}
