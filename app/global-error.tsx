"use client";

/** When even the frame fails: no styles to lean on, so it brings its own. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Something failed · Attain</title>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style={{ maxWidth: 520, margin: "20vh auto", padding: 20, font: "15px/1.5 system-ui, sans-serif" }}>
        <h1 style={{ fontSize: 22 }}>Attain could not show anything</h1>
        <p>
          Nothing was changed. Try again in a moment
          {error.digest
            ? `; if it stays like this, give whoever looks after Attain this number: ${error.digest}.`
            : "."}
        </p>
        <button type="button" onClick={() => retry()} style={{ font: "inherit", padding: "6px 14px" }}>
          Try again
        </button>
      </body>
    </html>
  );
}
