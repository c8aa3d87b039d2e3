import { headers } from "next/headers";
import { env } from "@/lib/config/env";

/**
 * The address under which this request reached Attain, without a path: ATTAIN_URL where it is set. Where it is not, the Host
 * header, which whoever asks may choose: links made with it are shown to them and never sent by mail.
 */
export async function baseUrl(): Promise<string> {
  const { url, port } = env();
  if (url !== null) return url;
  const host = (await headers()).get("host") ?? `localhost:${port}`;
  return `http://${host}`;
}
