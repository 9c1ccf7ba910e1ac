import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { LanguageClient } from '../language/language-client.ts';
import { monaco } from './monaco.ts';
import { toRange, toSuggestion } from './to-monaco.ts';

/** What is known of a file's findings. */
export type FindingsOf = (file: string) => readonly Diagnostic[];

/** The path of the document in a model. */
export const fileOfModel = (model: monaco.editor.ITextModel): string => model.uri.path;

/** Puts the language service behind the text editor. */
export function registerLanguage(language: LanguageClient, findingsOf: FindingsOf): void {
  const at = (model: monaco.editor.ITextModel, position: monaco.Position): [string, number] => [
    fileOfModel(model),
    model.getOffsetAt(position),
  ];
  monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '/', '@', '{', '['],
    async provideCompletionItems(model, position) {
      await language.change(fileOfModel(model), model.getValue());
      const found = await language.complete(...at(model, position));
      return { suggestions: found.map((each, index) => toSuggestion(model, each, index)) };
    },
  });
  monaco.languages.registerHoverProvider('yaml', {
    async provideHover(model, position) {
      const found = await language.hover(...at(model, position));
      return found && { contents: [{ value: found.contents }], range: toRange(model, found.span) };
    },
  });
  monaco.languages.registerDefinitionProvider('yaml', {
    async provideDefinition(model, position) {
      const found = await language.definition(...at(model, position));
      return found.flatMap(({ file, span }) => {
        const uri = monaco.Uri.file(file);
        const target = monaco.editor.getModel(uri);
        return target === null ? [] : [{ uri, range: toRange(target, span) }];
      });
    },
  });
  monaco.languages.registerCodeActionProvider('yaml', {
    provideCodeActions: (model, range) => ({
      actions: findingsOf(fileOfModel(model))
        .filter(({ span }) => monaco.Range.areIntersectingOrTouching(toRange(model, span), range))
        .flatMap((finding) => fixesOf(model, finding)),
      dispose: () => undefined,
    }),
  });
}

function fixesOf(
  model: monaco.editor.ITextModel,
  { fixes = [] }: Diagnostic,
): monaco.languages.CodeAction[] {
  return fixes.map(({ title, edits }, index) => ({
    title,
    kind: 'quickfix',
    isPreferred: index === 0,
    edit: {
      edits: edits.map(({ span, newText }) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: toRange(model, span), text: newText },
      })),
    },
  }));
}
