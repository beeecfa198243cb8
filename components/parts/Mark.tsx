/** A lever on its fulcrum. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path className="mark-beam" d="M2.5 13.5 21.5 6.5" />
      <path className="mark-base" d="M11.5 11.5 17 20H6z" />
    </svg>
  );
}
