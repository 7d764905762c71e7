package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Registry;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.Forms;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.export.CsvFormat;
import org.tattle.dsl.export.HtmlFormat;
import org.tattle.dsl.export.JsonFormat;
import org.tattle.dsl.export.LatexFormat;
import org.tattle.dsl.export.MarkdownFormat;
import org.tattle.dsl.export.OnnxFormat;
import org.tattle.dsl.export.PdfFormat;
import org.tattle.dsl.export.PngFormat;
import org.tattle.dsl.export.ReceiptFormat;
import org.tattle.dsl.export.ScriptFormat;
import org.tattle.dsl.export.SvgFormat;
import org.tattle.dsl.plot.HistogramPlot;
import org.tattle.dsl.plot.LinesPlot;
import org.tattle.dsl.plot.NoisePlot;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.plot.ReachPlot;
import org.tattle.dsl.plot.RocPlot;
import org.tattle.dsl.plot.RoundsPlot;
import org.tattle.dsl.plot.TradeoffPlot;
import org.tattle.dsl.syntax.mend.Idioms;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * Checks a script whole: each statement in turn, in the scope that those before it leave. One
 * checker serves the command line, the kernel and {@code check}.
 */
public final class Checker {
  /** A registry and what scripts can name beside its components: charts and forms of files. */
  public static Registry complete(Registry components) {
    return components
        .with(Plot.KIND)
        .with(Forms.KIND)
        .with(ScriptFormat.class, CsvFormat.class, JsonFormat.class)
        .with(MarkdownFormat.class, LatexFormat.class, HtmlFormat.class)
        .with(SvgFormat.class, PdfFormat.class, PngFormat.class)
        .with(OnnxFormat.class, ReceiptFormat.class)
        .with(RocPlot.class, HistogramPlot.class, LinesPlot.class, TradeoffPlot.class)
        .with(NoisePlot.class, ReachPlot.class, RoundsPlot.class);
  }

  private final CheckState context;
  private final StatementRules rules;

  private Checker(CheckState context) {
    this.context = context;
    this.rules = new StatementRules(context);
  }

  /** Checks a script in the scope and with the settings that others before it left. */
  public static Checked check(Registry registry, Scope scope, Settings settings, Parsed parsed) {
    return check(registry, scope, settings, parsed, Given.NOTHING);
  }

  /** The same with values for the script's parameters. */
  public static Checked check(
      Registry registry, Scope scope, Settings settings, Parsed parsed, Given given) {
    return check(new CheckState(registry, scope, settings, parsed, given, List.of()), parsed);
  }

  /**
   * Checks scripts that run one after another, each in the scope that those before it leave.
   * Another may give a name again, as when cells are run one by one.
   *
   * @param name what all of them are called
   */
  public static Checked check(
      Registry registry,
      Scope scope,
      Settings settings,
      String name,
      List<Parsed> all,
      Given given) {
    List<Checked.Step> steps = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    Set<String> parameters = new LinkedHashSet<>();
    Scope now = scope;
    Settings set = settings;
    Optional<Findings> before = Optional.empty();
    for (Parsed parsed : all) {
      CheckState context = new CheckState(registry, now, set, parsed, given, List.of());
      context.parameters.addAll(parameters);
      before.ifPresent(context.findings::follow);
      Checker checker = new Checker(context);
      checker.statements(parsed);
      if (parsed == all.get(all.size() - 1)) {
        checker.rules.undeclared(name);
      }
      steps.addAll(context.steps);
      diagnostics.addAll(context.findings.all());
      parameters.addAll(context.parameters);
      now = context.scope;
      set = context.settings;
      before = Optional.of(context.findings);
    }
    return new Checked(steps, diagnostics);
  }

  /** The names that a script leaves, as far as they are known, whatever is wrong with it. */
  public static Scope names(Registry registry, Scope scope, Settings settings, Parsed parsed) {
    CheckState context =
        new CheckState(registry, scope, settings, parsed, Given.NOTHING, List.of());
    context.findings.unread();
    check(context, parsed);
    return context.scope;
  }

  /** Checks a script in a context made for it. */
  static Checked check(CheckState context, Parsed parsed) {
    Checker checker = new Checker(context);
    checker.statements(parsed);
    checker.rules.undeclared(context.source.name());
    return new Checked(context.steps, context.findings.all());
  }

  private void statements(Parsed parsed) {
    List<Statement> statements = parsed.script().statements();
    statements.forEach(this::statement);
    statements.stream()
        .filter(it -> it instanceof Statement.Refresh && statements.size() > 1)
        .forEach(this::notAlone);
  }

  /** Checks the statements of a block in its context. */
  static void block(CheckState context, List<Statement> body) {
    body.forEach(new Checker(context)::statement);
  }

  private void statement(Statement statement) {
    context.typer.enter(context.scope);
    Scope before = context.scope;
    context.clash = false;
    int known = context.findings.size();
    StatementRules.Rule rule = statement.accept(rules);
    if (context.block.isPresent() && !rule.repeats()) {
      misplaced(statement);
    } else {
      rule.check().run();
    }
    if (context.findings.wrong(known)) {
      Idioms.of(context.source, statement.span())
          .ifPresent(idiom -> context.findings.replace(known, idiom));
    }
    if (context.clash) {
      context.scope = before;
    }
  }

  /** What is made again may be of another type, so nothing else can be checked beside it. */
  private void notAlone(Statement refresh) {
    context.findings.add(context.findings.of(ValueFaults.REFRESH_ALONE, refresh.verb()));
  }

  private void misplaced(Statement statement) {
    String verb = context.typer.text(statement.verb());
    context.findings.add(
        context
            .findings
            .of(
                statement instanceof Statement.Act
                    ? ValueFaults.NO_FILE_IN_A_BLOCK
                    : ValueFaults.NOT_IN_A_BLOCK,
                statement.verb(),
                verb,
                context.block.orElseThrow())
            .hint(
                statement instanceof Statement.Act
                    ? "leave its file out, or put it after the block"
                    : statement instanceof Statement.Sweep
                        ? "name all axes in one: sweep eps in [1, 2], seed in 1..3 { … }"
                        : "put it before or after the block"));
  }
}
