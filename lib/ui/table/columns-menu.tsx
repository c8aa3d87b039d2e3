"use client";

import { Menu, MenuDivider, MenuDropdown, MenuItem, MenuTarget } from "@mantine/core";
import Link from "next/link";
import { Button } from "../button";
import { Icon } from "../icon";
import { VisuallyHidden } from "../visually-hidden";
import styles from "./columns-menu.module.css";

export type ColumnChoice = {
  readonly id: string;
  readonly header: string;
  readonly shown: boolean;
  readonly href: string;
};

/** Which columns a table shows; the choice is in the address. */
export function ColumnsMenu({ choices, resetHref }: { choices: readonly ColumnChoice[]; resetHref: string }) {
  return (
    <Menu position="bottom-end" width="min(440px, calc(100vw - 24px))" closeOnItemClick={false}>
      <MenuTarget>
        <Button icon="columns" collapses>
          Columns
        </Button>
      </MenuTarget>
      <MenuDropdown className={styles.list}>
        <div className={styles.choices}>
          {choices.map(({ id, header, shown, href }) => (
            <MenuItem
              key={id}
              component={Link}
              href={href}
              scroll={false}
              prefetch={false}
              replace
              leftSection={<span className={styles.tick}>{shown && <Icon name="check" size={14} />}</span>}
            >
              {header}
              <VisuallyHidden>{shown ? ", shown" : ", hidden"}</VisuallyHidden>
            </MenuItem>
          ))}
        </div>
        <MenuDivider />
        <MenuItem component={Link} href={resetHref} scroll={false} prefetch={false}>
          Usual columns
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
