package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.measure.Roc;
import org.tattle.run.Control;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * How well some rows' membership of one model's training is told by what models like it say that
 * had them or had them not: the likelihood ratio of LiRA (Carlini et al. 2022), with one deviation
 * for all that had theirs, and one for all that had not.
 */
record TwinTrial(int[] rows, Target model, List<Target> shadows) {

  Roc roc(Control control) {
    double[] asked = confidence(model, control);
    List<double[]> said = shadows.stream().map(it -> confidence(it, control)).toList();
    List<double[]> in = new ArrayList<>();
    List<double[]> out = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      in.add(of(i, said, true));
      out.add(of(i, said, false));
    }
    double sigmaIn = pooled(in);
    double sigmaOut = pooled(out);
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = Lira.online(asked[i], in.get(i), out.get(i), sigmaIn, sigmaOut);
    }
    boolean[] member = new boolean[rows.length];
    int[] members = model.made().split().whole().members();
    for (int i = 0; i < rows.length; i++) {
      member[i] = Arrays.binarySearch(members, rows[i]) >= 0;
    }
    return Roc.of(scores, member);
  }

  private double[] confidence(Target of, Control control) {
    Answers answers = of.owned().answers(rows, control);
    double[] found = new double[rows.length];
    Arrays.setAll(found, answers::scaledConfidence);
    return found;
  }

  /** What models say of a row that had it, or that had it not. */
  private double[] of(int i, List<double[]> said, boolean had) {
    List<Double> found = new ArrayList<>();
    for (int s = 0; s < said.size(); s++) {
      int[] members = shadows.get(s).made().split().members();
      if (Arrays.binarySearch(members, rows[i]) >= 0 == had) {
        found.add(said.get(s)[i]);
      }
    }
    return found.stream().mapToDouble(it -> it).toArray();
  }

  private static double pooled(List<double[]> samples) {
    double sum = 0;
    int free = 0;
    for (double[] sample : samples) {
      double mean = Arrays.stream(sample).average().orElse(0);
      sum += Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
      free += sample.length - 1;
    }
    return free <= 0 || sum == 0 ? 1 : Math.sqrt(sum / free);
  }
}
