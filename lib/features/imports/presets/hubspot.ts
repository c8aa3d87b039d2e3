import type { Preset } from "./types";

/** Exports of HubSpot's index pages, with internal or displayed stage names. */
export const hubspot: Preset = {
  title: "HubSpot",
  kinds: {
    deals: {
      columns: {
        external_id: ["Record ID", "Deal ID", "Record ID - Deal"],
        name: ["Deal Name"],
        stage: ["Deal Stage"],
        rep: ["Deal owner"],
        account: ["Associated Company (Primary)", "Associated Company"],
        opened_on: ["Create Date"],
        closed_on: ["Close Date"],
        amount: ["Amount"],
        recurring_amount: ["Monthly recurring revenue"],
        currency: ["Currency"],
        type: ["Deal Type"],
        channel: ["Original Traffic Source", "Original Source Type"],
        lost_reason: ["Closed Lost Reason"],
      },
      aliases: [
        { field: "stage", from: "closedwon", to: "Closed Won" },
        { field: "stage", from: "closedlost", to: "Closed Lost" },
        { field: "type", from: "New Business", to: "new" },
        { field: "type", from: "newbusiness", to: "new" },
        { field: "type", from: "Existing Business", to: "expansion" },
        { field: "type", from: "existingbusiness", to: "expansion" },
      ],
    },
    accounts: {
      columns: {
        external_id: ["Record ID", "Company ID"],
        name: ["Company name", "Name"],
        industry: ["Industry"],
        country: ["Country/Region"],
        created_on: ["Create Date"],
      },
    },
    leads: {
      columns: {
        external_id: ["Record ID", "Contact ID"],
        first_contact_on: ["Create Date"],
        email: ["Email"],
        account: ["Associated Company", "Company Name"],
        owner: ["Contact owner"],
        channel: ["Original Traffic Source", "Original Source"],
        mql_on: ["Became a Marketing Qualified Lead Date"],
        sql_on: ["Became a Sales Qualified Lead Date"],
        opportunity_on: ["Became an Opportunity Date"],
        customer_on: ["Became a Customer Date"],
      },
    },
  },
};
