"use client";

import { useRouter } from "next/navigation";

/** A form whose fields make the address; what is blank, or belongs to a deal that is not chosen, is left out of it. */
export function PrunedForm({ children, className }: { children: React.ReactNode; className?: string | undefined }) {
  const router = useRouter();
  const send = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    const params = new URLSearchParams(fields);
    const chosen = params.getAll("deal");
    for (const name of [...params.keys()])
      if (name.startsWith("on-") && !chosen.includes(name.slice(3))) params.delete(name);
    if (!params.has("amount")) params.delete("on");
    router.push(`?${params}`, { scroll: false });
  };
  return (
    <form className={className} onSubmit={send} noValidate>
      {children}
    </form>
  );
}
