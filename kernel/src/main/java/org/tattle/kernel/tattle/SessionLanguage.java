package org.tattle.kernel.tattle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.tattle.Components;
import org.tattle.attack.Result;
import org.tattle.dsl.assist.Assistant;
import org.tattle.dsl.cli.Main;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditSummary;
import org.tattle.dsl.show.render.Foreign;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Cell;
import org.tattle.kernel.language.CellCompleteness;
import org.tattle.kernel.language.CellCompletion;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.MagicFaults;
import org.tattle.kernel.language.MutedOutput;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.Reply;
import org.tattle.kernel.magic.CellFiles;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.WorkingFolder;

/** Tattle itself, as the kernel asks for it: cells are scripts of one session. */
public final class SessionLanguage implements Language {
  private static final int WARM_UP_MS = 3000;

  private final Session session;

  /**
   * @param cache where finished work is kept and found
   * @param ledger what was spent on data, and where it is written down
   */
  public SessionLanguage(Cache cache, Ledger ledger) {
    session = new Session(Components.standard(), cache, ledger);
  }

  @Override
  public Reply execute(Cell cell, Output output, Control control) {
    Source source = Source.cell("cell " + cell.number(), cell.code(), folder(), place(cell));
    Shows shows = new Shows(output, source);
    Outcome outcome = session.run(source, shows, control);
    shows.end(outcome.ok());
    List<Diagnostic> warnings = of(outcome, true).toList();
    if (!warnings.isEmpty()) {
      output.display(
          new Bundle(
              Map.of(
                  "text/html", DiagnosticFormat.HTML.render(warnings),
                  "text/plain", DiagnosticFormat.PLAIN.render(warnings))));
    }
    if (outcome.interrupted()) {
      throw new CancellationException();
    }
    List<Diagnostic> failures = of(outcome, false).toList();
    if (failures.isEmpty()) {
      return Reply.success();
    }
    return Reply.failure(failures);
  }

  /** Cells of a notebook are told apart; what is typed at a console is one place. */
  private static String place(Cell cell) {
    return cell.id().isEmpty() ? "console" : cell.id();
  }

  private static Stream<Diagnostic> of(Outcome outcome, boolean warnings) {
    return outcome.diagnostics().stream()
        .filter(d -> (d.severity() == Severity.WARNING) == warnings);
  }

  @Override
  public CellCompletion complete(String code, int caret) {
    var completion = new Assistant(session).complete(new Source("cell", code, folder()), caret);
    return new CellCompletion(
        completion.replaced().start(),
        completion.replaced().end(),
        completion.candidates().stream()
            .map(it -> new CellCompletion.Item(it.text(), it.kind().word(), it.doc()))
            .toList());
  }

  @Override
  public Optional<Bundle> inspect(String code, int caret, boolean detailed) {
    return new Assistant(session)
        .hover(new Source("cell", code), caret)
        .map(hover -> Shows.bundle(hover.shown()));
  }

  @Override
  public CellCompleteness completeness(String code) {
    var judged = org.tattle.dsl.syntax.Completeness.of(code);
    return switch (judged.state()) {
      case COMPLETE -> CellCompleteness.complete();
      case INCOMPLETE -> CellCompleteness.incomplete(judged.indent());
      case INVALID -> CellCompleteness.invalid();
    };
  }

  @Override
  public Bundle evaluate(String expression) {
    StringBuilder text = new StringBuilder();
    Sink sink =
        new Sink() {
          @Override
          public void show(Shown shown) {
            text.append(Render.text(shown, 80, false));
          }

          @Override
          public void say(String line) {}
        };
    Source source = new Source("expression", "show " + expression);
    Outcome outcome = session.run(source, sink, Control.NONE);
    if (!outcome.ok()) {
      throw new IllegalArgumentException(outcome.diagnostics().get(0).message());
    }
    return Bundle.text(text.toString());
  }

  @Override
  public Optional<Throwable> failure() {
    return session.failure();
  }

  @Override
  public Path folder() {
    return WorkingFolder.current();
  }

  @Override
  public Reply act(String mark, String words, Output output, Control control) {
    switch (mark) {
      case "%who" -> output.display(Shows.bundle(NameList.of(session)));
      case "%cd" -> {
        if (!words.isEmpty()) {
          enter(words);
        }
        output.stdout(folder().toAbsolutePath().normalize() + "\n");
      }
      case "%cache" -> cache(words, output);
      default -> throw Fault.of(MagicFaults.MEANS_NOTHING, mark);
    }
    return Reply.success();
  }

  private void enter(String words) {
    Path next = new CellFiles(folder()).path(words);
    if (!Files.isDirectory(next)) {
      throw Fault.of(MagicFaults.NO_FOLDER, next);
    }
    WorkingFolder.set(next);
  }

  private void cache(String words, Output output) {
    switch (words) {
      case "" -> {
        output.stdout("the cache is " + (session.settings().cache() ? "on" : "off") + "\n");
        Main.run("cache");
      }
      case "on", "off" -> {
        Source source = new Source("cell", "set cache=" + words.equals("on"));
        session.run(source, new Shows(output, source), Control.NONE);
      }
      default -> throw Fault.of(MagicFaults.CACHE_TAKES);
    }
  }

  @Override
  public void register(Class<? extends Record> component) {
    session.register(component);
  }

  @Override
  public void assign(String name, Object value) {
    session.assign(name, value);
  }

  @Override
  public Map<String, Object> values() {
    return session.values();
  }

  @Override
  public void warmUp() {
    try (Session rehearsal = new Session(Components.standard(), Cache.memory())) {
      rehearse(rehearsal, "1 + 1");
      Thread.sleep(WARM_UP_MS);
      rehearse(rehearsal, "load wine; train target with epochs=1");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rehearse(Session session, String script) {
    Source source = new Source("rehearsal", script);
    session.run(source, new Shows(MutedOutput.INSTANCE, source), Control.NONE);
  }

  @Override
  public Optional<Bundle> render(Object value) {
    return Foreign.shown(value).or(() -> named(value)).or(() -> found(value)).map(Shows::bundle);
  }

  /** What is the session's looks as it does by its name; an integer, say, is nobody's. */
  private Optional<Shown> named(Object value) {
    return value.getClass().getName().startsWith("org.tattle.")
        ? session.values().entrySet().stream()
            .filter(entry -> entry.getValue() == value)
            .findFirst()
            .flatMap(entry -> session.head(entry.getKey()))
        : Optional.empty();
  }

  /** What an attack found, with the target that it was found on. */
  private Optional<Shown> found(Object value) {
    for (Object owner : session.values().values()) {
      if (owner instanceof Attacked attacked) {
        for (Map.Entry<String, Result> result : attacked.results().entrySet()) {
          if (result.getValue() == value) {
            return Optional.of(AuditSummary.table(List.of(attacked.only(result.getKey()))));
          }
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    session.close();
  }
}
