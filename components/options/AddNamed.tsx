import { useRef, useState, type ReactNode } from 'react';
import type { Sentence } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { words } from '../parts/words';

/** Adds one more of what is told apart by its name. What else is chosen of it stands beside the name. */
export function AddNamed(props: {
  label: string;
  button: string;
  /** What is wrong with the name. */
  wrong: (name: string) => Sentence | undefined;
  onAdd: (name: string) => void;
  children: ReactNode;
}) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Sentence>();
  const input = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const wrong = props.wrong(name);
    setProblem(wrong);
    // What is wrong, or the place for the next one.
    input.current?.focus();
    if (wrong) return;
    props.onAdd(name.trim());
    setName('');
  };
  return (
    <form
      className="preset-add"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label={props.label} error={problem && words(problem)}>
        {(control) => (
          <input
            {...control}
            ref={input}
            type="text"
            dir="auto"
            autoComplete="off"
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {props.children}
      <Button type="submit">{props.button}</Button>
    </form>
  );
}
