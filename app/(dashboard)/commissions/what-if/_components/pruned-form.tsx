"use client";

import { useRouter } from "next/navigation";

/** A form whose fields make the address; what is blank is left out of it. */
export function PrunedForm({ children, className }: { children: React.ReactNode; className?: string | undefined }) {
  const router = useRouter();
  const send = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    const params = new URLSearchParams(fields);
    if (!params.has("amount")) params.delete("on");
    router.push(`?${params}`, { scroll: false });
  };
  return (
    <form className={className} onSubmit={send} noValidate>
      {children}
    </form>
  );
}
