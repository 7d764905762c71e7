package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.attack.Attack;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Heading;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.state.Journal;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.run.value.Views;
import org.tattle.dsl.show.Figure;
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
import org.tattle.subject.part.Parts;

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
      Parts.of(whole.subject().getClass())
          .keySet()
          .forEach(part -> parts.add(whole.name() + "." + part));
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
            journal.verdicts(reader).stream(),
            verdict().unrequired().stream().map(Report.Paragraph::new)));
    section("What was asked", asked());
    section(
        "Data",
        values.values().stream()
            .filter(Loaded.class::isInstance)
            .map(Loaded.class::cast)
            .flatMap(this::data));
    for (String noun : verdict().kinds()) {
      section(
          Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + "s",
          targets.stream()
              .filter(it -> ReportedSubjects.noun(it).equals(noun))
              .map(it -> ReportedSubjects.of(it, withheld)));
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
    section(
        "Assumptions",
        new ReportedAssumptions(journal, values, settings, withheld, targets)
            .all()
            .map(Report.Paragraph::new));
    section("Made with", Stream.of(new Report.Facts(versions())));
    return new Report(title, verdict().sentence(), sections);
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

  private Stream<Part> attacks() {
    List<Fact> facts =
        scope.names(Entry.Subject.class).stream()
            .flatMap(this::attacks)
            .map(
                attack ->
                    new Fact(Schema.text((Record) attack), ReportedSubjects.doc((Record) attack)))
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
        .flatMap(attack -> attack.demands().stream())
        .collect(Collectors.toSet());
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

  private ReportedVerdict verdict() {
    return new ReportedVerdict(journal, reader, withheld, targets);
  }
}
