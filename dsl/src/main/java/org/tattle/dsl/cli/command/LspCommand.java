package org.tattle.dsl.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.tattle.dsl.lsp.Server;
import picocli.CommandLine.Command;

/** {@code tattle lsp}. */
@Command(
    name = "lsp",
    mixinStandardHelpOptions = true,
    description =
        "Serves an editor by the Language Server Protocol, over standard input and output: "
            + "diagnostics, completion, hover, formatting, fixes. Editors start it.")
public final class LspCommand implements Runnable {

  @Override
  public void run() {
    System.setOut(System.err);
    try {
      Server.serve(System.in, new FileOutputStream(FileDescriptor.out));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
