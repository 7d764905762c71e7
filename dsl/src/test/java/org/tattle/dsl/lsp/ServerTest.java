package org.tattle.dsl.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An editor and {@code tattle lsp}, a process of its own, over its pipes. */
@Timeout(120)
class ServerTest {
  private static final String URI = "file:///audit.tattle";
  private static final String WRONG = "train base\n\n\nattack mia with shadow=10";

  private static Process tattle(List<String> options, String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.tattle.dsl.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** What an editor does with what it is told: it keeps diagnostics for the test to look at. */
  private static final class Editor implements LanguageClient {
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      published.add(diagnostics);
    }

    PublishDiagnosticsParams next() throws InterruptedException {
      PublishDiagnosticsParams next = published.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("diagnostics from the server").isNotNull();
      return next;
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams ask) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {}
  }

  @Test
  void anEditorIsServedOverStandardInputAndOutput() throws Exception {
    Process process = tattle(List.of(), "lsp");
    Editor editor = new Editor();
    var launcher =
        LSPLauncher.createClientLauncher(
            editor, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    LanguageServer server = launcher.getRemoteProxy();
    try {
      var can = server.initialize(new InitializeParams()).get().getCapabilities();
      assertThat(can.getHoverProvider().getLeft()).isTrue();
      server.initialized(new InitializedParams());
      var texts = server.getTextDocumentService();
      texts.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "tattle", 1, WRONG)));

      var told = editor.next().getDiagnostics();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).getCode().getLeft()).isEqualTo("P204");
      Range shadow = new Range(new Position(3, 16), new Position(3, 22));
      assertThat(told.get(0).getRange()).isEqualTo(shadow);

      TextDocumentIdentifier document = new TextDocumentIdentifier(URI);
      var fixes =
          texts
              .codeAction(new CodeActionParams(document, shadow, new CodeActionContext(told)))
              .get();
      var edit = fixes.get(0).getRight().getEdit().getChanges().get(URI).get(0);
      assertThat(edit.getNewText()).isEqualTo("shadows");
      assertThat(edit.getRange()).isEqualTo(shadow);

      var offered =
          texts.completion(new CompletionParams(document, new Position(3, 9))).get().getLeft();
      assertThat(offered).extracting(it -> it.getLabel()).contains("mia");
      assertThat(offered.get(0).getTextEdit().getLeft().getRange())
          .isEqualTo(new Range(new Position(3, 7), new Position(3, 9)));
      assertThat(
              texts
                  .hover(new HoverParams(document, new Position(3, 8)))
                  .get()
                  .getContents()
                  .getRight()
                  .getValue())
          .contains("**attack mia**", "Shokri");

      texts.didChange(
          new DidChangeTextDocumentParams(
              new VersionedTextDocumentIdentifier(URI, 2),
              List.of(new TextDocumentContentChangeEvent("train   base\nattack   mia"))));
      assertThat(editor.next().getDiagnostics()).isEmpty();
      var laid =
          texts
              .formatting(new DocumentFormattingParams(document, new FormattingOptions(2, true)))
              .get();
      assertThat(laid.get(0).getNewText()).isEqualTo("train base\nattack mia\n");

      texts.didClose(new DidCloseTextDocumentParams(document));
      assertThat(editor.next().getDiagnostics()).isEmpty();
      server.shutdown().get();
      server.exit();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void otherCommandsDoNotLoadTheProtocol() throws Exception {
    Process process = tattle(List.of("-verbose:class"), "check", "-c", "let x = 1");
    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(loaded).contains("org.tattle.dsl.cli.command.LspCommand").doesNotContain("lsp4j");
  }
}
