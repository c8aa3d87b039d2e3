"use client";

import { Menu, MenuDropdown, MenuItem, MenuTarget } from "@mantine/core";
import Link from "next/link";
import { Icon } from "@/lib/ui/icon";
import { Badge, NavLink } from "./nav";
import type { NavGroup } from "./nav-entries";
import styles from "./phone-bar.module.css";

const SHOWN = 4;

/** The navigation on a phone: the first pages in reach of a thumb, the rest behind "More". */
export function PhoneBar({ groups }: { groups: readonly NavGroup[] }) {
  const entries = groups.flatMap((group) => group.entries);
  const rest = entries.slice(SHOWN);
  return (
    <nav aria-label="Main, short" className={styles.bar} data-print="hidden">
      <ul className={styles.list}>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.href}>
            <NavLink entry={entry} />
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <Menu position="top-end" shadow="md" withinPortal>
              <MenuTarget>
                <button type="button" className={styles.more}>
                  <Icon name="more" />
                  <span>More</span>
                </button>
              </MenuTarget>
              <MenuDropdown>
                {rest.map((entry) => (
                  <MenuItem
                    key={entry.href}
                    component={Link}
                    href={entry.href}
                    prefetch={false}
                    leftSection={<Icon name={entry.icon} />}
                  >
                    {entry.label}
                    <Badge entry={entry} />
                  </MenuItem>
                ))}
              </MenuDropdown>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  );
}
