export * from "./disputes";
export * from "./mail-dispute";
