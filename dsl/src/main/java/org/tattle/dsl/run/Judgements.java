package org.tattle.dsl.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.attack.Context;
import org.tattle.claim.PairClaim;
import org.tattle.claim.Verdict;
import org.tattle.dsl.check.task.AssertTask;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Report;
import org.tattle.dsl.source.Span;
import org.tattle.measure.Caveat;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.Sentence;
import org.tattle.subject.Target;

/** Says whether what a script asserts or claims holds. */
final class Judgements {
  /** A name in a script, and no unit of a number. */
  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z]");

  private final Run run;

  Judgements(Run run) {
    this.run = run;
  }

  void claim(AssertTask claim) {
    Evaluator evaluator = new Evaluator(run.values());
    boolean holds = (Boolean) evaluator.of(claim.condition());
    boolean held = holds && evaluator.absent().isEmpty();
    Map<Span, Evaluator.Part> parts = new LinkedHashMap<>(evaluator.parts());
    parts.entrySet().removeIf(this::plain);
    Report.Verdict verdict = verdict(claim, held, parts);
    Audience audience = run.secrecy.audience(claim.condition(), run.values());
    run.journal.verdict(
        verdict,
        required(claim.condition()),
        Optional.of(verdict).filter(it -> audience == Audience.OTHERS));
    evaluator.caveats().forEach(this::doubt);
    if (held) {
      return;
    }
    Diagnostic failed =
        Diagnostic.of(
            RunFaults.ASSERTION_FAILED,
            run.at.source(),
            claim.condition().span(),
            claim.why().map(": "::concat).orElse(""));
    for (Map.Entry<Span, Evaluator.Part> part : parts.entrySet()) {
      failed = failed.value(part.getKey(), part.getValue().text());
    }
    for (Map.Entry<String, String> absent : evaluator.absent().entrySet()) {
      failed = failed.hint("`%s`: %s".formatted(absent.getKey(), absent.getValue()));
    }
    run.add(failed);
  }

  /** The names that a condition rests on, and those that values it names were read off. */
  private Set<String> required(Typed condition) {
    Set<String> names = new LinkedHashSet<>(condition.names());
    Deque<String> left = new ArrayDeque<>(names);
    while (!left.isEmpty()) {
      run.journal.lineage().of(left.remove()).stream()
          .filter(made -> made.step().task() instanceof LetTask)
          .flatMap(made -> made.uses().keySet().stream())
          .filter(names::add)
          .forEach(left::add);
    }
    return names;
  }

  /** Whether what a part came to stands there already, as it is a literal. */
  private boolean plain(Map.Entry<Span, Evaluator.Part> part) {
    return part.getValue().value() instanceof Double
        && !NAME.matcher(run.at.source().text(part.getKey())).find();
  }

  /** Says that a number that was judged says less than it seems to. */
  private void doubt(Span span, Caveat caveat) {
    switch (caveat.kind()) {
      case NONE -> {}
      case TOO_FEW -> doubt(RunFaults.RESTS_ON_A_RARE_RATE, span, caveat);
      case BACKWARDS -> doubt(RunFaults.READ_BACKWARDS, span, caveat);
      case UNPROVED -> doubt(RunFaults.RESTS_ON_THE_UNPROVED, span, caveat);
    }
  }

  private void doubt(Sentence sentence, Span span, Caveat caveat) {
    run.add(Diagnostic.of(sentence, run.at.source(), span, caveat));
  }

  /** Checks a guarantee; one that is not upheld counts as an assertion that does not hold. */
  void promised(ClaimTask task) {
    run.sink.say(Describe.claim(task));
    Target target = (Target) ((Attacked) run.values().get(task.target())).subject();
    Seed seed = task.promise().component().seed(target.key(), run.settings().root());
    Verdict verdict = task.claim().check(target, new Context(run.trainer(), seed, run.control));
    judge(
        new Claims(task.target(), Claims.keeps(task.target(), task.promise().component()), verdict),
        List.of(task.target()),
        task.promise().at());
  }

  /** Checks what is claimed of two targets. */
  void promised(PairClaimTask task) {
    run.sink.say(Describe.claim(task));
    Target target = (Target) run.attacked(task.target()).subject();
    Target from = (Target) run.attacked(task.of()).subject();
    PairClaim claim = task.claim().component();
    Seed seed = task.seed(target.key(), from.key(), run.settings().root());
    Verdict verdict = claim.check(target, from, new Context(run.trainer(), seed, run.files()));
    judge(
        new Claims(task.target(), claim.says().formatted(task.target(), task.of()), verdict),
        List.of(task.target(), task.of()),
        task.claim().at());
  }

  private void judge(Claims claims, List<String> targets, Span at) {
    Audience audience = run.secrecy.named(targets, run.values());
    run.show(claims.table(), audience);
    boolean held = claims.held();
    run.journal.verdict(
        new Report.Verdict(held, claims.text(), claims.decisive()),
        targets,
        Optional.of(
            new Report.Verdict(
                held,
                claims.text(),
                audience == Audience.OTHERS ? claims.decisive() : Claims.UNPAID)));
    if (!held) {
      run.add(Diagnostic.of(Code.A601, run.at.source(), at, claims.text()).hint(claims.decisive()));
    }
  }

  /** The claim as it was written, with what its parts came to. */
  private Report.Verdict verdict(AssertTask claim, boolean held, Map<Span, Evaluator.Part> parts) {
    String text = run.at.source().text(claim.condition().span());
    String values =
        parts.entrySet().stream()
            .filter(part -> !(part.getValue().value() instanceof Boolean))
            .map(part -> run.at.source().text(part.getKey()) + " = " + part.getValue().text())
            .collect(Collectors.joining("\n"));
    return new Report.Verdict(
        held, claim.why().map(why -> text + ", \"" + why + "\"").orElse(text), values);
  }
}
