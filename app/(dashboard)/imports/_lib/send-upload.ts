type UploadEnd =
  | { readonly is: "stored"; readonly id: string }
  | { readonly is: "refused"; readonly message: string }
  | { readonly is: "cancelled" };

export type Sending = { readonly end: Promise<UploadEnd>; readonly cancel: () => void };

/** Sends a file as it is; the browser reads it bit by bit. `onSent` hears how much of it has gone, from 0 to 1. */
export function sendUpload(file: File, onSent: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const end = new Promise<UploadEnd>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 1);
    request.onload = () => resolve(toEnd(request));
    request.onabort = () => resolve({ is: "cancelled" });
    request.onerror = () =>
      resolve({ is: "refused", message: "The file could not be sent: the connection was lost. Choose it again." });
  });
  request.open("POST", `/imports/uploads?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { end, cancel: () => request.abort() };
}

function toEnd({ status, responseText }: XMLHttpRequest): UploadEnd {
  const answer = parse(responseText);
  if (status === 201 && typeof answer.id === "string") return { is: "stored", id: answer.id };
  const message = typeof answer.title === "string" ? answer.title : `The server answered ${status}. Choose it again.`;
  return { is: "refused", message };
}

function parse(text: string): { id?: unknown; title?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
