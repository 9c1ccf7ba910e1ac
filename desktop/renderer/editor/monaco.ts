// The parts of the text editor that are used: all its features, and the colours of one language.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/yaml/register';

export * as monaco from 'monaco-editor/editor';

window.MonacoEnvironment = {
  getWorker: () => new Worker('editor-worker.js', { name: 'editor' }),
};
