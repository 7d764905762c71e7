package org.tattle.dsl.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.Domain;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * Checks the statements between scripts: {@code param} declares what a script can be told, and
 * {@code use} runs another script and sees its names behind one of its own.
 */
final class Declaring {
  private final CheckState context;
  private final StatementNames names;

  Declaring(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  void param(Statement.Param param) {
    String name = param.name().text();
    names.claim(param.name(), "param %s2 = …");
    context.parameters.add(name);
    Typed standard = context.typer.argument(param.value());
    Typed value = new Typed.Wrong(param.value().span());
    if (!standard.constant()) {
      names.notConstant(standard);
    } else {
      Optional<Domain> domain = Domain.of(context, param, standard);
      if (domain.isPresent()) {
        value = given(domain.get(), name).orElse(standard);
        domain.get().refuse(context.source, standard).ifPresent(context.findings::add);
      }
    }
    Scope after = context.scope.with(name, new Entry.Value(param.name().span(), value));
    context.step(new LetTask(param.span(), name, value), after);
  }

  /** What the parameter is given, in place of its default; says so if it does not fit. */
  private Optional<Typed> given(Domain domain, String name) {
    Optional<Given.Value> value = context.given.find(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().typed().type() == Type.ERROR) {
      return value.map(Given.Value::typed);
    }
    Optional<Diagnostic> refused = domain.refuse(value.get().source(), value.get().typed());
    refused.ifPresent(d -> context.findings.add(new Span(0, 0), d));
    return value.map(Given.Value::typed);
  }

  /**
   * Says what was given that nobody declares.
   *
   * @param script what declares nothing of the kind
   */
  void undeclared(String script) {
    for (Given.Value value : context.given.all()) {
      String name = value.name().text();
      if (!context.parameters.contains(name)) {
        Diagnostic unknown =
            Diagnostic.of(
                    ValueFaults.NO_PARAMETER, value.source(), value.name().span(), script, name)
                .suggest(Suggest.near(name, context.parameters));
        context.findings.add(
            new Span(0, 0),
            unknown.hint(
                context.parameters.isEmpty()
                    ? "a script declares what it takes with `param`"
                    : "parameters: " + String.join(", ", context.parameters)));
      }
    }
    context.given.diagnostics().forEach(d -> context.findings.add(new Span(0, 0), d));
  }

  void use(Statement.Use use) {
    names.takes("use", use.clauses());
    Optional<Expression.Text> file = names.text(use.file());
    if (file.isEmpty()) {
      use.clauses().as().ifPresent(names::poison);
      return;
    }
    Optional<Name> name = use.clauses().as().or(() -> stem(file.get()));
    Optional<Checked> used = used(use, file.get().value());
    if (name.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(ValueFaults.USE_WITHOUT_NAME, use.file().span())
              .hint("give it one: use %s as lib".formatted(context.typer.text(use.file().span()))));
      return;
    }
    if (used.isEmpty()) {
      names.poison(name.get());
      return;
    }
    names.claim(name.get());
    String own = name.get().text();
    Scope after = context.scope.update(own, new Entry.Module(name.get().span()));
    for (Map.Entry<String, Entry> entry : used.get().after(Scope.EMPTY).entries().entrySet()) {
      after = after.update(own + "." + entry.getKey(), entry.getValue());
    }
    context.step(new UseTask(use.span(), own, used.get().steps()), after);
  }

  private static Optional<Name> stem(Expression.Text file) {
    String last = file.value().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.tattle$", "");
    return last.matches("[A-Za-z]\\w*") && !Statement.verbs().contains(last)
        ? Optional.of(new Name(file.span(), last))
        : Optional.empty();
  }

  /** The script in the file, checked in a scope of its own, if nothing is wrong with it. */
  private Optional<Checked> used(Statement.Use use, String name) {
    Path file;
    Path real;
    Source source;
    try {
      file = context.source.folder().resolve(name);
      real = file.toRealPath();
      String shown = Path.of(context.source.name()).resolveSibling(name).toString();
      source = Source.of(shown.replace('\\', '/'), file);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      context.findings.add(context.findings.of(NameFaults.NOT_A_SCRIPT, use.file().span(), name));
      return Optional.empty();
    }
    if (context.using.contains(real)) {
      context.findings.add(context.findings.of(NameFaults.USES_ITSELF, use.file().span(), name));
      return Optional.empty();
    }
    List<Path> using = new ArrayList<>(context.using);
    using.add(real);
    List<Given.Value> values = new ArrayList<>();
    for (Argument argument : use.clauses().arguments()) {
      values.add(
          new Given.Value(
              context.source, argument.name(), context.typer.argument(argument.value())));
    }
    Parsed parsed = Parser.parse(source);
    Given given = new Given(values, List.of());
    Checked checked =
        Checker.check(
            new CheckState(context.registry, Scope.EMPTY, context.settings, parsed, given, using),
            parsed);
    checked.diagnostics().forEach(d -> context.findings.add(use.span(), d));
    return Optional.of(checked).filter(Checked::ok);
  }
}
