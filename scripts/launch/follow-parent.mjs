// Loaded into the web server's process: ends it when the launcher is gone, which would otherwise leave it on the port.
process.once("disconnect", () => process.exit(0));
process.channel?.unref();
