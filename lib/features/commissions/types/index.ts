export type * from "./statements";
export type * from "./what-if";
