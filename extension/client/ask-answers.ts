import type { InputBox } from 'vscode';
import { window } from 'vscode';
import type { Answers, Question } from '../../shared/language/starter/questions.ts';
import { disposeAll } from './disposables.ts';

/** What is wrong with an answer; undefined when nothing is. */
export type Fault = (
  question: Question,
  answer: string,
  told: Answers,
) => Promise<string | undefined>;

/**
 * Asks questions one after another; undefined when that was given up. All in one box: between two of them, the focus would go back
 * to what had it before, which may keep it.
 */
export async function askAnswers(
  title: string,
  questions: readonly Question[],
  fault: Fault,
): Promise<Answers | undefined> {
  const box = window.createInputBox();
  box.ignoreFocusOut = true;
  const closed = new Promise<undefined>((resolve) => box.onDidHide(() => resolve(undefined)));
  const answers: Answers = {};
  try {
    for (const [index, question] of questions.entries()) {
      box.title = `${title}, ${index + 1} of ${questions.length}`;
      box.prompt = question.text;
      box.value = question.usual(answers);
      box.valueSelection = [0, box.value.length];
      const asked = ask(box, (answer) => fault(question, answer, answers));
      box.show();
      const answer = await Promise.race([asked, closed]);
      if (answer === undefined) return undefined;
      answers[question.key] = answer;
    }
    return answers;
  } finally {
    box.dispose();
  }
}

/** Resolves with what is written when it is accepted and nothing is wrong with it. */
function ask(
  box: InputBox,
  fault: (answer: string) => Promise<string | undefined>,
): Promise<string> {
  return new Promise((resolve) => {
    const isRight = async (): Promise<boolean> => {
      const written = box.value;
      const wrong = await fault(written.trim());
      // What has been written since then is judged by itself.
      if (written !== box.value) return false;
      box.validationMessage = wrong;
      return wrong === undefined;
    };
    const listeners = [
      box.onDidChangeValue(isRight),
      box.onDidAccept(async () => {
        if (!(await isRight())) return;
        disposeAll(listeners);
        resolve(box.value.trim());
      }),
    ];
  });
}
