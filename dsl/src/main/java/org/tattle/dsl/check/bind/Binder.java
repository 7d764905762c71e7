package org.tattle.dsl.check.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Parameter;
import org.tattle.component.ParameterFault;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.expression.Typer;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.mend.Synonyms;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.run.Fault;

/**
 * From the arguments of a statement to component records, with everything wrong about them said.
 */
public final class Binder {
  private final Findings findings;
  private final ParameterValues values;

  Binder(Findings findings, Typer typer, Registry registry) {
    this.findings = findings;
    this.values = new ParameterValues(findings, typer, registry);
  }

  /** The same where nothing more can be said of parameters that are missing. */
  public Optional<List<Bound<Record>>> bind(
      String title,
      Span at,
      List<Schema> schemas,
      Optional<? extends Expression> file,
      List<Argument> arguments) {
    return bind(title, at, schemas, file, arguments, Map.of());
  }

  /**
   * Binds arguments to the schemas of one statement: each goes to the first that knows it.
   *
   * @param title the statement as messages call it: {@code attack mia}
   * @param at the component's name, or the verb where it has none
   * @param file what may follow the component's name, for a parameter {@code path}
   * @param instead what else can be done where a parameter is missing, by its name
   * @return a component for each schema, or empty if something was wrong
   */
  public Optional<List<Bound<Record>>> bind(
      String title,
      Span at,
      List<Schema> schemas,
      Optional<? extends Expression> file,
      List<Argument> arguments,
      Map<String, String> instead) {
    List<Map<String, Object>> given = new ArrayList<>();
    schemas.forEach(schema -> given.add(new HashMap<>()));
    Map<String, Span> spans = new LinkedHashMap<>();
    boolean ok = true;
    for (Argument argument : withPath(arguments, file, title, schemas)) {
      int owner = owner(schemas, argument.name().text());
      spans.put(argument.name().text(), argument.value().span());
      if (owner < 0) {
        unknown(title, schemas, argument.name())
            .forEach(meant -> spans.putIfAbsent(meant, argument.name().span()));
        ok = false;
        continue;
      }
      Parameter parameter = schemas.get(owner).parameter(argument.name().text()).orElseThrow();
      Optional<Object> value = values.of(parameter, argument.value());
      ok &= value.isPresent();
      value.ifPresent(v -> given.get(owner).put(parameter.name(), v));
    }
    for (Schema schema : schemas) {
      ok &= complete(title, at, schema, spans, instead);
    }
    return ok ? build(title, at, schemas, given, spans) : Optional.empty();
  }

  private static int owner(List<Schema> schemas, String name) {
    for (int i = 0; i < schemas.size(); i++) {
      if (schemas.get(i).parameter(name).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private List<Argument> withPath(
      List<Argument> arguments,
      Optional<? extends Expression> file,
      String title,
      List<Schema> schemas) {
    if (file.isEmpty()) {
      return arguments;
    }
    Span at = file.get().span();
    if (owner(schemas, "path") < 0) {
      findings.add(noFile(title, schemas, file.get()));
      return arguments;
    }
    List<Argument> all = new ArrayList<>();
    all.add(new Argument(at, new Name(at, "path"), file.get()));
    all.addAll(arguments);
    return all;
  }

  /** Something behind a component that is made from no file: a name or a parameter, perhaps. */
  private Diagnostic noFile(String title, List<Schema> schemas, Expression given) {
    Diagnostic none = findings.of(ValueFaults.TAKES_NO_FILE, given.span(), title);
    Optional<String> word =
        given instanceof Expression.Path path ? path.word().map(Name::text) : Optional.empty();
    if (word.isEmpty()) {
      return none.hint("`load csv` and `load predictions` do");
    } else if (owner(schemas, word.get()) >= 0) {
      return none.caption("expected `%s=` and a value".formatted(word.get()));
    }
    return none.caption("write `as %s` to name it so".formatted(word.get()))
        .fix(new Fix("write `as`", new Span(given.span().start(), 0), "as "));
  }

  /** Says that there is no such parameter, and returns those that may be meant: not missing too. */
  private List<String> unknown(String title, List<Schema> schemas, Name name) {
    List<String> names =
        schemas.stream().flatMap(s -> s.parameters().stream()).map(Parameter::name).toList();
    List<String> other =
        Synonyms.parameters(name.text()).stream().filter(names::contains).limit(1).toList();
    List<String> near = other.isEmpty() ? Suggest.near(name.text(), names) : other;
    Diagnostic diagnostic =
        findings.of(ValueFaults.NO_PARAMETER, name.span(), title, name.text()).suggest(near);
    findings.add(
        names.isEmpty()
            ? diagnostic.hint("it takes no parameters")
            : diagnostic.hint(
                "parameters: %s       help %s".formatted(String.join(", ", names), title)));
    return near;
  }

  private boolean complete(
      String title, Span at, Schema schema, Map<String, Span> spans, Map<String, String> instead) {
    boolean complete = true;
    for (Parameter parameter : schema.parameters()) {
      if (parameter.required() && !spans.containsKey(parameter.name())) {
        Diagnostic missing =
            findings
                .of(ValueFaults.NEEDS_PARAMETER, at, title, parameter.name())
                .hint("%s: %s".formatted(parameter.name(), parameter.limits().doc()))
                .hint("for example: " + schema.about().example());
        Optional<String> other = Optional.ofNullable(instead.get(parameter.name()));
        findings.add(other.map(missing::hint).orElse(missing));
        complete = false;
      }
    }
    return complete;
  }

  private Optional<List<Bound<Record>>> build(
      String title,
      Span at,
      List<Schema> schemas,
      List<Map<String, Object>> given,
      Map<String, Span> spans) {
    List<Bound<Record>> bound = new ArrayList<>();
    for (int i = 0; i < schemas.size(); i++) {
      try {
        bound.add(new Bound<>(schemas.get(i).build(given.get(i)), at, spans));
      } catch (Fault fault) {
        findings.add(findings.of(place(fault.parameter().stream().toList(), spans, at), fault));
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        List<String> named =
            e instanceof ParameterFault fault ? fault.parameters() : List.<String>of();
        Span place = place(named, spans, at);
        findings.add(findings.told(Code.P209, place, e.getMessage()).hint("more: help " + title));
        return Optional.empty();
      }
    }
    return Optional.of(bound);
  }

  /** Where the first of these parameters stands that was given, or the component itself. */
  private static Span place(List<String> named, Map<String, Span> spans, Span at) {
    return named.stream().filter(spans::containsKey).findFirst().map(spans::get).orElse(at);
  }
}
