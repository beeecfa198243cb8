/** The small button beside a label that takes a field back. */
export function Restore(props: {
  name: string;
  /** Said of it on hover; its name where there is nothing else to say. */
  title?: string;
  describedBy?: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="restore"
      aria-label={props.name}
      aria-describedby={props.describedBy}
      title={props.title ?? props.name}
      onClick={props.onClick}
    >
      ↺
    </button>
  );
}
