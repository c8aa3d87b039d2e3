"use client";

import { Menu, MenuDropdown, MenuItem, MenuTarget } from "@mantine/core";
import Link from "next/link";
import { compareChoices } from "./compare-choices";
import styles from "./compare-menu.module.css";
import control from "./control.module.css";
import { useFrame } from "./frame-context";
import { useView } from "./use-view";

/** What the period is compared with. */
export function CompareMenu() {
  const frame = useFrame();
  const { state, href } = useView();
  if (state.preset === "all") return null;
  const choices = compareChoices(state, frame);
  const current = choices.find((choice) => choice.current);
  return (
    <Menu position="bottom-start">
      <MenuTarget>
        <button type="button" className={`${control.control} ${styles.button}`}>
          {current?.detail ? `vs ${current.detail}` : "No comparison"}
        </button>
      </MenuTarget>
      <MenuDropdown>
        {choices.map((choice) => (
          <MenuItem
            key={choice.id}
            component={Link}
            href={href(choice.changes)}
            scroll={false}
            prefetch={false}
            className={control.item}
            aria-current={choice.current ? "true" : undefined}
          >
            {choice.label}
            {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
          </MenuItem>
        ))}
      </MenuDropdown>
    </Menu>
  );
}
