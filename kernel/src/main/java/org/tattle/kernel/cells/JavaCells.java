package org.tattle.kernel.cells;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.CellCompleteness;
import org.tattle.kernel.language.CellCompletion;
import org.tattle.kernel.language.CellFaults;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.kernel.language.SpeakingCell;
import org.tattle.run.Control;

/**
 * Cells of Java, run by JShell. The session's values that a cell mentions are variables in it, by
 * name and type; the variables a cell declares go back to the session if it has a use for them. The
 * value of the last expression is shown, unless it is the stream that {@code printf} hands back.
 */
public final class JavaCells {
  private static final String REHEARSAL = "int rehearsed = 1;\nrehearsed + 1";
  private static final String LEFT =
      "the code did not stop and was left to itself; variables and libraries of earlier Java cells"
          + " are gone\n";

  private final Language session;
  private final JavaShell shell = new JavaShell();
  private final JavaValues shared;
  private final LastResult last = new LastResult();
  private final JavaLines lines = new JavaLines();
  private JShell linesOf;
  private volatile Optional<Throwable> failure = Optional.empty();

  public JavaCells(Language session) {
    this.session = session;
    this.shared = new JavaValues(session);
  }

  public void warmUp() {
    shell.warmUp(java -> run(java, new Cell(REHEARSAL, 0, "", true), 0, Map.of(), Control.NONE));
  }

  /** Why the last cell failed, if it was for something that was thrown. */
  public Optional<Throwable> failure() {
    return failure;
  }

  /** Gives the cells that follow jars and folders of classes. */
  public void classPath(List<Path> paths, Control control) {
    try {
      shell.run(
          java -> {
            paths.forEach(path -> java.addToClasspath(path.toString()));
            return null;
          },
          control,
          () -> {});
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Runs a cell.
   *
   * @param from where the Java begins in it
   */
  public Reply execute(Cell cell, int from, Output output, Control control) {
    Notebook.open(output, session);
    Map<String, Object> values = session.values();
    last.among(values);
    try {
      Outcome outcome =
          shell.run(
              java -> {
                SpeakingCell.set(output);
                return run(java, cell, from, values, control);
              },
              control,
              () -> output.stderr(LEFT));
      control.check();
      failure = outcome.failure();
      outcome.laid().forEach(shared::assign);
      Reply registered = register(outcome.components(), cell.code(), from);
      if (registered instanceof Reply.Failure) {
        return registered;
      }
      outcome.result().ifPresent(output::result);
      return outcome.reply();
    } catch (ExecutionException e) {
      if (overflowed(e)) {
        return JavaFailures.tooDeep();
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Whether Java's compiler ran out of stack, which it hides among errors of its own. */
  private static boolean overflowed(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StackOverflowError
          || String.valueOf(cause.getMessage()).contains("StackOverflowError")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a cell came to.
   *
   * @param laid the variables it declared
   * @param components the component records it declared
   * @param result its value, if the last snippet had one
   * @param failure what was thrown, if something was
   */
  private record Outcome(
      Reply reply,
      Map<String, Object> laid,
      List<Class<?>> components,
      Optional<Bundle> result,
      Optional<Throwable> failure) {
    static Outcome failed(Reply reply, SnippetEvent event, Map<String, Object> laid) {
      return new Outcome(
          reply, laid, List.of(), Optional.empty(), Optional.ofNullable(event.exception()));
    }
  }

  private Reply register(List<Class<?>> components, String code, int from) {
    for (Class<?> component : components) {
      try {
        session.register(component.asSubclass(Record.class));
      } catch (IllegalArgumentException e) {
        Source source = new Source("%%java", code);
        int at = Math.max(from, code.indexOf(component.getSimpleName(), from));
        Span span = new Span(at, Math.min(component.getSimpleName().length(), code.length() - at));
        String why = e.getMessage().replace(component.getName(), "it");
        return Reply.failure(
            List.of(
                Diagnostic.of(CellFaults.NOT_DECLARED, source, span, component.getSimpleName())
                    .hint(why)));
      }
    }
    return Reply.success();
  }

  private Outcome run(
      JShell java, Cell cell, int from, Map<String, Object> values, Control control) {
    String code = last.in(cell.code());
    if (linesOf != java) {
      lines.clear();
      linesOf = java;
    }
    shared.bring(java, code.substring(from), values);
    SourceCodeAnalysis analysis = java.sourceCodeAnalysis();
    List<String> declared = new ArrayList<>();
    List<String> types = new ArrayList<>();
    String valued = null;
    int at = from;
    while (!code.substring(at).isBlank()) {
      control.check();
      String rest = code.substring(at);
      CompletionInfo next = analysis.analyzeCompletion(rest);
      boolean whole = next.completeness().isComplete();
      String source = whole ? next.source() : rest;
      JavaFailures failures = new JavaFailures(java, lines, cell.code(), cell.number(), at);
      for (SnippetEvent event : java.eval(source)) {
        if (event.causeSnippet() != null) {
          continue;
        }
        Optional<Reply> failure = failures.of(event);
        if (failure.isPresent()) {
          JavaValues.collect(java, declared, List.of(), null);
          return Outcome.failed(failure.get(), event, JavaValues.taken(declared));
        }
        valued = null;
        Snippet snippet = event.snippet();
        if (snippet instanceof VarSnippet variable) {
          boolean temporary = snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
          valued = temporary ? variable.name() : null;
          if (!temporary) {
            declared.add(variable.name());
          }
        } else if (snippet instanceof ExpressionSnippet expression
            && snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND) {
          valued = expression.name();
        } else if (snippet.subKind() == Snippet.SubKind.RECORD_SUBKIND) {
          types.add(((TypeDeclSnippet) snippet).name());
        }
      }
      at = whole ? code.length() - next.remaining().length() : code.length();
    }
    JavaFailures failures =
        new JavaFailures(java, lines, cell.code(), cell.number(), code.length());
    for (SnippetEvent event : JavaValues.collect(java, declared, types, valued)) {
      Optional<Reply> failure = failures.told(event);
      if (failure.isPresent()) {
        return Outcome.failed(failure.get(), event, JavaValues.taken(declared));
      }
    }
    last.keep(JavaValues.last());
    return new Outcome(
        Reply.success(),
        JavaValues.taken(declared),
        JavaValues.components(types.size()),
        JavaValues.result(),
        Optional.empty());
  }

  public CellCompletion complete(String code, int from, int caret) {
    return shell.ask(
        java -> JavaAssistance.complete(java, code, from, caret), CellCompletion.none(caret));
  }

  public Optional<Bundle> inspect(String code, int from, int caret) {
    return shell.ask(java -> JavaAssistance.inspect(java, code, from, caret), Optional.empty());
  }

  public CellCompleteness completeness(String code, int from) {
    return shell.ask(
        java -> JavaAssistance.completeness(java, code.substring(from)),
        new CellCompleteness(CellCompleteness.Status.UNKNOWN, ""));
  }

  public void close() {
    shell.close();
  }
}
