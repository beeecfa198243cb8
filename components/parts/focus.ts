/** What has the focus inside the panel; in a closed shadow root the document only knows the host. */
export function focusedIn(part: Element): Element | null {
  const root = part.getRootNode() as Document | ShadowRoot;
  const active = root.activeElement;
  return active && part.contains(active) ? active : null;
}
