package org.tattle.dsl.check.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Registry;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.expression.Typer;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * What a script's parameters are given by whoever starts it: the command line, or the script that
 * uses it.
 *
 * @param all in order
 * @param diagnostics what is wrong with the values themselves
 */
public record Given(List<Value> all, List<Diagnostic> diagnostics) {

  /** Nothing: every parameter has its default. */
  public static final Given NOTHING = new Given(List.of(), List.of());

  /** One value, and where it stands. */
  public record Value(Source source, Name name, Typed typed) {}

  public Given {
    all = List.copyOf(all);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * What the words of a command line give: {@code eps=4}. A shell takes quotes away, so what is no
   * value of the language is a text.
   *
   * @throws IllegalArgumentException if a word does not start with a name and an equals sign
   */
  public static Given of(List<String> words) {
    List<Value> all = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (String word : words) {
      Source source = new Source("command line", word);
      Findings findings = new Findings(source, List.of());
      Typer typer = new Typer(source, findings, Registry.of(List.of()));
      typer.enter(Scope.EMPTY);
      Argument argument = Parser.argument(source).orElseGet(() -> text(word));
      all.add(new Value(source, argument.name(), typer.argument(argument.value())));
      diagnostics.addAll(findings.all());
    }
    return new Given(all, diagnostics);
  }

  private static Argument text(String word) {
    int equals = word.indexOf('=');
    if (equals < 1 || !word.substring(0, equals).matches("[A-Za-z]\\w*")) {
      throw new IllegalArgumentException("`%s` is not written name=value".formatted(word));
    }
    Span value = Span.between(equals + 1, word.length());
    return new Argument(
        Span.between(0, word.length()),
        new Name(Span.between(0, equals), word.substring(0, equals)),
        new Expression.Text(value, word.substring(equals + 1)));
  }

  /** Each as it was written: {@code eps=4}. */
  public List<String> words() {
    return all.stream()
        .map(value -> value.name().text() + "=" + value.source().text(value.typed().span()))
        .toList();
  }

  /** What of it the parameters of a script are given that declares only some. */
  public Given to(Parsed script) {
    Set<String> declared =
        script.script().statements().stream()
            .filter(Statement.Param.class::isInstance)
            .map(param -> ((Statement.Param) param).name().text())
            .collect(Collectors.toSet());
    return new Given(
        all.stream().filter(value -> declared.contains(value.name().text())).toList(), List.of());
  }

  /** What a parameter is given, the last time that it is. */
  public Optional<Value> find(String name) {
    return all.stream().filter(v -> v.name().text().equals(name)).reduce((a, b) -> b);
  }
}
