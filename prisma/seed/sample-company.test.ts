import { describe } from "vitest";
import { testCoherence } from "./checks/coherence";
import { testRows } from "./checks/rows";
import { testStories } from "./checks/stories";

const TODAY = "2026-11-23";

// In one file, because making the company takes longer than all the checks.
describe("the rows", () => testRows(TODAY));
describe("the whole", () => testCoherence(TODAY));
describe("the stories", () => testStories(TODAY));
