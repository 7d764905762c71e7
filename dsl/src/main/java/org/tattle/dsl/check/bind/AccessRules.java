package org.tattle.dsl.check.bind;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.attack.AllAttacks;
import org.tattle.attack.Attack;
import org.tattle.attack.Result;
import org.tattle.component.Kind;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.TrainDefense;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.source.Span;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.Subject;

/** Whether an attack can ask of a target what it needs to. */
public final class AccessRules {
  private static final String CLASSES = "it is for models that tell classes apart";

  private final Findings findings;
  private final Registry registry;

  public AccessRules(Findings findings, Registry registry) {
    this.findings = findings;
    this.registry = registry;
  }

  /**
   * Whether a component acts on subjects like those of these names; says so if not, and which do.
   *
   * @param at where the component is named
   */
  public boolean suits(Kind kind, Schema schema, Span at, List<String> on, CheckState context) {
    for (String name : on) {
      Optional<Entry.Subject> subject = context.scope.find(name, Entry.Subject.class);
      if (subject.isPresent() && !kind.suits(schema, subject.get().kind())) {
        findings.add(other(kind, schema, at, name, subject.get()));
        return false;
      }
    }
    return true;
  }

  private Diagnostic other(Kind kind, Schema schema, Span at, String name, Entry.Subject subject) {
    String wanted =
        kind.acts().apply(schema.standard()).stream()
            .map(it -> "a " + Subject.kind(it.asSubclass(Subject.class)).noun())
            .distinct()
            .collect(Collectors.joining(" or "));
    String others =
        registry.all(kind).stream()
            .filter(it -> kind.suits(it, subject.kind()))
            .map(Schema::name)
            .collect(Collectors.joining(", "));
    Diagnostic refused =
        findings.of(
            TargetFaults.OF_OTHER_SUBJECTS,
            at,
            kind.verb(),
            schema.name(),
            wanted,
            name,
            subject.called());
    return others.isEmpty()
        ? refused.hint("there is no %s for a %s yet".formatted(kind.noun(), subject.called()))
        : refused.hint("%ss for a %s: %s".formatted(kind.noun(), subject.called(), others));
  }

  /** Whether the target answers everything that the attack asks. */
  public boolean possible(Attack<?> attack, Entry.Subject target) {
    return missing(attack, target).isEmpty();
  }

  /** The same, and says so if not. */
  public boolean allows(Bound<Attack<?>> attack, Schema schema, String name, Entry.Subject target) {
    Set<org.tattle.model.Access> missing = missing(attack.component(), target);
    if (missing.isEmpty()) {
      return true;
    }
    Diagnostic refused =
        findings.of(
            missing.stream().allMatch(org.tattle.model.Access::had)
                ? TargetFaults.ATTACK_NEEDS_WHAT_OTHERS_HAVE
                : TargetFaults.ATTACK_NEEDS_MORE,
            attack.at(),
            schema.name(),
            nouns(missing),
            name,
            given(target.access()));
    for (Bound<Defense> defense : target.defenses()) {
      if (defense.component().withholds().stream().anyMatch(missing::contains)) {
        refused = refused.cause(defense.at(), "because of this");
      }
    }
    Optional<String> lesser = lesser(attack, schema, target);
    Diagnostic told = refused.hint(lesser.orElseGet(() -> hint(missing, target, name)));
    findings.add(
        lesser.isPresent()
            ? told
            : modest(attack.component().finds(), target).map(told::hint).orElse(told));
    return false;
  }

  /** Whether a target was trained here, and so can be made to forget; says so if not. */
  public boolean trains(Entry.Subject parent, Span at, String name) {
    if (parent.access().contains(org.tattle.model.Access.TRAINING)) {
      return true;
    }
    findings.add(findings.of(at, Fault.of(ForgettingFaults.ELSEWHERE)));
    return false;
  }

  /** Whether a target can be defended so; says so if not. */
  public boolean allows(Bound<Defense> defense, Schema schema, Entry.Subject parent, String name) {
    if (!parent.access().containsAll(defense.component().needs())) {
      Set<org.tattle.model.Access> missing = EnumSet.copyOf(defense.component().needs());
      missing.removeAll(parent.access());
      if (missing.stream().anyMatch(org.tattle.model.Access::had)) {
        findings.add(
            findings
                .of(
                    TargetFaults.DEFENSE_NEEDS_MORE,
                    defense.at(),
                    schema.name(),
                    nouns(missing),
                    name,
                    given(parent.access()))
                .hint(hint(missing, parent, name)));
        return false;
      }
      findings.add(
          findings
              .of(
                  TargetFaults.FOR_CLASSES_ALONE,
                  defense.at(),
                  schema.name(),
                  name,
                  given(parent.access()))
              .hint(others(parent)));
      return false;
    }
    if (defense.component() instanceof TrainDefense
        && parent.access().contains(org.tattle.model.Access.TRAINING)
        && !parent.access().contains(org.tattle.model.Access.STEPS)) {
      findings.add(
          findings.of(TargetFaults.TRAINED_IN_NO_STEPS, defense.at(), schema.name(), name));
      return false;
    }
    boolean rehearses = defense.component() instanceof OutputDefense limit && limit.rehearses();
    boolean trains =
        defense.component() instanceof TrainDefense || defense.component() instanceof DataDefense;
    if (parent.access().contains(org.tattle.model.Access.TRAINING)
        || !trains && !rehearses
        || rehearses && parent.access().contains(org.tattle.model.Access.SHADOWS)) {
      return true;
    }
    findings.add(
        findings
            .of(TargetFaults.TRAINS_MODELS, defense.at(), schema.name(), name)
            .hint(
                rehearses
                    ? "record a shadow model for it to practise on: shadow=[\"shadow.csv\"]"
                    : "defend its answers instead, such as by `%s`, or train one here"
                        .formatted(
                            parent.access().contains(org.tattle.model.Access.LABELS)
                                ? "round"
                                : "query_limit")));
    return false;
  }

  /** Defenses of the same subject that do not ask for classes. */
  private String others(Entry.Subject parent) {
    boolean trained = parent.access().contains(org.tattle.model.Access.TRAINING);
    boolean steps = parent.access().contains(org.tattle.model.Access.STEPS);
    return registry.all(Kinds.DEFENSE).stream()
        .filter(schema -> Kinds.DEFENSE.suits(schema, parent.kind()))
        .filter(schema -> trained || schema.standard() instanceof OutputDefense)
        .filter(schema -> steps || !(schema.standard() instanceof TrainDefense))
        .filter(schema -> parent.access().containsAll(((Defense) schema.standard()).needs()))
        .map(Schema::name)
        .collect(Collectors.joining(", ", "defenses that do without: ", ""));
  }

  private static String nouns(Set<org.tattle.model.Access> some) {
    return some.stream().map(org.tattle.model.Access::noun).collect(Collectors.joining(" and "));
  }

  /** What an attack would need that the target does not give, in words. */
  public String missing(Schema attack, Entry.Subject target) {
    return missing((Attack<?>) attack.standard(), target).stream()
        .map(org.tattle.model.Access::noun)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private static Set<org.tattle.model.Access> missing(Attack<?> attack, Entry.Subject target) {
    Set<org.tattle.model.Access> missing = EnumSet.noneOf(org.tattle.model.Access.class);
    missing.addAll(attack.demands());
    missing.removeAll(target.access());
    return missing;
  }

  /** The parameter without which the attack would need no more than there is. */
  private Optional<String> lesser(Bound<Attack<?>> attack, Schema schema, Entry.Subject target) {
    for (String parameter : attack.given().keySet().stream().sorted().toList()) {
      Map<String, Object> values = schema.values((Record) attack.component());
      values.remove(parameter);
      try {
        if (possible((Attack<?>) schema.build(values), target)) {
          return Optional.of("without `%s` it needs no more than there is".formatted(parameter));
        }
      } catch (IllegalArgumentException e) {
        // The others do not stand without it, so it is not that one.
      }
    }
    return Optional.empty();
  }

  /** Attacks that find the same kind of thing and can do with what there is. */
  private Optional<String> modest(Class<? extends Result> finds, Entry.Subject target) {
    String names =
        AllAttacks.of(registry).stream()
            .filter(schema -> ((Attack<?>) schema.standard()).finds() == finds)
            .filter(schema -> possible((Attack<?>) schema.standard(), target))
            .map(Schema::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of("attacks that need no more: " + names);
  }

  /** What to do where a claim would need what a target does not give. */
  public static String forClaim(
      Set<org.tattle.model.Access> missing, Entry.Subject target, String name) {
    return target.shown().containsAll(missing)
        ? "claim it of the model before what withholds that, as its owner can"
        : missing.contains(org.tattle.model.Access.LABELS) ? CLASSES : hint(missing, target, name);
  }

  private static String hint(
      Set<org.tattle.model.Access> missing, Entry.Subject target, String name) {
    boolean probabilities =
        missing.contains(org.tattle.model.Access.PROBABILITIES)
            || missing.contains(org.tattle.model.Access.LOSSES);
    boolean shadows = missing.contains(org.tattle.model.Access.SHADOWS);
    int recordable = (probabilities ? 1 : 0) + (shadows ? 1 : 0);
    if (target.shown().containsAll(missing)) {
      return "use an attack that needs less, or attack the target without that defense";
    }
    if (missing.contains(org.tattle.model.Access.MEMBERS)) {
      return "say it where the model is loaded: `members=` and `others=`, or `rows=`";
    }
    Set<org.tattle.model.Access> own =
        missing.stream().filter(it -> !it.had()).collect(Collectors.toSet());
    if (own.equals(Set.of(org.tattle.model.Access.GRADIENTS))) {
      return "it is for networks: train one, such as `mlp`";
    }
    Optional<String> source =
        missing.stream().flatMap(it -> it.source(name).stream()).reduce((first, second) -> second);
    if (own.isEmpty()) {
      return source.orElseThrow();
    }
    if (target.shown().contains(org.tattle.model.Access.TRAINING)
        || target.shown().contains(org.tattle.model.Access.UPDATE_SUM)) {
      return CLASSES;
    }
    if (source.isPresent()) {
      return source.get();
    }
    if (recordable < missing.size()) {
      return "use an attack that reads recorded answers, or train a target here";
    }
    return probabilities
        ? "record probabilities or logits" + (shadows ? ", also of shadow models" : "")
        : "record shadow models too: shadow=[\"shadow.csv\"]";
  }

  /** The most telling of the answers that are given. */
  private static String given(Set<org.tattle.model.Access> access) {
    return Stream.of(
            org.tattle.model.Access.UPDATES,
            org.tattle.model.Access.UPDATE_SUM,
            org.tattle.model.Access.PROBABILITIES,
            org.tattle.model.Access.LABELS,
            org.tattle.model.Access.NUMBERS,
            org.tattle.model.Access.CODES,
            org.tattle.model.Access.PAIRS,
            org.tattle.model.Access.ROWS,
            org.tattle.model.Access.COUNTS)
        .filter(access::contains)
        .map(org.tattle.model.Access::noun)
        .findFirst()
        .orElse("losses");
  }
}
