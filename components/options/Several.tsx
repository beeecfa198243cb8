import type { TextKey } from '@/lib/platform/text';
import { PickSeveral } from '../pickers/PickSeveral';
import { SettingFrame } from './SettingFrame';
import { useLists } from './use-lists';
import type { Row } from './use-row';

const MOST = 50;

/** A setting that is a list of words. */
export function Several(props: {
  row: Row<string[]>;
  name: string;
  value: readonly string[];
  words: readonly string[];
  onlyListed?: boolean;
  hint: string;
  says?: { add: TextKey; remove: TextKey };
  onChange: (value: string[]) => void;
}) {
  const { row, hint, says, ...rest } = props;
  const { empty } = useLists();
  return (
    <SettingFrame row={row}>
      <PickSeveral
        {...rest}
        {...(says ? { says } : {})}
        label={row.label}
        recent={[]}
        max={MOST}
        maxLength={200}
        empty={empty}
        hint={`${hint} ${row.from}`}
        readOnly={row.readOnly}
      />
    </SettingFrame>
  );
}
