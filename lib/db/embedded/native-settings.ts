import { statfsSync } from "node:fs";
import { totalmem } from "node:os";
import { type Address, SOCKET_PORT } from "./address";

const MB = 1024 * 1024;

/** The server's settings, for a machine that it shares with the application. Durability is left on. */
export function nativeSettings(address: Address): string[] {
  const memory = totalmem() / MB;
  const buffers = Math.round(Math.min(512, Math.max(64, memory / 8)));
  const settings: Record<string, string> = {
    ...(address.kind === "socket"
      ? {
          listen_addresses: "",
          unix_socket_directories: address.folder,
          unix_socket_permissions: "0700",
          port: `${SOCKET_PORT}`,
        }
      : { listen_addresses: "127.0.0.1", port: `${address.port}` }),
    max_connections: "50",
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(Math.max(256, memory / 2))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "2GB",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_line_prefix: "%m [%p] ",
    logging_collector: "off",
    dynamic_shared_memory_type: hasSharedMemory() ? "posix" : "mmap",
  };
  if (process.platform === "win32") settings.dynamic_shared_memory_type = "windows";
  // What a killed process asked for ends with it, and frees its locks, instead of being worked out to its end.
  else settings.client_connection_check_interval = "1s";
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Containers often have 64 MB of it, which parallel queries outgrow. */
function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize >= 256 * MB;
  } catch {
    return process.platform !== "linux";
  }
}
