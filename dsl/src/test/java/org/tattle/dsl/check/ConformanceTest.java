package org.tattle.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.Components;
import org.tattle.attack.Attack;
import org.tattle.component.Arity;
import org.tattle.component.Kind;
import org.tattle.component.Noun;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.defense.Defense;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.subject.SubjectMaker;

/** What every component must keep to, whoever declares it. */
class ConformanceTest {
  /** Types of parameters that take texts. */
  private static final Set<Parameter.Type> TEXTS = Set.of(Parameter.Type.TEXT, Parameter.Type.ROWS);

  private static final Registry REGISTRY = Checker.complete(Components.standard());

  /** Every word that the grammar keeps for itself. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "param", "use", "set", "let", "load", "model", "train", "defend", "attack", "sweep",
          "compare", "show", "plot", "export", "report", "assert", "explain", "help", "on", "using",
          "of", "by", "to", "as", "with", "in", "and", "or", "not", "true", "false", "release",
          "claim", "refresh", "publish");

  static List<Schema> components() {
    return REGISTRY.all();
  }

  private static final String TWO = "train base as target; unlearn retrain rows=20 as without\n";

  private static final String RELEASED =
      "load wine as patients; release count() on patients with eps=1 as total\n";

  record Given(Schema schema, Parameter parameter) {
    @Override
    public String toString() {
      return schema.name() + "." + parameter.name();
    }
  }

  static Stream<Given> parameters() {
    return REGISTRY.all().stream()
        .flatMap(s -> s.parameters().stream().map(p -> new Given(s, p)))
        .filter(g -> !g.parameter().name().equals("path"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void everythingHasADocAndNothingIsNamedLikeAKeyword(Schema schema) {
    assertThat(schema.about().doc()).endsWith(".").hasSizeLessThan(140);
    assertThat(KEYWORDS).doesNotContain(schema.name());
    for (Parameter parameter : schema.parameters()) {
      assertThat(parameter.limits().doc()).isNotBlank().doesNotEndWith(".");
    }
  }

  @ParameterizedTest
  @MethodSource("components")
  void theExampleChecks(Schema schema) {
    String before =
        switch (REGISTRY.kind(schema).verb()) {
          case "load", "model" -> "";
          case "plot" ->
              RELEASED
                  + "federate fedavg on patients with clients=5 as fed\n"
                  + "train base as target; attack mia\n"
                  + "sweep eps in [1, 2] { defend dpsgd eps=eps } as grid\n";
          case "claim" -> TWO;
          default -> before(schema);
        };
    assertThat(check(before + schema.about().example())).isEmpty();
  }

  /** Statements that make what a component acts on: those of the examples, and so their names. */
  private static String before(Schema schema) {
    Kind kind = REGISTRY.kind(schema);
    if (together(kind)) {
      return "load wine as clinic\nload letters as registry\n";
    }
    if (kind.usage().filter(usage -> usage.on() == Noun.DATA).isPresent()) {
      return "load wine as patients\n";
    }
    return REGISTRY.all().stream()
        .filter(it -> SubjectMaker.class.isAssignableFrom(it.type()))
        .filter(
            it ->
                kind.acts().apply(schema.standard()).stream()
                    .anyMatch(on -> on.isAssignableFrom(made(it))))
        .findFirst()
        .map(it -> before(it) + it.about().example() + "\n")
        .orElseGet(() -> "train base as target\n" + giving(schema));
  }

  /** The examples of defenses that give what an attack asks for. */
  private static String giving(Schema schema) {
    return schema.standard() instanceof Attack<?> attack
        ? REGISTRY.all().stream()
            .filter(it -> it.standard() instanceof Defense defense && gives(defense, attack))
            .map(it -> it.about().example() + "\n")
            .findFirst()
            .orElse("")
        : "";
  }

  private static boolean gives(Defense defense, Attack<?> attack) {
    return defense.gives().stream().anyMatch(attack.needs()::contains);
  }

  private static boolean together(Kind kind) {
    return kind.usage().filter(usage -> usage.arity() == Arity.TOGETHER).isPresent();
  }

  private static Class<?> made(Schema maker) {
    return ((SubjectMaker) maker.standard()).makes();
  }

  @ParameterizedTest
  @MethodSource("components")
  void defaultsAreWithinTheirRange(Schema schema) {
    for (Parameter parameter : schema.parameters()) {
      Object value = parameter.standard();
      if (value instanceof Optional<?> some) {
        value = some.orElse(null);
      }
      if (value instanceof Number number) {
        assertThat(parameter.allows(number.doubleValue())).as(parameter.name()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aValueOfAWrongKindIsToldAtItsPlace(Given given) {
    String bad = TEXTS.contains(given.parameter().type()) ? "17%" : "\"no such thing\"";
    Diagnostic found = theOne(given, given.parameter().name() + "=" + bad);
    assertThat(found.code()).isIn(Code.P207, Code.P206);
    assertThat(found.source().text(found.span())).isEqualTo(bad);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aValueOutsideItsRangeIsToldAtItsPlace(Given given) {
    double min = given.parameter().limits().min();
    if (min == Double.NEGATIVE_INFINITY || given.parameter().type() == Parameter.Type.DURATION) {
      return;
    }
    String bad = Long.toString((long) Math.floor(min) - 1);
    Diagnostic found = theOne(given, given.parameter().name() + "=" + bad);
    assertThat(found.code()).isEqualTo(Code.P208);
    assertThat(found.source().text(found.span())).isEqualTo(bad);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aMisspeltParameterSuggestsTheRightOne(Given given) {
    String name = given.parameter().name();
    if (name.length() < 3) {
      return;
    }
    String misspelt = name.substring(0, name.length() - 2) + name.charAt(name.length() - 1);
    Schema schema = given.schema();
    if (schema.parameter(misspelt).isPresent()) {
      return;
    }
    List<Diagnostic> all = check(script(given, misspelt + "=1"));
    Diagnostic unknown = all.stream().filter(d -> d.code() == Code.P204).findFirst().orElseThrow();
    assertThat(unknown.caption()).contains("`" + name + "`");
  }

  /** The one diagnostic about this argument, among those about what is missing. */
  private static Diagnostic theOne(Given given, String argument) {
    List<Diagnostic> all = new ArrayList<>(check(script(given, argument)));
    all.removeIf(d -> d.code() == Code.P201);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static String script(Given given, String argument) {
    String verb = REGISTRY.kind(given.schema()).verb();
    String before =
        switch (verb) {
          case "load", "model" -> "";
          case "plot" ->
              RELEASED + "train base; sweep e in [1, 2] { train more with epochs=e } as grid; ";
          case "claim" -> TWO;
          default -> before(given.schema());
        };
    if (verb.equals("export")) {
      return "train base; export base to \"base.%s\" with %s"
          .formatted(given.schema().name(), argument);
    }
    String form =
        switch (verb) {
          case "show" -> "%s %s(%s)";
          case "release" -> "%s %s(age) with %s";
          case "claim" -> "%s %s on without of target with %s";
          default ->
              together(REGISTRY.kind(given.schema()))
                  ? "%s %s on clinic, registry with %s"
                  : "%s %s with %s";
        };
    return before + form.formatted(verb, given.schema().name(), argument);
  }

  private static List<Diagnostic> check(String script) {
    return Checker.check(
            REGISTRY, Scope.EMPTY, new Settings(), Parser.parse(new Source("test", script)))
        .diagnostics();
  }
}
