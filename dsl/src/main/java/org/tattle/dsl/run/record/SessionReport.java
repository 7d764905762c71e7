package org.tattle.dsl.run.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.attack.Attack;
import org.tattle.attack.Parts;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Heading;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.state.Journal;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.run.value.Views;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditSummary;
import org.tattle.dsl.show.audit.Glossary;
import org.tattle.dsl.show.audit.PlainWords;
import org.tattle.dsl.show.render.Report;
import org.tattle.dsl.show.render.Report.Fact;
import org.tattle.dsl.show.render.Report.Part;
import org.tattle.dsl.show.render.Report.Section;
import org.tattle.model.Access;
import org.tattle.model.NetworkModel;
import org.tattle.privacy.account.Spent;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;

/**
 * Writes the report of a session: first the verdict in plain words, last what is needed to do it
 * again. Others than the curator are shown of private rows what a budget paid for: see {@link
 * Withheld}.
 */
public final class SessionReport {
  private final Journal journal;
  private final Map<String, Object> values;
  private final Scope scope;
  private final Settings settings;
  private final Audience reader;
  private final Withheld withheld;
  private final List<Attacked> targets;

  /** Those of which everything is shown. */
  private final List<Attacked> open;

  /** Those of which only what their training was charged is shown. */
  private final List<Attacked> kept;

  private final List<Section> sections = new ArrayList<>();

  private SessionReport(
      Journal journal,
      Map<String, Object> values,
      Scope scope,
      Settings settings,
      Audience reader,
      Withheld withheld) {
    this.journal = journal;
    this.values = values;
    this.scope = scope;
    this.settings = settings;
    this.targets = spoken(values);
    this.reader = reader;
    this.withheld = withheld;
    this.open = targets.stream().filter(it -> !withheld.of(it.subject())).toList();
    this.kept = targets.stream().filter(it -> withheld.of(it.subject())).toList();
  }

  /** All targets but those that are parts of results and were not attacked themselves. */
  private static List<Attacked> spoken(Map<String, Object> values) {
    List<Attacked> all =
        values.values().stream()
            .filter(Attacked.class::isInstance)
            .map(Attacked.class::cast)
            .toList();
    Set<String> parts = new HashSet<>();
    for (Attacked whole : all) {
      whole
          .results()
          .forEach(
              (result, found) ->
                  Parts.of(found.getClass())
                      .keySet()
                      .forEach(
                          part -> parts.add("%s.%s.%s".formatted(whole.name(), result, part))));
    }
    return all.stream()
        .filter(it -> !parts.contains(it.name()) || !it.results().isEmpty())
        .toList();
  }

  /**
   * The report.
   *
   * @param scope what the names of the session stand for
   */
  public static Report of(
      Heading heading,
      Journal journal,
      Map<String, Object> values,
      Scope scope,
      Settings settings,
      Withheld withheld) {
    return new SessionReport(journal, values, scope, settings, heading.audience(), withheld)
        .report(heading.title());
  }

  private Report report(String title) {
    Stream<String> words =
        Stream.of(PlainWords.of(open), PlainWords.promises(kept)).flatMap(List::stream);
    section("In plain words", words.<Part>map(Report.Paragraph::new));
    section("What is left out", withheld.sentence().stream().map(Report.Paragraph::new));
    section(
        "What had to hold",
        Stream.concat(
            journal.verdicts(reader).stream(), unrequired().stream().map(Report.Paragraph::new)));
    section("What was asked", asked());
    section(
        "Data",
        values.values().stream()
            .filter(Loaded.class::isInstance)
            .map(Loaded.class::cast)
            .flatMap(this::data));
    for (String noun : kinds(targets)) {
      section(
          Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + "s",
          targets.stream().filter(it -> noun(it).equals(noun)).map(this::subject));
    }
    section("Attacks", attacks());
    List<Shown> results = new ArrayList<>(open.isEmpty() ? List.of() : Views.attacked(open));
    if (!kept.isEmpty()) {
      results.add(AuditSummary.promises(kept));
    }
    section("Results", once(results, journal.shown(reader)).stream().map(Report.View::new));
    List<Fact> terms = Glossary.of(open, kept, asked(open));
    section(
        "What the words mean", terms.isEmpty() ? Stream.of() : Stream.of(new Report.Facts(terms)));
    section("Assumptions", assumptions().map(Report.Paragraph::new));
    section("Made with", Stream.of(new Report.Facts(versions())));
    return new Report(title, summary(), sections);
  }

  /**
   * The summary and what was shown on request, less what stands in the report already; a sentence
   * below several tables stands below the first.
   */
  private List<Shown> once(List<Shown> summary, List<Shown> asked) {
    List<Shown> before = new ArrayList<>();
    values.values().stream()
        .filter(Loaded.class::isInstance)
        .map(Loaded.class::cast)
        .filter(loaded -> !withheld.of(loaded.data()))
        .forEach(
            loaded -> before.addAll(List.of(Views.data(loaded, true), Views.data(loaded, false))));
    List<Shown> all = new ArrayList<>();
    summary.stream()
        .filter(shown -> !(shown instanceof Figure) || asked.stream().noneMatch(shown::saidBy))
        .forEach(all::add);
    all.addAll(asked);
    List<Shown> once = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Shown shown : all) {
      if (Stream.concat(before.stream(), once.stream()).noneMatch(shown::saidBy)) {
        once.add(shown instanceof TableView table ? table.quieter(said) : shown);
      }
    }
    return once;
  }

  /** The scripts, and what they were started with in place of what they say. */
  private Stream<Part> asked() {
    Stream<Part> scripts =
        journal.scripts().stream().map(script -> new Report.Code(script.text().strip()));
    return journal.given().isEmpty()
        ? scripts
        : Stream.concat(
            scripts,
            Stream.of(
                new Report.Paragraph(
                    "It was started with these values in place of those above: "
                        + String.join(", ", journal.given())
                        + ".")));
  }

  private Stream<Part> data(Loaded loaded) {
    return withheld.of(loaded.data())
        ? Stream.of(
            new Report.Paragraph(
                "“%s”: private rows; what releases tell of them is among the results."
                    .formatted(loaded.name())))
        : Stream.of(new Report.View(Views.data(loaded, shadowed())));
  }

  /** Whether shadow models can be like anything that was made; what was not made yet may be. */
  private boolean shadowed() {
    return targets.isEmpty()
        || targets.stream().anyMatch(it -> it.subject().access().contains(Access.SHADOWS));
  }

  private void section(String heading, Stream<Part> parts) {
    List<Part> all = parts.toList();
    if (!all.isEmpty()) {
      sections.add(new Section(heading, all));
    }
  }

  /** What was found of which nothing was required, so that nobody takes it for a pass. */
  private Optional<String> unrequired() {
    List<String> found =
        open.stream()
            .flatMap(
                it ->
                    it.results().isEmpty()
                        ? Stream.of(it.name())
                        : it.results().keySet().stream().map(result -> it.name() + "." + result))
            .filter(name -> !journal.judged(name))
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Nothing was required of %s: what is said of it is a finding, and no pass."
                .formatted(String.join(", ", found)));
  }

  private String summary() {
    List<Report.Verdict> verdicts = journal.verdicts(reader);
    long failed = verdicts.stream().filter(verdict -> !verdict.held()).count();
    int claims = verdicts.size();
    String gate =
        claims == 0
            ? withheld.any()
                ? "Nothing was required that may be told here."
                : "Nothing was required of %s, so nothing was passed.".formatted("the " + things())
            : failed == 0
                ? claims == 1
                    ? "The requirement holds."
                    : claims == 2
                        ? "Both requirements hold."
                        : "All %s requirements hold.".formatted(claims)
                : "%s of %s requirements do not hold.".formatted(failed, claims);
    return "%s %s on %s.%s%s%s%s"
        .formatted(
            gate,
            examined(),
            LocalDate.now(),
            claims == 0 || unrequired().isEmpty()
                ? ""
                : " Of some of what was found nothing was required: see below.",
            but("The control failed of: %s.", AuditSummary.failedControls(open)),
            but("Turned round, so no sign of no leak: %s.", AuditSummary.reversed(open)),
            withheld.any()
                ? " Written for others than the curator of the rows."
                : " Everything is shown: where rows are private, it is for their curator.");
  }

  /** A sentence on what a verdict must not be read without, if there is any. */
  private static String but(String sentence, List<String> results) {
    return results.isEmpty() ? "" : " " + sentence.formatted(String.join(", ", results));
  }

  /** How many of the models were attacked: one that was not has passed nothing. */
  private String examined() {
    long attacked = targets.stream().filter(target -> !target.results().isEmpty()).count();
    String all = Numbers.count(targets.size());
    if (targets.size() == 1) {
      String one = noun(targets.get(0));
      return attacked == 1
          ? "One %s was audited".formatted(one)
          : "The one %s was not attacked".formatted(one);
    }
    return attacked == targets.size()
        ? "%s %s were audited".formatted(all, things())
        : "%s of %s %s were attacked".formatted(Numbers.count(attacked), all, things());
  }

  private Part subject(Attacked attacked) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("name", attacked.name()));
    Subject subject = attacked.subject();
    boolean secret = withheld.of(subject);
    if (subject instanceof Target target) {
      trained(target, secret, facts);
    }
    subject.facts().forEach((about, fact) -> facts.add(new Fact(about, fact)));
    subject.defenses().forEach(it -> facts.add(new Fact("defense", about((Record) it))));
    Optional<Spent> spent = subject.spent();
    spent.ifPresent(
        it ->
            facts.add(
                new Fact(
                    "privacy", it.basis() + it.doubt().map(words -> "; " + words).orElse(""))));
    int rows = subject.split().members().length;
    if (secret && spent.filter(it -> it.delta() > 1.0 / rows).isPresent()) {
      facts.add(new Fact("δ", "larger than 1/rows, so that the guarantee means little"));
    }
    return new Report.Facts(facts);
  }

  private static String noun(Attacked attacked) {
    return Subject.kind(attacked.subject().getClass()).noun();
  }

  /** What these are called, each once. */
  private static List<String> kinds(List<Attacked> all) {
    return all.stream().map(SessionReport::noun).distinct().toList();
  }

  /** What all targets together are called. */
  private String things() {
    List<String> kinds = kinds(targets);
    return kinds.isEmpty()
        ? "models"
        : kinds.stream().map(noun -> noun + "s").collect(Collectors.joining(" and "));
  }

  /** Where a model comes from. */
  private static void trained(Target target, boolean secret, List<Fact> facts) {
    target
        .recipe()
        .ifPresent(
            made -> {
              facts.add(new Fact("data", secret ? "private rows" : Describe.data(made.data())));
              if (!secret && target.recorded().isEmpty()) {
                facts.add(new Fact("trained on", Describe.trained(target)));
              }
              facts.add(new Fact("architecture", Schema.text((Record) made.model())));
              if (made.model() instanceof NetworkModel) {
                facts.add(new Fact("training", Schema.text(made.training())));
              }
            });
    target
        .recorded()
        .ifPresent(
            recorded -> {
              facts.add(new Fact("trained", "elsewhere; known by its recorded answers alone"));
              if (!secret) {
                facts.add(new Fact("answers", Describe.recorded(recorded)));
                facts.add(new Fact("trained on", Describe.told(recorded)));
              }
            });
  }

  private Stream<Part> attacks() {
    List<Fact> facts =
        scope.names(Entry.Subject.class).stream()
            .flatMap(this::attacks)
            .map(attack -> new Fact(Schema.text((Record) attack), doc((Record) attack)))
            .distinct()
            .toList();
    return facts.isEmpty() ? Stream.of() : Stream.of(new Report.Facts(facts));
  }

  /** What attacked a target of that name. */
  private Stream<? extends Attack<?>> attacks(String name) {
    return scope.find(name, Entry.Subject.class).orElseThrow().attacks().values().stream()
        .map(Bound::component);
  }

  /** What the attacks on these targets asked of them. */
  private Set<Access> asked(List<Attacked> all) {
    return all.stream()
        .flatMap(attacked -> attacks(attacked.name()))
        .flatMap(attack -> attack.needs().stream())
        .collect(Collectors.toSet());
  }

  /** What a component does, and where that was published. */
  private static String doc(Record component) {
    var about = Schema.of(component.getClass()).about();
    return about.paper().isBlank() ? about.doc() : about.doc() + " " + about.paper();
  }

  /** The same behind the component as it was asked for. */
  private static String about(Record component) {
    return Schema.text(component) + ". " + doc(component);
  }

  private Stream<String> assumptions() {
    List<String> all = new ArrayList<>();
    if (targets.isEmpty() || targets.stream().anyMatch(Attacked::trained)) {
      values.values().stream()
          .filter(Loaded.class::isInstance)
          .map(loaded -> ((Loaded) loaded).split().adversary())
          .distinct()
          .forEach(
              adversary ->
                  all.add(
                      switch (adversary) {
                        case HALVES ->
                            "The attacker is the auditor's worst case: shadow models are trained on"
                                + " random halves of the very rows that the target may have seen.";
                        case THIRDS ->
                            "The attacker is an outsider: shadow models are trained on rows that"
                                + " the target never saw.";
                      }));
      all.add(
          "Attackers adapt: shadow models of a defended target are trained with its defense. An"
              + " attack that was not run may do better than those that were.");
    } else {
      all.add("An attack that was not run may do better than those that were.");
    }
    all.add("Intervals hold at 95%.");
    all.add(
        settings
            .seed()
            .map(
                seed ->
                    "The run was seeded (seed %s), privacy noise included: a model that is released needs noise drawn without a seed."
                        .formatted(seed))
            .orElse(
                "Privacy noise was drawn from a cryptographically secure source and cannot be"
                    + " repeated; everything else can."));
    if (!withheld.any()) {
      journal.warnings().stream().map(SessionReport::sentence).forEach(all::add);
    }
    return all.stream().distinct();
  }

  /** A warning, and what it is about. */
  private static String sentence(Diagnostic warning) {
    return "%s, line %s: %s."
        .formatted(
            warning.source().name(),
            warning.source().line(warning.span().start()),
            warning.message());
  }

  /** The version of Tattle that runs. */
  static String version() {
    return Optional.ofNullable(SessionReport.class.getPackage().getImplementationVersion())
        .orElse("not packaged");
  }

  private static List<Fact> versions() {
    return List.of(
        new Fact("Tattle", version()),
        new Fact("Java", System.getProperty("java.version")),
        new Fact("machine", System.getProperty("os.name") + ", " + System.getProperty("os.arch")));
  }
}
