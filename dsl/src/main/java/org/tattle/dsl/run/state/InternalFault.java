package org.tattle.dsl.run.state;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** Faults of ours: the user sees a code and where the details are, never a stack trace. */
public final class InternalFault {
  private InternalFault() {}

  /** A diagnostic for something that should not have happened, its details in a file. */
  public static Diagnostic diagnostic(Source source, Span span, Throwable thrown) {
    Diagnostic diagnostic =
        Diagnostic.of(RunFaults.OUR_FAULT, source, span, thrown.getClass().getSimpleName());
    try {
      Path details = Files.createTempFile("tattle-fault-", ".txt");
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(details, StandardCharsets.UTF_8))) {
        out.println("Java " + System.getProperty("java.version"));
        out.println(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        out.println("--- script");
        out.println(source.text());
        out.println("--- fault");
        thrown.printStackTrace(out);
      }
      return diagnostic.hint("please report it with the details in " + details);
    } catch (IOException e) {
      return diagnostic.hint("please report it with the script; no details could be written");
    }
  }
}
