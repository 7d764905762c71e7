package org.tattle.attack.membership.shadow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Shadow;

/**
 * Membership by imitation (Shokri et al. 2017, sections V and VI):
 *
 * <ol>
 *   <li>train k shadow models on splits drawn like the target's;
 *   <li>ask each about rows it was trained on ("in") and rows it was not ("out"), and record its
 *       answer, the true class and in or out;
 *   <li>for each class, train a classifier from answer to in or out;
 *   <li>the score of a row is what the classifier of its class says of the target's answer.
 * </ol>
 *
 * <p>An answer is given to the classifier as its three largest probabilities, sorted, and that of
 * the true class, each as {@code ln p - ln(1 - p)}: small networks overfit the raw vector.
 */
@Component(
    name = "mia",
    doc = "Guesses which rows were trained on, from how shadow models treat rows they know.",
    paper = "Shokri et al. 2017, Membership Inference Attacks Against Machine Learning Models",
    example = "attack mia with shadows=10")
public record ShadowMia(
    @Param(doc = "shadow models to train", min = 1, max = 4096) int shadows,
    @Param(doc = "one attack classifier for each class, or one for all") Classifier classifier)
    implements ShadowAttack {

  /** How many classifiers tell in from out. */
  public enum Classifier {
    PER_CLASS,
    GLOBAL
  }

  private static final double LARGE = 7 * Math.log(10);
  private static final int TOP = 3;
  private static final int FEATURES = TOP + 1;
  private static final Network NETWORK =
      new Network(
          Shape.flat(FEATURES),
          List.of(new Layer.Dense(16), new Layer.Activation(Layer.Function.RELU)),
          2);
  private static final TrainingPlan PLAN =
      new TrainingPlan(20, 128, Optimizer.adam(1e-2).with(Optimizer.Schedule.COSINE));

  public ShadowMia() {
    this(10, Classifier.PER_CLASS);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.PROBABILITIES, Access.SHADOWS);
  }

  @Override
  public Work work(Prospect target, Context context) {
    int groups = classifier == Classifier.GLOBAL ? 1 : target.data().classes().size();
    int known = (int) ((long) shadows * target.split().pool().length / groups);
    Job job = new Job(NETWORK, PLAN, new int[known], context.seed().value());
    return ShadowAttack.super
        .work(target, context)
        .learning(List.of(context.trainer().lessons().planned("classifiers", job, groups)));
  }

  @Override
  public Membership run(Target target, Context context) {
    List<Answers> in = new ArrayList<>();
    List<Answers> out = new ArrayList<>();
    for (Shadow shadow : context.shadows(target, shadows)) {
      in.add(shadow.answers(shadow.members(), context.control()));
      out.add(shadow.answers(shadow.nonmembers(), context.control()));
    }
    List<Answers> known = Stream.concat(in.stream(), out.stream()).toList();
    int[] inOrOut = new int[known.stream().mapToInt(Answers::size).sum()];
    Arrays.fill(inOrOut, 0, in.stream().mapToInt(Answers::size).sum(), 1);
    List<Trained> classifiers =
        context
            .trainer()
            .lessons()
            .classifiers(features(known), inOrOut, jobs(known, context), context.control());
    return Membership.of(target, score(target.answers(), classifiers, context), List.of());
  }

  /** A classifier for each class, on the records of that class; or one on all of them. */
  private List<Job> jobs(List<Answers> known, Context context) {
    int[] classes = classes(known);
    int groups = classifier == Classifier.GLOBAL ? 1 : known.get(0).classes();
    List<Job> jobs = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int[] rows = rows(classes, groups, group);
      int[] all = rows.length > 0 ? rows : rows(classes, 1, 0);
      jobs.add(new Job(NETWORK, PLAN, all, context.seed().split(group).value()));
    }
    return jobs;
  }

  private static double[] score(Answers answers, List<Trained> classifiers, Context context) {
    INDArray features = features(List.of(answers));
    int[] classes = classes(List.of(answers));
    double[] scores = new double[answers.size()];
    for (int group = 0; group < classifiers.size(); group++) {
      int[] rows = rows(classes, classifiers.size(), group);
      LogitMatrix said = classifiers.get(group).outputs(features, rows, context.control());
      for (int i = 0; i < rows.length; i++) {
        scores[rows[i]] = said.logit(i, 1) - said.logit(i, 0);
      }
    }
    return scores;
  }

  private static int[] classes(List<Answers> all) {
    return all.stream().flatMapToInt(a -> IntStream.range(0, a.size()).map(a::label)).toArray();
  }

  private static int[] rows(int[] classes, int groups, int group) {
    return IntStream.range(0, classes.length)
        .filter(i -> groups == 1 || classes[i] == group)
        .toArray();
  }

  /** What a classifier sees of each answer: {@code [answers, 4]}. */
  private static INDArray features(List<Answers> all) {
    float[] features = new float[all.stream().mapToInt(Answers::size).sum() * FEATURES];
    int at = 0;
    for (Answers answers : all) {
      for (int i = 0; i < answers.size(); i++, at += FEATURES) {
        double[] s = answers.ln(i);
        double[] rest = answers.lnRest(i);
        Arrays.setAll(s, c -> s[c] - rest[c]);
        features[at + TOP] = scaled(s[answers.label(i)]);
        Arrays.sort(s);
        for (int k = 0; k < TOP; k++) {
          features[at + k] = k < s.length ? scaled(s[s.length - 1 - k]) : -1;
        }
      }
    }
    return Nd4j.createFromArray(features).reshape(features.length / FEATURES, FEATURES);
  }

  /**
   * A logit over that of 1 - 1e-7, so that most lie within -1..1; beyond it grows as a logarithm
   * does, so that one of 700 does not drown the others and yet lies above one of 600.
   */
  public static float scaled(double s) {
    double size = Math.abs(s) / LARGE;
    return (float) Math.copySign(size <= 1 ? size : 1 + Math.log(size), s);
  }
}
