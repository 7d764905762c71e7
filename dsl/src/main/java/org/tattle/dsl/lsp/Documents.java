package org.tattle.dsl.lsp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.tattle.Components;
import org.tattle.dsl.assist.Assistant;
import org.tattle.dsl.assist.Completion;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;
import org.tattle.dsl.syntax.tree.Parsed;

/**
 * The open documents. Each is a script by itself and is checked a moment after its last change;
 * nothing of it is run. What an editor asks is answered from the text as it is now.
 */
final class Documents implements TextDocumentService, AutoCloseable {
  private static final int MOMENT_MS = 150;
  private static final int MOST = 200;

  private final Map<String, Document> open = new ConcurrentHashMap<>();
  private final Session session = new Session(Components.standard());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tattle-lsp-check");
            thread.setDaemon(true);
            return thread;
          });
  private LanguageClient editor;

  /** A text as the editor has it, and its check to come. */
  private record Document(Source source, int version, Future<?> check) {}

  void connect(LanguageClient client) {
    editor = client;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    session.close();
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams opened) {
    var document = opened.getTextDocument();
    keep(document.getUri(), document.getText(), document.getVersion(), 0);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams changed) {
    var changes = changed.getContentChanges();
    var document = changed.getTextDocument();
    String text = changes.get(changes.size() - 1).getText();
    keep(document.getUri(), text, document.getVersion(), MOMENT_MS);
  }

  private synchronized void keep(String uri, String text, int version, int delay) {
    Document before = open.get(uri);
    if (before != null) {
      before.check().cancel(false);
    }
    Source source = Positions.source(uri, text);
    Future<?> check =
        clock.schedule(() -> publish(uri, source, version), delay, TimeUnit.MILLISECONDS);
    open.put(uri, new Document(source, version, check));
  }

  private void publish(String uri, Source source, int version) {
    List<Diagnostic> found = session.check(source).diagnostics();
    editor.publishDiagnostics(
        new PublishDiagnosticsParams(
            uri,
            found.stream().limit(MOST).map(it -> Marks.of(source, uri, it)).toList(),
            version));
  }

  @Override
  public synchronized void didClose(DidCloseTextDocumentParams closed) {
    String uri = closed.getTextDocument().getUri();
    Document document = open.remove(uri);
    if (document != null) {
      document.check().cancel(false);
      editor.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams saved) {
    // What is saved was checked when it was changed.
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams asked) {
    Source source = source(asked.getTextDocument().getUri());
    Completion completion =
        new Assistant(session).complete(source, Positions.offset(source, asked.getPosition()));
    return CompletableFuture.completedFuture(
        Either.forLeft(
            completion.candidates().stream()
                .map(it -> Marks.of(source, completion.replaced(), it))
                .toList()));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams asked) {
    Source source = source(asked.getTextDocument().getUri());
    Hover hover =
        new Assistant(session)
            .hover(source, Positions.offset(source, asked.getPosition()))
            .map(
                it ->
                    new Hover(
                        new MarkupContent(MarkupKind.MARKDOWN, it.markdown()),
                        Positions.range(source, it.span())))
            .orElse(null);
    return CompletableFuture.completedFuture(hover);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
    Source source = source(asked.getTextDocument().getUri());
    Parsed parsed = Parser.parse(source);
    Span all = new Span(0, source.text().length());
    return CompletableFuture.completedFuture(
        parsed.ok()
            ? List.of(new TextEdit(Positions.range(source, all), Printer.print(parsed)))
            : List.of());
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
    String uri = asked.getTextDocument().getUri();
    Source source = source(uri);
    int start = Positions.offset(source, asked.getRange().getStart());
    int end = Positions.offset(source, asked.getRange().getEnd());
    return CompletableFuture.completedFuture(
        session.check(source).diagnostics().stream()
            .filter(it -> it.source() == source)
            .filter(it -> it.span().start() <= end && start <= it.span().end())
            .flatMap(it -> it.fixes().stream().map(fix -> Marks.of(source, uri, it, fix)))
            .map(Either::<Command, CodeAction>forRight)
            .toList());
  }

  private Source source(String uri) {
    Document document = open.get(uri);
    if (document == null) {
      throw new IllegalArgumentException(uri + " is not open");
    }
    return document.source();
  }
}
