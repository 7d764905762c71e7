package org.tattle.dsl.run.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.tattle.component.Kind;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Signature;
import org.tattle.dsl.diagnose.Catalogue;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.word.Verb;

/** What the declarations say: {@code help}, {@code help attack}, {@code help attack mia}. */
public final class Help {
  private static final List<String> HEADINGS =
      List.of("parameter", "default", "takes", "what it sets");

  private final Registry registry;

  public Help(Registry registry) {
    this.registry = registry;
  }

  /** The page about these words. */
  public Shown about(List<String> asked) {
    List<String> words = asked.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    if (words.isEmpty()) {
      return overview();
    }
    String first = words.get(0);
    Optional<Verb> verb = Verb.of(first);
    if (verb.isPresent() && words.size() == 1) {
      return page(verb.get());
    }
    Optional<Code> code = Code.of(first);
    if (code.isPresent()) {
      return page(code.get());
    }
    Optional<Kind> kind = registry.kind(first).or(() -> plural(words));
    if (kind.isPresent() && (words.size() == 1 || plural(words).isPresent())) {
      return list(kind.get(), List.of());
    }
    String name = words.get(words.size() - 1);
    Optional<Shown> part = verb.isPresent() ? part(first, words) : Optional.empty();
    if (part.isPresent()) {
      return part.get();
    }
    return registry.all().stream()
        .filter(s -> s.name().equals(name))
        .filter(s -> kind.isEmpty() || registry.kind(s).equals(kind.get()))
        .findFirst()
        .<Shown>map(s -> page(registry.kind(s).verb() + " " + name, all(s)))
        .or(() -> behind(name))
        .or(() -> elsewhere(words))
        .orElseGet(() -> nothing(name));
  }

  /** A kind by what its components are called: {@code defenses}, {@code data sets}. */
  private Optional<Kind> plural(List<String> words) {
    String one = String.join("", words).replaceFirst("s$", "");
    return registry.kinds().stream()
        .filter(kind -> one.equals(kind.noun().replace(" ", "")) || one.equals(kind.verb()))
        .findFirst();
  }

  /** What a verb takes with this word behind it, where the word alone is given. */
  private Optional<Shown> behind(String word) {
    return Statement.verbs().stream()
        .filter(verb -> !Signature.of(registry, verb, Optional.empty()).isEmpty())
        .filter(
            verb ->
                !Signature.of(registry, verb, Optional.of(word))
                    .equals(Signature.of(registry, verb, Optional.empty())))
        .findFirst()
        .flatMap(verb -> part(verb, List.of(verb, word)));
  }

  /** A parameter of a verb or of its component; what a verb takes with a second word. */
  private Optional<Shown> part(String verb, List<String> words) {
    String name = words.get(words.size() - 1);
    Optional<String> component = words.size() > 2 ? Optional.of(words.get(1)) : Optional.empty();
    List<Schema> alone = Signature.of(registry, verb, Optional.empty());
    List<Schema> with = Signature.of(registry, verb, Optional.of(name));
    return words.size() == 2 && !alone.isEmpty() && !with.equals(alone)
        ? Optional.of(page(verb + " " + name, with))
        : parameter(verb, component, name);
  }

  /** What a verb does and how it is written, with what it acts on or what it takes. */
  private Shown page(Verb verb) {
    List<String> notes =
        List.of(
            "`%s` %s.".formatted(verb.word(), verb.doc()),
            "Write: " + verb.syntax(),
            "Example: " + verb.example());
    List<Schema> alone = Signature.of(registry, verb.word(), Optional.empty());
    Optional<Kind> kind = registry.kind(verb.word());
    if (!alone.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      alone.forEach(s -> s.parameters().forEach(p -> rows.add(row(p))));
      return TableView.of(verb.word(), HEADINGS, rows, notes);
    }
    return kind.<Shown>map(it -> list(it, notes)).orElseGet(() -> new TextView(wrapped(notes)));
  }

  /** What a script can be told, from its own declarations. */
  public Shown parameters(Scripts scripts) {
    List<List<String>> rows = new ArrayList<>();
    for (Source source : scripts.all()) {
      for (Statement statement : Parser.parse(source).script().statements()) {
        if (statement instanceof Statement.Param param) {
          rows.add(
              List.of(
                  param.name().text(),
                  source.text(param.value().span()),
                  param.domain().map(it -> source.text(it.span())).orElse("any"),
                  param.doc().map(Expression.Text::value).orElse("")));
        }
      }
    }
    String example = "tattle run %s NAME=VALUE".formatted(scripts.name());
    return rows.isEmpty()
        ? new TextView("`%s` declares no parameters.".formatted(scripts.name()))
        : TableView.of(
            scripts.name(), HEADINGS, rows, List.of("Run it with other values: " + example));
  }

  /** Where a component is that another verb takes than the one that was asked about. */
  private Optional<Shown> elsewhere(List<String> words) {
    String name = words.get(words.size() - 1);
    List<String> pages =
        registry.all().stream()
            .filter(schema -> schema.name().equals(name))
            .map(schema -> "help " + registry.kind(schema).verb() + " " + name)
            .toList();
    if (pages.isEmpty()) {
      return Optional.empty();
    }
    String told =
        "There is no help on `%s`; did you mean %s?"
            .formatted(String.join(" ", words), Suggest.or(pages));
    return Optional.of(new TextView(wrapped(List.of(told))));
  }

  private Shown nothing(String name) {
    List<String> names = new ArrayList<>(registry.all().stream().map(Schema::name).toList());
    registry.kinds().forEach(kind -> names.add(kind.verb()));
    names.addAll(Statement.verbs());
    Index index = new Index(registry);
    Optional<String> entry = index.entry(name);
    if (entry.isPresent()) {
      return new TextView(wrapped(entry.get().lines().toList()));
    }
    List<String> near = Suggest.near(name, names);
    String none =
        "There is no help on `%s`%s"
            .formatted(name, near.isEmpty() ? "." : "; did you mean " + Suggest.or(near) + "?");
    List<Schema> told = index.mentions(name);
    List<List<String>> rows =
        told.stream()
            .map(s -> List.of("help " + registry.kind(s).verb() + " " + s.name(), s.about().doc()))
            .toList();
    return rows.isEmpty()
        ? new TextView(wrapped(List.of(none, "`help` lists what there is.")))
        : TableView.of(name, List.of("more", "what speaks of it"), rows, List.of(none));
  }

  private Shown overview() {
    List<List<String>> rows = new ArrayList<>();
    for (Kind kind : registry.kinds()) {
      rows.add(
          List.of(
              kind.verb(),
              String.join(", ", registry.all(kind).stream().map(Schema::name).toList())));
    }
    return TableView.of(
        "What there is",
        List.of("verb", "components"),
        rows,
        List.of(
            "A whole experiment: train target; attack mia with shadows=10; defend dpsgd eps=1",
            "Verbs: " + String.join(" ", Statement.verbs()),
            "More: help attack, help attack mia, help sweep, help set, help P204"));
  }

  private Shown list(Kind kind, List<String> notes) {
    List<List<String>> rows =
        registry.all(kind).stream().map(s -> List.of(s.name(), s.about().doc())).toList();
    return TableView.of(kind.verb(), List.of(kind.noun(), "what it does"), rows, notes);
  }

  private List<Schema> all(Schema schema) {
    return Signature.of(registry, schema);
  }

  private static Shown page(String title, List<Schema> schemas) {
    Schema schema = schemas.get(0);
    List<List<String>> rows = new ArrayList<>();
    schemas.forEach(s -> s.parameters().forEach(p -> rows.add(row(p))));
    return TableView.of(title, HEADINGS, rows, notes(schema));
  }

  private static List<String> notes(Schema schema) {
    List<String> notes = new ArrayList<>();
    notes.add(schema.about().doc());
    if (!schema.about().paper().isEmpty()) {
      notes.add("Paper: " + schema.about().paper());
    }
    notes.add("Example: " + schema.about().example());
    return notes;
  }

  private static Shown page(Code code) {
    Catalogue.Entry entry = Catalogue.entry(code);
    return new TextView(
        "%s · %s%n%n%s%n%n%s%n%n%s"
            .formatted(
                code,
                entry.title(),
                wrapped(entry.meaning()),
                entry.example().indent(4).stripTrailing(),
                wrapped(entry.cure())));
  }

  private static String wrapped(List<String> paragraphs) {
    return paragraphs.stream().map(Help::wrapped).collect(Collectors.joining("\n"));
  }

  /** A paragraph in lines of at most 80 columns. */
  private static String wrapped(String paragraph) {
    return WordUtils.wrap(paragraph, 80);
  }

  /** One parameter of a statement, with what declares it. */
  public Optional<Shown> parameter(String verb, Optional<String> component, String name) {
    return Signature.of(registry, verb, component).stream()
        .filter(schema -> schema.parameter(name).isPresent())
        .findFirst()
        .map(
            schema ->
                TableView.of(
                    name,
                    HEADINGS,
                    List.of(row(schema.parameter(name).orElseThrow())),
                    notes(schema)));
  }

  private static List<String> row(Parameter p) {
    String takes =
        p.type() == Parameter.Type.CHOICE
            ? String.join(" | ", p.choices())
            : p.noun().replaceFirst("^an? ", "") + p.range().map(r -> ", " + r).orElse("");
    String standard = p.required() ? "must be given" : p.standardText().orElse("none");
    return List.of(p.name(), standard, takes, p.limits().doc());
  }
}
