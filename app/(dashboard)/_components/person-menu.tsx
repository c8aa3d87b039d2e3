"use client";

import { Menu, MenuDivider, MenuDropdown, MenuItem, MenuLabel, MenuTarget, useMantineColorScheme } from "@mantine/core";
import Link from "next/link";
import { useTransition } from "react";
import { signInAs, signOutHere } from "@/app/(auth)/actions";
import { initialsOf } from "@/lib/format/words";
import { Icon, type IconName } from "@/lib/ui/icon";
import control from "./control.module.css";
import styles from "./person-menu.module.css";
import { openShortcuts } from "./shortcuts";
import type { Viewer } from "./viewer";

const SCHEMES: readonly { value: "auto" | "light" | "dark"; label: string; icon: IconName }[] = [
  { value: "auto", label: "As the system", icon: "system" },
  { value: "light", label: "Light", icon: "light" },
  { value: "dark", label: "Dark", icon: "dark" },
];

/** Who is signed in, how the screen looks, and in the sample company whom else to be. */
export function PersonMenu({ viewer }: { viewer: Viewer }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [pending, startTransition] = useTransition();
  return (
    <Menu position="bottom-end" width={264}>
      <MenuTarget>
        <button
          type="button"
          className={`${control.control} ${control.square} ${control.strong}`}
          aria-label={`${viewer.name}, ${viewer.roles}: account and appearance`}
          aria-busy={pending}
        >
          {initialsOf(viewer.name)}
        </button>
      </MenuTarget>
      <MenuDropdown className={styles.list}>
        <MenuLabel className={styles.who}>
          <strong>{viewer.name}</strong>
          <span>{viewer.roles}</span>
        </MenuLabel>
        {viewer.repHref && (
          <MenuItem component={Link} href={viewer.repHref} prefetch={false} leftSection={<Icon name="reps" />}>
            My page
          </MenuItem>
        )}
        <MenuItem component={Link} href="/account" prefetch={false} leftSection={<Icon name="settings" />}>
          Your account
        </MenuItem>
        <MenuDivider />
        <MenuLabel>Appearance</MenuLabel>
        {SCHEMES.map(({ value, label, icon }) => (
          <MenuItem
            key={value}
            aria-current={colorScheme === value ? "true" : undefined}
            className={control.item}
            leftSection={<Icon name={icon} />}
            rightSection={colorScheme === value ? <Icon name="check" size={14} /> : null}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </MenuItem>
        ))}
        <MenuItem leftSection={<Icon name="keyboard" />} onClick={openShortcuts}>
          Keyboard shortcuts
        </MenuItem>
        {viewer.personas.length > 0 && (
          <>
            <MenuDivider />
            <MenuLabel>See the sample company as</MenuLabel>
            {viewer.personas.map((persona) => (
              <MenuItem
                key={persona.userId}
                className={control.item}
                aria-current={persona.userId === viewer.userId ? "true" : undefined}
                onClick={() => startTransition(() => signInAs(persona.userId, "/"))}
              >
                {persona.name}
                <span className={styles.role}>{persona.roles}</span>
              </MenuItem>
            ))}
          </>
        )}
        <MenuDivider />
        <MenuItem leftSection={<Icon name="signOut" />} onClick={() => startTransition(() => signOutHere())}>
          Sign out
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
