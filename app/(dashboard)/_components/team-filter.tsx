"use client";

import { Menu, MenuDropdown, MenuItem, MenuTarget } from "@mantine/core";
import Link from "next/link";
import { Icon } from "@/lib/ui/icon";
import control from "./control.module.css";
import { useFrame } from "./frame-context";
import styles from "./team-filter.module.css";
import { useView } from "./use-view";

/** Cuts the page down to one team. */
export function TeamFilter() {
  const { teams } = useFrame();
  const { params, href } = useView();
  if (teams.length < 2) return null;
  const chosen = params.getAll("team");
  const names = teams.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  const label = names.length === 0 ? "All teams" : names.length === 1 ? (names[0] ?? "") : `${names.length} teams`;
  return (
    <Menu position="bottom-start">
      <MenuTarget>
        <button type="button" className={`${control.control} ${styles.button}`} aria-label={`Team: ${label}`}>
          <span className={styles.icon}>
            <Icon name="filter" size={14} />
          </span>
          <span className={styles.text}>{label}</span>
          <span className={styles.chevron}>
            <Icon name="down" size={12} />
          </span>
        </button>
      </MenuTarget>
      <MenuDropdown className={styles.list}>
        {[{ id: null, name: "All teams" }, ...teams].map(({ id, name }) => (
          <MenuItem
            key={id ?? "all"}
            component={Link}
            href={href({ team: id })}
            scroll={false}
            prefetch={false}
            className={control.item}
            aria-current={(id === null ? chosen.length === 0 : chosen.includes(id)) ? "true" : undefined}
          >
            {name}
          </MenuItem>
        ))}
      </MenuDropdown>
    </Menu>
  );
}
