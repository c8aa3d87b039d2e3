"use client";

import { createContext } from "react";

/** What was wrong with each field, for the fields themselves. */
export const WrongFields = createContext<Readonly<Record<string, string>>>({});
