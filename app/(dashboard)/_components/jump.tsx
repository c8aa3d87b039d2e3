"use client";

import "@mantine/core/styles/Input.layer.css";
import "@mantine/spotlight/styles.layer.css";
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { z } from "zod";
import { Icon } from "@/lib/ui/icon";
import { mayLeave } from "@/lib/ui/use-unsaved-changes";
import styles from "./jump.module.css";
import { openShortcuts } from "./shortcuts";

const groupSchema = z.object({
  group: z.string(),
  items: z.array(z.object({ href: z.string(), label: z.string(), detail: z.string().nullable() })),
});
const answerSchema = z.object({ groups: z.array(groupSchema) });
type Group = z.infer<typeof groupSchema>;

const [store, jump] = createSpotlight();
const WAIT_MS = 120;

/** Search over everything one may go to. `wanted` counts how often it was asked for; each time opens it. `takeEarly` gives what was typed before one could type in it. */
export function Jump({ wanted, takeEarly }: { wanted: number; takeEarly: () => string }) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const [state, setState] = useState<"searching" | "done" | "failed">("searching");

  useEffect(() => {
    if (wanted > 0) jump.open();
  }, [wanted]);

  const asked = wanted > 0;
  useEffect(() => {
    if (!asked) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/jump?q=${encodeURIComponent(query)}`, { signal: controller.signal })
        .then(async (response) => {
          if (!response.ok) throw new Error(`search answered ${response.status}`);
          setGroups(answerSchema.parse(await response.json()).groups);
          setState("done");
        })
        .catch(() => controller.signal.aborted || setState("failed"));
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, query]);

  const actions: SpotlightActionGroupData[] = groups.map(({ group, items }) => ({
    group,
    actions: items.map(({ href, label, detail }) => ({
      id: `${group}:${href}`,
      label,
      ...(detail ? { description: detail } : {}),
      onClick: () => {
        if (mayLeave()) router.push(href);
      },
    })),
  }));
  if (query === "" || "keyboard shortcuts".includes(query.toLowerCase()))
    actions.push({
      group: "Help",
      actions: [{ id: "shortcuts", label: "Keyboard shortcuts", onClick: openShortcuts }],
    });

  return (
    <Spotlight
      store={store}
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      filter={(_, given) => given}
      shortcut={null}
      scrollable
      maxHeight={420}
      radius={8}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{ actionsGroup: styles.group ?? "" }}
      nothingFound={state === "failed" ? "The search did not answer. Type again to retry." : "Nothing has that name."}
      searchProps={{
        leftSection: <Icon name="search" />,
        placeholder: "Rep, deal, campaign or page",
        "aria-label": "Search or jump to",
        onFocus: () => setQuery((text) => text + takeEarly()),
        onKeyDown: (event) => {
          if (event.key !== "Enter" || document.querySelector("[data-action][data-selected]")) return;
          document.querySelector<HTMLElement>("[data-action]")?.click();
        },
      }}
    />
  );
}
