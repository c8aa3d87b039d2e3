"use client";

import { Popover, PopoverDropdown, PopoverTarget } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useId, useState, useTransition } from "react";
import { z } from "zod";
import { Button } from "@/lib/ui/button";
import type { FilterDimension } from "../_lib/filter-menu";
import styles from "./add-filter.module.css";
import { useView } from "./use-view";

const answerSchema = z.object({ choices: z.array(z.object({ id: z.string(), name: z.string() })) });
type Choices = z.infer<typeof answerSchema>["choices"];

/** Cuts the page down by one more thing: what, and to which value. */
export function AddFilter({ dimensions }: { dimensions: readonly FilterDimension[] }) {
  const view = useView();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [dimension, setDimension] = useState(dimensions[0]?.id ?? "");
  const [pending, startTransition] = useTransition();
  const ids = useId();
  const { choices, failed } = useChoices(open ? dimension : "");

  const add = (form: FormData) => {
    const value = String(form.get("value") ?? "");
    if (!value) return;
    const values = [...new Set([...view.params.getAll(dimension), value])];
    setOpen(false);
    startTransition(() => router.push(view.href({ [dimension]: values }), { scroll: false }));
  };

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <PopoverTarget>
        <Button icon="filter" onClick={() => setOpen(!open)} aria-expanded={open} aria-busy={pending}>
          Filter
        </Button>
      </PopoverTarget>
      <PopoverDropdown aria-label="Add a filter">
        <form action={add} className={styles.form}>
          <label htmlFor={`${ids}-what`}>What</label>
          <select id={`${ids}-what`} value={dimension} onChange={(event) => setDimension(event.target.value)}>
            {dimensions.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
          <label htmlFor={`${ids}-which`}>Is</label>
          <select id={`${ids}-which`} name="value" disabled={choices === null}>
            {(choices ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {failed && <p className={styles.failed}>The choices could not be loaded. Choose again to retry.</p>}
          <Button type="submit" strong disabled={choices === null}>
            Add filter
          </Button>
        </form>
      </PopoverDropdown>
    </Popover>
  );
}

function useChoices(dimension: string): { choices: Choices | null; failed: boolean } {
  const [loaded, setLoaded] = useState<{ dimension: string; choices: Choices | null }>({
    dimension: "",
    choices: null,
  });
  useEffect(() => {
    if (dimension === "") return;
    const controller = new AbortController();
    fetch(`/api/filters?dimension=${encodeURIComponent(dimension)}`, { signal: controller.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`choices answered ${response.status}`);
        setLoaded({ dimension, choices: answerSchema.parse(await response.json()).choices });
      })
      .catch(() => controller.signal.aborted || setLoaded({ dimension, choices: null }));
    return () => controller.abort();
  }, [dimension]);
  const current = loaded.dimension === dimension;
  return { choices: current ? loaded.choices : null, failed: current && dimension !== "" && loaded.choices === null };
}
