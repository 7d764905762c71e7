package org.tattle.claim.owner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.tattle.claim.Finding;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Population;
import org.tattle.claim.Verdict;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.data.Split;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;

/**
 * Dataset inference (Maini et al. 2021): who trained on the owner's rows, or on what a model said
 * that did, is surer of them than of rows like them. The margin here is how sure the answer is, not
 * how far the boundary, which takes many queries; Welch's one-sided test compares rows of the
 * owner's training with others.
 *
 * <p>It shows that the owner's rows went in, and not by which way: a model that was trained on the
 * same rows by somebody who has them too is claimed as well.
 */
record DatasetInference(double level, int looks) {

  /** The same training on the rows that the owner's was kept from. */
  static <S> ModelRecipe<S> onOthers(ModelRecipe<S> from) {
    Split split = from.split();
    return from.on(
        from.data(),
        new Split(split.adversary(), split.nonmembers(), split.members(), split.pool()));
  }

  Verdict check(Target of, Target from, List<Target> others, Control control) {
    double p = Math.min(1, looks * p(of, from.split(), control));
    boolean shown = p <= level;
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "rows of the owner's",
            shown ? Status.HOLDS : Status.UNSEEN,
            MessageText.of(
                "it is %s of %,d rows of the owner's training than of %,d others; p = %.2g, and"
                    + " %.2g is asked for",
                shown ? "surer" : "not shown to be surer",
                from.split().members().length,
                from.split().nonmembers().length,
                p,
                level)));
    double own = p(from, from.split(), control);
    findings.add(
        new Finding(
            "power",
            looks * own <= level ? Status.HOLDS : Status.UNSEEN,
            MessageText.of("of the owner's own model p = %.2g", own)));
    findings.add(
        new Finding(
            "independent models",
            Status.HOLDS,
            "of models that were trained on the other rows p = "
                + others.stream()
                    .map(other -> MessageText.of("%.2g", p(other, from.split(), control)))
                    .collect(Collectors.joining(", "))));
    findings.add(
        new Finding(
            "rows that others have",
            Status.ASSUMED,
            "nobody else trained on these rows: there is no watermark to tell that apart"));
    return new Verdict(shown ? Outcome.BORNE_OUT : Outcome.UNSEEN, findings);
  }

  /** Welch's test of whether a model is surer of members than of others, one-sided. */
  static double p(Target model, Split split, Control control) {
    double[] in = Population.scores(model, split.members(), control);
    double[] out = Population.scores(model, split.nonmembers(), control);
    double a = variance(in) / in.length;
    double b = variance(out) / out.length;
    double t = (mean(in) - mean(out)) / Math.sqrt(a + b + Double.MIN_NORMAL);
    double freedom =
        (a + b)
            * (a + b)
            / (a * a / (in.length - 1) + b * b / (out.length - 1) + Double.MIN_NORMAL);
    return TDistribution.of(Math.max(1, freedom)).survivalProbability(t);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum()
        / Math.max(1, values.length - 1);
  }
}
