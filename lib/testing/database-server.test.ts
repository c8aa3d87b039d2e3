import { expect, it } from "vitest";
import { requireLocal } from "./database-server";

it.each([
  "postgresql://postgres@localhost:5432/postgres?host=%2Ftmp%2Fattain-x",
  "postgresql://postgres@127.0.0.1/postgres",
  "postgresql://postgres@[::1]/postgres",
])("lets tests run on %s", (url) => {
  expect(requireLocal(url)).toBe(url);
});

it.each(["postgresql://attain@db.example.com/attain", "postgresql://localhost/attain?host=db.example.com"])(
  "refuses to test on %s",
  (url) => {
    expect(() => requireLocal(url)).toThrow("Tests refuse the database on db.example.com");
  },
);
