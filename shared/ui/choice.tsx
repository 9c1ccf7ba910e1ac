import type { ReactElement } from 'react';

interface ChoiceProps<T extends string> {
  /** What is chosen between, for screen readers. */
  readonly label: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (option: T) => void;
}

/** Buttons side by side, one of which is pressed; nothing where there is nothing to choose. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement | null {
  const { label, options, words, chosen, onChoose } = props;
  if (options.length < 2) return null;
  return (
    <div className="choice" role="group" aria-label={label}>
      {options.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === chosen}
          onClick={() => {
            onChoose(each);
          }}
        >
          {words[each]}
        </button>
      ))}
    </div>
  );
}
