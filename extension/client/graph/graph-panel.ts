import type { Ending } from '../disposables.ts';
import type { LanguageServer } from '../language-server.ts';
import type { JobRunner } from '../job-runner.ts';
import type { FromPanel, ToPanel } from '../../panel-protocol.ts';
import type { NodePlace, ShownGraph } from '../../../shared/lsp/graph-request.ts';
import type { Graph } from '../../../shared/graph/graph.ts';
import type { LaidOutGraph } from '../../../shared/graph/laid-out-graph.ts';
import type { GraphSubject } from '../../../shared/language/verbs/graph-of.ts';
import type { ExtensionContext, TextDocument, TextEditor, WebviewPanel } from 'vscode';
import {
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  commands,
  window,
  workspace,
} from 'vscode';
import { isEnvironmentError } from '../../../shared/model/environment-error.ts';
import { disposeAll } from '../disposables.ts';
import { explain } from '../tell.ts';
import { formatCount } from '../../../shared/model/quantities/count.ts';
import { sketch } from '../../../shared/graph/sketch.ts';
import { saveGraph } from './save-graph.ts';
import { panelPage } from './panel-page.ts';

/** After so long somebody who has turned to another document would wonder at the picture of the one before. */
const lateMs = 400;

/** More than these nobody can look at, and an editor would stop for them. */
const mostNodes = 3_000;

/** Of more boxes a first picture is shown that is less tidy, but there at once. */
const manyNodes = 300;

/** A pause in typing after which the graph follows. */
const pauseMs = 200;

/** Who says what the graph is, and who places it. */
interface GraphSources {
  readonly server: LanguageServer;
  readonly jobs: JobRunner;
}

/** The graph beside the editor: of the document in front, following its text and its cursor, leading back to both. */
export class GraphPanel {
  readonly #sources: GraphSources;
  readonly #panel: WebviewPanel;
  readonly #listeners: readonly Ending[];
  #document: TextDocument;
  #subject: GraphSubject | undefined;
  #shown: ShownGraph | undefined;
  /** What the panel shows, as text. */
  #drawn: string | undefined;
  /** What the last tidy picture was of. */
  #about: string | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Tells that drawing takes long. */
  #late: ReturnType<typeof setTimeout> | undefined;
  /** The document of which a picture is shown. */
  #drawnUri: string | undefined;
  /** The latest request; what comes back for an earlier one is late. */
  #asked = 0;
  /** Settles when the layout that was asked for last has ended. */
  #placed: Promise<unknown> = Promise.resolve();

  /** Opens it for `document`; `onClose` is called when the user closes it. */
  constructor(
    { extensionUri }: ExtensionContext,
    sources: GraphSources,
    document: TextDocument,
    onClose: () => void,
  ) {
    this.#sources = sources;
    this.#document = document;
    this.#panel = window.createWebviewPanel(
      'backstep.graph',
      'Graph',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [extensionUri] },
    );
    const { webview } = this.#panel;
    webview.html = panelPage(webview, Uri.joinPath(extensionUri, 'graph-panel.js'));
    this.#listeners = [
      webview.onDidReceiveMessage((message: FromPanel) => this.#hear(message)),
      workspace.onDidChangeTextDocument(({ document: { languageId } }) => {
        if (languageId === 'backstep') this.#followSoon();
      }),
      // What it refers to has changed, or the server has come back.
      sources.server.onJudged(() => this.#followSoon()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#mark(textEditor);
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) this.show(editor.document);
      }),
    ];
    this.#panel.onDidDispose(() => {
      clearTimeout(this.#waiting);
      clearTimeout(this.#late);
      disposeAll(this.#listeners);
      onClose();
    });
  }

  /** Shows the graph of a document, unless it is none of the language or the one that is shown already has it. */
  show(document: TextDocument): void {
    if (document.languageId !== 'backstep' || document === this.#document) return;
    if (document.uri.toString() === this.#shown?.uri) return;
    this.#document = document;
    this.#subject = undefined;
    clearTimeout(this.#late);
    this.#late = setTimeout(() => {
      this.#drawn = undefined;
      this.#tell({ type: 'nothing', reason: 'Drawing …', clears: true });
    }, lateMs);
    void this.#follow();
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  async #hear(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#drawn = undefined;
        this.#about = undefined;
        return this.#follow();
      case 'subject':
        this.#subject = message.subject;
        return this.#follow();
      case 'select':
        return this.#goTo(message.id);
      case 'export':
        return saveGraph(message, this.#document.uri);
    }
  }

  #followSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#follow(), pauseMs);
  }

  async #follow(): Promise<void> {
    const asked = ++this.#asked;
    const shown = await this.#read(asked);
    if (shown === undefined || asked !== this.#asked) return;
    this.#shown = shown;
    const count = shown.graph.nodes.length;
    if (count > mostNodes) {
      this.#drawnUri = undefined;
      this.#say(
        asked,
        `${shown.title} has ${formatCount(count)} boxes, which are too many to be drawn here.`,
      );
      return;
    }
    const { places: _, ...seen } = shown;
    const drawn = JSON.stringify(seen);
    if (drawn === this.#drawn) {
      this.#isShown();
      return;
    }
    const about = `${shown.subject} ${shown.uri}`;
    // Not after each mistake that is mended: boxes must not jump there and back.
    if (about !== this.#about && shown.graph.nodes.length > manyNodes) {
      this.#drawn = undefined;
      this.#draw(shown, sketch(shown.graph));
    }
    const laidOut = await this.#place(asked, shown.graph);
    if (laidOut === undefined || asked !== this.#asked) return;
    this.#drawn = drawn;
    this.#about = about;
    this.#draw(shown, laidOut);
  }

  /** The picture is that of the document in front. */
  #isShown(): void {
    clearTimeout(this.#late);
    this.#drawnUri = this.#document.uri.toString();
  }

  #draw(shown: ShownGraph, laidOut: LaidOutGraph): void {
    this.#isShown();
    this.#panel.title = `Graph of ${shown.title}`;
    const selected = window.activeTextEditor && this.#nodeAt(window.activeTextEditor);
    const { uri, title, description, subject, subjects } = shown;
    const graph = { uri, title, description, subject, subjects, laidOut };
    this.#tell({ type: 'graph', graph, ...(selected === undefined ? {} : { selected }) });
    void commands.executeCommand('setContext', 'backstep.hasShownGraph', true);
  }

  /** What the document says now; undefined when it cannot be told, which is said. */
  async #read(asked: number): Promise<ShownGraph | undefined> {
    const uri = this.#document.uri.toString();
    const subject = this.#subject === undefined ? {} : { subject: this.#subject };
    try {
      const graph = await this.#sources.server.graph({ uri, ...subject });
      if (graph !== null) return graph;
      this.#say(
        asked,
        'This cannot be drawn as it is written; the errors are listed under Problems.',
      );
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      // It is asked again with the next change, and when the server has come back.
      this.#say(asked, explain(error));
    }
    return undefined;
  }

  async #place(asked: number, graph: Graph): Promise<LaidOutGraph | undefined> {
    // One after another: what is no longer wanted when its turn comes is not placed.
    const placed = this.#placed.then(() =>
      asked === this.#asked ? this.#sources.jobs.ask('layout', graph) : undefined,
    );
    this.#placed = placed.catch(() => undefined);
    try {
      return await placed;
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      this.#say(asked, explain(error));
      return undefined;
    }
  }

  /** Says why there is nothing to draw, unless something else has been asked since. */
  #say(asked: number, reason: string): void {
    if (asked !== this.#asked) return;
    clearTimeout(this.#late);
    this.#drawn = undefined;
    const clears = this.#drawnUri !== this.#document.uri.toString();
    if (clears) this.#panel.title = 'Graph';
    this.#tell({ type: 'nothing', reason, clears });
  }

  /** Marks the node in which the cursor is. */
  #mark(editor: TextEditor): void {
    if (editor.document.uri.toString() !== this.#shown?.uri) return;
    this.#tell({ type: 'select', id: this.#nodeAt(editor) });
  }

  #nodeAt({ document, selection }: TextEditor): string | undefined {
    if (document.uri.toString() !== this.#shown?.uri) return undefined;
    return this.#shown.places.find(({ whole }) => rangeOf(whole).contains(selection.active))?.id;
  }

  async #goTo(id: string): Promise<void> {
    const place = this.#shown?.places.find((each) => each.id === id);
    if (this.#shown === undefined || place === undefined) return;
    const document = await workspace.openTextDocument(Uri.parse(this.#shown.uri));
    const visible = window.visibleTextEditors.find((each) => each.document === document);
    const viewColumn = visible?.viewColumn ?? this.#besidePanel();
    const editor = await window.showTextDocument(document, { viewColumn, preserveFocus: true });
    const range = rangeOf(place.name);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** A column for text that does not lie over the graph. */
  #besidePanel(): ViewColumn {
    const own = this.#panel.viewColumn;
    const { tabGroups } = window;
    return (
      tabGroups.all.find(({ viewColumn }) => viewColumn !== own)?.viewColumn ?? ViewColumn.Beside
    );
  }

  #tell(message: ToPanel): void {
    void this.#panel.webview.postMessage(message);
  }
}

const rangeOf = ({ start, end }: NodePlace['name']): Range =>
  new Range(new Position(start.line, start.character), new Position(end.line, end.character));
