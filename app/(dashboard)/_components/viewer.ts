/** Who is signed in, and whom else one may be in the sample company. */
export type Viewer = {
  readonly name: string;
  readonly roles: string;
  readonly repHref: string | null;
  readonly personas: readonly { readonly userId: number; readonly name: string; readonly roles: string }[];
  readonly userId: number | null;
  /** Who looks at this person's view, where that is somebody else. */
  readonly viewedBy: string | null;
};
