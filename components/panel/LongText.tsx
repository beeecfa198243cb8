/** A text that goes to Lever, opened on request. */
export const LongText = ({ label, value, open }: { label: string; value: string; open?: boolean }) => (
  <details className="goes-text" open={open}>
    <summary>{label}</summary>
    <p dir="auto">{value}</p>
  </details>
);
