import type { Preset } from "./types";

/** Exports of Pipedrive's lists, whose headers name the object first. */
export const pipedrive: Preset = {
  title: "Pipedrive",
  kinds: {
    deals: {
      columns: {
        external_id: ["Deal - ID", "ID"],
        name: ["Deal - Title", "Title"],
        // Won and lost are a status there; the stage stays where the deal was last.
        stage: ["Deal - Status", "Status"],
        rep: ["Deal - Owner", "Owner"],
        account: ["Deal - Organization", "Organization"],
        opened_on: ["Deal - Deal created", "Deal created"],
        closed_on: ["Deal - Deal closed on", "Deal closed on"],
        expected_close_on: ["Deal - Expected close date", "Expected close date"],
        amount: ["Deal - Value", "Value"],
        recurring_amount: ["Deal - Monthly Recurring Revenue", "MRR"],
        currency: ["Deal - Currency of Value", "Currency of Value", "Deal - Currency"],
        channel: ["Deal - Source channel", "Source channel"],
        lost_reason: ["Deal - Lost reason", "Lost reason"],
      },
    },
    accounts: {
      columns: {
        external_id: ["Organization - ID", "ID"],
        name: ["Organization - Name", "Name"],
        country: ["Organization - Country of Address", "Country of Address"],
        created_on: ["Organization - Organization created", "Organization created"],
      },
    },
    activities: {
      columns: {
        external_id: ["Activity - ID", "ID"],
        rep: ["Activity - Assigned to user", "Assigned to user"],
        type: ["Activity - Type", "Type"],
        at: ["Activity - Marked as done time", "Marked as done time", "Activity - Due date", "Due date"],
        account: ["Activity - Organization", "Organization"],
      },
      aliases: [{ field: "type", from: "Lunch", to: "meeting" }],
    },
  },
};
