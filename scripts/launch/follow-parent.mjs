// Loaded into the web server's process: ends it when the launcher is gone, which would otherwise leave it on the port.
process.once("disconnect", () => process.exit(0));
process.channel?.unref();
// The development server works in a process that it forks, whose only tie at first is the channel to its own parent: not for there.
process.execArgv = process.execArgv.filter((part, index, all) => !isThis(part) && !isThis(all[index + 1]));

function isThis(part) {
  return part === import.meta.url || part === `--import=${import.meta.url}`;
}
