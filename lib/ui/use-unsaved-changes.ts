"use client";

import { useEffect } from "react";

const QUESTION = "Leave this page? What you changed here is not saved yet.";

const LEAVE = "attain:leave";
const MOVED = "attain:moved";

/** Asks before a page with unsaved changes is left: by a link, the browser's back and forward, a reload, or by closing it. */
export function useUnsavedChanges(hasChanges: boolean): void {
  useEffect(() => {
    if (!hasChanges) return;
    const place = placeInHistory();
    const path = pathOf(window.location);
    // A step in history that was agreed to before it was taken; asked once.
    let isAgreed = false;
    const agrees = () => window.confirm(QUESTION);
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onLeave = (event: Event) => {
      if (!agrees()) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      if (!leavesBy(event) || agrees()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== "traverse" || !event.cancelable) return;
      if (pathOf(new URL(event.destination.url)) === path) return;
      isAgreed = agrees();
      if (!isAgreed) event.preventDefault();
    };
    const onMoved = (event: Event) => {
      const wasAgreed = isAgreed;
      isAgreed = false;
      if (wasAgreed || pathOf(window.location) === path || agrees()) return;
      event.preventDefault();
      window.history.go(place - placeInHistory() || 1);
    };
    window.addEventListener("beforeunload", onUnload);
    window.addEventListener(LEAVE, onLeave);
    window.addEventListener(MOVED, onMoved);
    // At the window and on the way down, so that it comes before the router.
    window.addEventListener("click", onClick, { capture: true });
    window.navigation?.addEventListener("navigate", onNavigate);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener(LEAVE, onLeave);
      window.removeEventListener(MOVED, onMoved);
      window.removeEventListener("click", onClick, { capture: true });
      window.navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [hasChanges]);
}

/**
 * Lets a page keep a step back or forward from the router where the browser let nobody stop it, so that its address is elsewhere already. To be used
 * within the router and above every page, so that it listens before the router does.
 */
export function useStepsInHistory(): void {
  useEffect(() => {
    const onStep = (event: PopStateEvent) => {
      if (!window.dispatchEvent(new Event(MOVED, { cancelable: true }))) event.stopImmediatePropagation();
    };
    window.addEventListener("popstate", onStep);
    return () => window.removeEventListener("popstate", onStep);
  }, []);
}

/** Whether one may go to another page by other means than a link: asks where the page in view has unsaved changes. */
export function mayLeave(): boolean {
  return window.dispatchEvent(new Event(LEAVE, { cancelable: true }));
}

/** Whether a click follows a link to another page of this site, in this tab; leaving the site is the browser's to ask about. */
function leavesBy(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.hasAttribute("download") || (link.target !== "" && link.target !== "_self")) return false;
  return link.origin === window.location.origin && pathOf(link) !== pathOf(window.location);
}

function pathOf({ pathname, search }: Pick<URL, "pathname" | "search">): string {
  return `${pathname}${search}`;
}

/** Older browsers do not tell it: there one is taken to have gone one back. */
function placeInHistory(): number {
  return window.navigation?.currentEntry?.index ?? 0;
}
