package org.tattle.dsl.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** One editor's server: from {@code initialize} to {@code exit}, or until the editor is gone. */
public final class Server implements LanguageServer, WorkspaceService {
  private final Documents documents = new Documents();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  private Server() {}

  /** Serves one editor over two streams, until it says good-bye or closes them. */
  public static void serve(InputStream in, OutputStream out) throws InterruptedException {
    Server server = new Server();
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.documents.connect(launcher.getRemoteProxy());
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () -> {
              try {
                launcher.startListening().get();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (ExecutionException e) {
                throw new IllegalStateException("the editor's stream broke", e.getCause());
              }
            });
    try {
      CompletableFuture.anyOf(closed, server.gone).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the editor's stream broke", e.getCause());
    } finally {
      server.documents.close();
    }
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams editor) {
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Full);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", "=", "(")));
    can.setHoverProvider(true);
    can.setDocumentFormattingProvider(true);
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("tattle")));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    gone.complete(null);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace: each answer follows from the text.
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    // Files that a script uses are read again at each check.
  }
}
