import type { Preset } from "./types";

/** Opportunity, account and lead reports, and Data Loader exports of the same objects. */
export const salesforce: Preset = {
  title: "Salesforce",
  kinds: {
    deals: {
      columns: {
        external_id: ["Opportunity ID", "Id"],
        name: ["Opportunity Name", "Name"],
        stage: ["Stage", "StageName"],
        rep: ["Opportunity Owner", "Owner.Name", "Owner"],
        account: ["Account Name", "Account.Name"],
        opened_on: ["Created Date", "CreatedDate"],
        closed_on: ["Close Date", "CloseDate"],
        amount: ["Amount"],
        currency: ["Amount Currency", "CurrencyIsoCode"],
        units: ["Quantity", "TotalOpportunityQuantity"],
        type: ["Type"],
        channel: ["Lead Source", "LeadSource"],
        campaign: ["Primary Campaign Source", "Campaign.Name"],
        lost_reason: ["Loss Reason", "Loss_Reason__c"],
      },
      aliases: [
        { field: "type", from: "New Business", to: "new" },
        { field: "type", from: "New Customer", to: "new" },
        { field: "type", from: "Existing Business", to: "expansion" },
        { field: "type", from: "Existing Customer - Upgrade", to: "expansion" },
        { field: "type", from: "Existing Customer - Replacement", to: "renewal" },
        { field: "type", from: "Existing Customer - Downgrade", to: "renewal" },
      ],
    },
    accounts: {
      columns: {
        external_id: ["Account ID", "Id"],
        name: ["Account Name", "Name"],
        segment: ["Type"],
        industry: ["Industry"],
        country: ["Billing Country", "BillingCountry"],
        created_on: ["Created Date", "CreatedDate"],
      },
    },
    leads: {
      columns: {
        external_id: ["Lead ID", "Id"],
        first_contact_on: ["Create Date", "Created Date", "CreatedDate"],
        email: ["Email"],
        account: ["Company / Account", "Company"],
        owner: ["Lead Owner", "Owner.Name"],
        channel: ["Lead Source", "LeadSource"],
        opportunity_on: ["Converted Date", "ConvertedDate"],
      },
    },
  },
};
