package org.tattle.dsl.check.verb;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Preposition;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.Forms;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.ExportTask;
import org.tattle.dsl.check.task.Heading;
import org.tattle.dsl.check.task.ReportTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.export.ChartFormat;
import org.tattle.dsl.export.ScriptFormat;
import org.tattle.dsl.export.SubjectFormat;
import org.tattle.dsl.export.TableFormat;
import org.tattle.dsl.plot.Caption;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * Checks the statements that write files: {@code export}, what is written and whether the form of
 * the file can hold it, and {@code report}.
 */
public final class Exporting {
  /** What is a table. */
  private static final Set<Type> TABLES =
      EnumSet.of(
          Type.SUBJECT, Type.RESULT, Type.TABLE, Type.COMPARISON, Type.LISTING, Type.RELEASE);

  /** What has curves. */
  private static final Set<Type> CHARTS = EnumSet.of(Type.SUBJECT, Type.RESULT);

  private final CheckState context;
  private final StatementNames names;
  private final Forms forms;

  public Exporting(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
    this.forms = new Forms(context);
  }

  public void report(Statement.Report report) {
    names.takes("report", report.clauses());
    if (context.scope.entries().isEmpty() && context.findings.size() == 0) {
      context.findings.add(context.findings.of(TargetFaults.NOTHING_TO_REPORT, report.verb()));
      return;
    }
    Optional<Expression.Text> file = report.clauses().to().flatMap(names::text);
    if (report.clauses().to().isEmpty()) {
      context.findings.add(context.findings.of(ValueFaults.REPORT_WITHOUT_FILE, report.verb()));
    } else if (file.filter(it -> !it.value().toLowerCase(Locale.ROOT).endsWith(".html"))
        .isPresent()) {
      context.findings.add(context.findings.of(ValueFaults.REPORT_NOT_HTML, file.get().span()));
    }
    Optional<List<Bound<Record>>> heading =
        context.binder.bind(
            "report",
            report.verb(),
            List.of(Schema.of(Heading.class)),
            Optional.empty(),
            report.clauses().arguments());
    if (file.isPresent() && heading.isPresent()) {
      context.step(
          new ReportTask(
              report.span(),
              file.get().span(),
              file.get().value(),
              Bound.cast(heading.get().get(0)),
              context.scope),
          context.scope);
    }
  }

  public void export(Statement.Export export) {
    names.takes("export", export.clauses(), List.of(Preposition.TO, Preposition.WITH));
    Typed value = context.typer.value(export.path());
    Optional<Expression.Text> file = export.clauses().to().flatMap(names::text);
    if (export.clauses().to().isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(ValueFaults.EXPORT_WITHOUT_FILE, export.verb())
              .hint("such as: export %s to \"again.tattle\"".formatted(export.path().dotted())));
      return;
    }
    Optional<Schema> schema = file.flatMap(it -> forms.of(it, form -> true));
    if (schema.isEmpty() || value.type() == Type.ERROR) {
      return;
    }
    Optional<String> name = name(export.path(), value, table(schema.get()));
    if (name.isEmpty() || !holds(schema.get().type(), value)) {
      refuse(export.path(), value, schema.get());
      return;
    }
    context
        .binder
        .bind(
            "export " + schema.get().name(),
            file.get().span(),
            chart(schema.get())
                ? List.of(schema.get(), Schema.of(Caption.class))
                : List.of(schema.get()),
            Optional.empty(),
            export.clauses().arguments())
        .ifPresent(
            bound ->
                context.step(
                    new ExportTask(
                        export.span(),
                        file.get().span(),
                        file.get().value(),
                        name.get(),
                        value,
                        Bound.cast(bound.get(0)),
                        bound.stream().skip(1).findFirst().map(Bound::<Caption>cast)),
                    context.scope));
  }

  /** The name by which what a path stands for was made; none for a number that is read off. */
  private Optional<String> name(Expression.Path path, Typed value, boolean table) {
    if (value instanceof Typed.Found found) {
      return Optional.of(found.target() + "." + found.result());
    }
    if (table && value instanceof Typed.Listed listed) {
      return Optional.of(listed.made());
    }
    Scope.Found found = context.scope.find(path);
    return Optional.of(found.name().text())
        .filter(name -> found.whole() && !(found.entry().orElseThrow() instanceof Entry.Module));
  }

  private static boolean chart(Schema form) {
    return ChartFormat.class.isAssignableFrom(form.type());
  }

  private static boolean table(Schema form) {
    return TableFormat.class.isAssignableFrom(form.type());
  }

  private static boolean holds(Class<?> form, Typed value) {
    return form == ScriptFormat.class
        || TableFormat.class.isAssignableFrom(form) && TABLES.contains(value.type())
        || SubjectFormat.class.isAssignableFrom(form) && value.type() == Type.SUBJECT
        || ChartFormat.class.isAssignableFrom(form) && CHARTS.contains(value.type());
  }

  private void refuse(Expression.Path path, Typed value, Schema form) {
    String fitting =
        forms.listed(
            other -> holds(other.type(), value) && name(path, value, table(other)).isPresent());
    context.findings.add(
        context
            .findings
            .of(
                ValueFaults.NOT_IN_SUCH_A_FILE,
                path.span(),
                context.typer.text(path.span()),
                value.type().noun(),
                form.name())
            .hint(
                fitting.isEmpty()
                    ? "export what it was read off, or name it: let x = " + path.dotted()
                    : "it goes into: " + fitting));
  }
}
