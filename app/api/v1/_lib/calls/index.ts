import { z } from "zod";
import { type Call, defineCall } from "@/lib/http/api/call";
import { none } from "../shapes";
import * as commissions from "./commissions";
import * as figures from "./figures";
import { importRowsCall } from "./imports";
import * as lists from "./lists";

export const openapi = defineCall({
  id: "getDocument",
  method: "GET",
  path: "/openapi.json",
  tag: "About",
  summary: "This document",
  access: "public",
  query: none,
  params: none,
  answer: z.record(z.string(), z.unknown()),
});

/** Every call of the API, in the order of the document. */
export const CALLS: readonly Call[] = [
  figures.metrics,
  figures.query,
  figures.retention,
  lists.reps,
  lists.teams,
  lists.deals,
  lists.campaigns,
  lists.leads,
  lists.accounts,
  lists.products,
  importRowsCall,
  commissions.statements,
  commissions.oneStatement,
  commissions.preview,
  openapi,
];
