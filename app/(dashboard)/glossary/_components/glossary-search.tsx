import Form from "next/form";
import { Button } from "@/lib/ui/button";
import styles from "./glossary-search.module.css";

/** Cuts the glossary down to what has some words in it; the search is in the address. */
export function GlossarySearch({ search, found }: { search: string; found: number }) {
  return (
    <search data-print="hidden">
      <Form action="/glossary" className={styles.form}>
        <input
          key={search}
          type="search"
          name="search"
          defaultValue={search}
          placeholder="Search names, formulas and descriptions"
          aria-label="Search the glossary"
          className={styles.input}
        />
        <Button type="submit">Search</Button>
        <span role="status" className={styles.found}>
          {search && `${found} found`}
        </span>
      </Form>
    </search>
  );
}
