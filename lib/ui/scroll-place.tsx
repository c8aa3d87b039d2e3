/** A place whose content may be wider or taller than it; it scrolls by finger and by keyboard. */
export function ScrollPlace({ label, className, ...rest }: { label: string } & React.ComponentProps<"div">) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      {...rest}
      role="group"
      aria-label={label}
      className={className}
      data-own-keys="true"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard
      tabIndex={0}
    />
  );
}
