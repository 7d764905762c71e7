package org.tattle.claim.owner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.attack.mark.AnswerLeaning;
import org.tattle.attack.mark.DirectionLeaning;
import org.tattle.attack.mark.OwnersMark;
import org.tattle.claim.Finding;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.PairClaim;
import org.tattle.claim.Verdict;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.mark.Radioactive;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;

/**
 * Whether a model was made from another. Of one with a mark by its secret answers (Adi et al. 2018)
 * or bits (Uchida et al. 2017): a model that has nothing of it gives each of n by chance, since
 * they were drawn uniformly and independently of it, so that k are right with probability P[Bin(n,
 * c) &ge; k] exactly, where c is one over the classes, or one half. Of one whose answers are marked
 * by how far the suspect leans to their secret ({@link AnswerLeaning}), of one whose rows were
 * moved by how far it leans along secret directions ({@link DirectionLeaning}). Of one without, by
 * how much surer the suspect is of the owner's rows than of others ({@link DatasetInference}). What
 * cannot be shown is not refuted: marks can be removed.
 */
@Component(
    name = "ownership",
    doc = "Checks that a model was made from another, by its watermark or by its rows.",
    paper =
        "Adi et al. 2018, Watermarking by Backdooring; Uchida et al. 2017, Embedding Watermarks;"
            + " Maini et al. 2021, Dataset Inference; Sablayrolles et al. 2020, Radioactive data",
    example = "claim ownership on without of target")
public record Ownership(
    @Param(
            doc = "chance of claiming what is not the owner's, over all looks",
            min = 0,
            above = true,
            max = 0.5)
        double level,
    @Param(
            doc = "how many models are looked at in all, for this one is one of them",
            min = 1,
            max = 1e9)
        int looks,
    @Param(doc = "independent models to try it on beside", min = 1, max = 1000) int controls,
    @Param(doc = "what to claim it by; if not given, the mark if the second model has one")
        Optional<Evidence> by)
    implements PairClaim {

  /** What shows that a model came from another. */
  public enum Evidence {
    /** Secret answers, bits or directions, which nobody else can have. */
    MARK,
    /** That it knows the owner's rows, which copies do that were made by asking about these. */
    ROWS
  }

  public Ownership() {
    this(1e-6, 1, 4, Optional.empty());
  }

  @Override
  public String says() {
    return "`%s` was made from `%s`";
  }

  @Override
  public Set<Access> needs() {
    return EnumSet.of(Access.LABELS);
  }

  @Override
  public Work work(Prospect of, Prospect from, Context context) {
    return Work.copies(ModelRecipe.of(from).map(this::independent).orElse(List.of()));
  }

  /** Models like the owner's, which have other marks, or none. */
  private <S> List<ModelRecipe<S>> independent(ModelRecipe<S> from) {
    ModelRecipe<S> like =
        evidence(from) == Evidence.MARK
            ? from.anew().without(Radioactive.class::isInstance)
            : DatasetInference.onOthers(from.anew());
    return IntStream.rangeClosed(1, controls).mapToObj(like::again).toList();
  }

  /**
   * What it is claimed by.
   *
   * @throws Fault T318 if that is a mark and there is none
   */
  private Evidence evidence(ModelRecipe<?> from) {
    boolean marked =
        from.defenses().stream()
            .anyMatch(it -> it.gives().contains(Access.MARK) || it instanceof Radioactive);
    if (!marked && by.equals(Optional.of(Evidence.MARK))) {
      throw Fault.of(ForgettingFaults.NO_MARK);
    }
    return by.orElse(marked ? Evidence.MARK : Evidence.ROWS);
  }

  @Override
  public Verdict check(Target of, Target from, Context context) {
    ModelRecipe<Target> how = from.recipe().orElseThrow(() -> Fault.of(ForgettingFaults.NO_OWNER));
    if (of.answers().classes() != from.answers().classes()) {
      throw Fault.of(
          ForgettingFaults.NOT_OF_A_KIND, of.answers().classes(), from.answers().classes());
    }
    List<Target> others = Recipe.makeAll(independent(how), context.trainer(), context.control());
    Optional<AnswerLeaning> answers = AnswerLeaning.of(from, context.control());
    if (evidence(how) == Evidence.MARK && answers.isPresent()) {
      return byAnswers(answers.get(), of, from, others, context);
    }
    Optional<OwnersMark> mark =
        evidence(how) == Evidence.MARK ? OwnersMark.of(how, context) : Optional.empty();
    if (mark.isPresent()) {
      return byMark(mark.get(), of, from, others, context);
    }
    Optional<DirectionLeaning> directions =
        evidence(how) == Evidence.MARK ? DirectionLeaning.of(how, context) : Optional.empty();
    return directions.isPresent()
        ? new MovedRows(directions.get(), level, looks)
            .check(of, from, others, secrecy("the directions", context), context.control())
        : new DatasetInference(level, looks).check(of, from, others, context.control());
  }

  private Verdict byAnswers(
      AnswerLeaning mark, Target of, Target from, List<Target> others, Context context) {
    double leaning = mark.leaning(of, context.control());
    double own = mark.leaning(from, context.control());
    double p = AnswerLeaning.p(leaning, looks);
    boolean shown = p <= level;
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "marked answers",
            shown ? Status.HOLDS : Status.UNSEEN,
            MessageText.of(
                "it leans to their secret by %.1f deviations; p = %.2g over %,d %s, and %.2g is"
                    + " asked for",
                leaning, p, looks, looks == 1 ? "look" : "looks", level)));
    findings.add(
        new Finding(
            "power",
            AnswerLeaning.p(own, looks) <= level ? Status.HOLDS : Status.UNSEEN,
            MessageText.of("the owner's own answers lean to it by %.1f deviations", own)));
    findings.add(
        new Finding(
            "independent models",
            Status.HOLDS,
            MessageText.of(
                "models that were made alike, before answers are marked, lean to it by %s; by"
                    + " chance that is 0, give or take 1",
                others.stream()
                    .map(other -> MessageText.of("%.1f", mark.honestly(other, context.control())))
                    .collect(Collectors.joining(", ")))));
    if (!shown) {
      findings.add(byRows(of, from, context));
    }
    findings.add(
        new Finding(
            "scope",
            Status.ASSUMED,
            "the mark is in the answers: the model's own file, or a copy that learned from classes"
                + " alone, has nothing of it"));
    findings.add(secrecy("the marks of answers", context));
    return new Verdict(shown ? Outcome.BORNE_OUT : Outcome.UNSEEN, findings);
  }

  private static Finding secrecy(String secret, Context context) {
    boolean seeded = context.trainer().seeded();
    return new Finding(
        "secrecy",
        seeded ? Status.ASSUMED : Status.HOLDS,
        seeded
            ? "a seed was set, and whoever knows it knows %s: teach others".formatted(secret)
            : "%s were drawn from a cryptographically secure source".formatted(secret));
  }

  private Verdict byMark(
      OwnersMark mark, Target of, Target from, List<Target> others, Context context) {
    int n = mark.secret().size();
    String parts = mark.secret().parts();
    int right = mark.right(of, context.control());
    int own = mark.right(from, context.control());
    double p = mark.p(right, looks);
    boolean shown = p <= level;
    int enough = mark.enough(level, looks);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            parts,
            shown ? Status.HOLDS : Status.UNSEEN,
            MessageText.of(
                "%d of %d are given; p = %.2g over %,d %s, and %.2g is asked for",
                right, n, p, looks, looks == 1 ? "look" : "looks", level)));
    findings.add(
        new Finding(
            "power",
            own >= enough ? Status.HOLDS : Status.UNSEEN,
            enough > n
                ? MessageText.of("%d %s are too few for this level: draw more", n, parts)
                : MessageText.of(
                    "%d would have been enough, and the owner's own model gives %d", enough, own)));
    findings.add(
        new Finding(
            "independent models",
            Status.HOLDS,
            MessageText.of(
                "models that were made alike with other secrets give %s of them; %.1f are by chance",
                others.stream()
                    .map(other -> Integer.toString(mark.right(other, context.control())))
                    .collect(Collectors.joining(", ")),
                (double) n / mark.secret().choices())));
    if (!shown && of.access().contains(Access.PROBABILITIES)) {
      findings.add(byRows(of, from, context));
    }
    findings.add(secrecy("the " + parts, context));
    return new Verdict(shown ? Outcome.BORNE_OUT : Outcome.UNSEEN, findings);
  }

  /** What asking about the owner's rows instead would show, which is one more look. */
  private Finding byRows(Target of, Target from, Context context) {
    double p = Math.min(1, (looks + 1) * DatasetInference.p(of, from.split(), context.control()));
    return new Finding(
        "rows of the owner's",
        Status.UNSEEN,
        MessageText.of(
            p <= level
                ? "without the mark: it is surer of the owner's rows than of others (p = %.2g"
                    + " with this look), and `by=rows looks=%d` claims it if nobody else has these"
                : "without the mark: nor is it shown to be surer of the owner's rows than of"
                    + " others (p = %.2g)",
            p,
            looks + 1));
  }
}
