package org.tattle.nn.train;

import java.util.List;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.TrainingPlan;

/** What must hold of jobs and examples before native code sees them. */
final class Checks {
  private Checks() {}

  static void check(Examples examples, List<Job> jobs) {
    long rows = examples.features().size(0);
    if (rows != examples.labels().length) {
      throw new IllegalArgumentException(
          "features have %s rows, labels %s".formatted(rows, examples.labels().length));
    }
    for (Job job : jobs) {
      check(job, examples.labels(), jobs.get(0).network().input().size());
      demand(
          examples.targets().isEmpty()
              || job.network().classes() == jobs.get(0).network().classes(),
          "jobs with soft labels must share their classes");
      if (job.network().classes() == 1) {
        demand(examples.targets().isPresent(), "a network of one output needs numbers to learn");
        demand(job.plan().adversary().isEmpty(), "an adversary watches classes");
        demand(job.plan().labelSmoothing() == 0, "numbers are not smoothed");
      }
    }
  }

  static void starts(List<Job> jobs, List<Start> starts) {
    demand(starts.isEmpty() || starts.size() == jobs.size(), "every job starts somewhere, or none");
    for (int i = 0; i < starts.size(); i++) {
      demand(
          starts.get(i).weights().length == jobs.get(i).network().weights(),
          "a job starts with as many weights as its network has");
      demand(
          !starts.get(i).leans()
              || starts.get(i).lean().length == starts.get(i).weights().length
                  && jobs.get(i).plan().privacy().isEmpty(),
          "a job leans by as many numbers as it has weights, and is not private");
      demand(
          starts.get(i).mark().isEmpty() || jobs.get(i).plan().privacy().isEmpty(),
          "weights that are to bear a mark are not private");
    }
  }

  private static void check(Job job, int[] labels, int width) {
    Network network = job.network();
    demand(network.input().size() == width, "jobs of one population must share their input shape");
    network.weights();
    demand(job.rows().length > 0, "a job needs at least 1 row");
    for (int row : job.rows()) {
      if (row < 0 || row >= labels.length) {
        throw new IllegalArgumentException("row %s of %s rows".formatted(row, labels.length));
      }
      network.label(labels[row]);
    }
    check(job.plan());
    job.plan()
        .privacy()
        .map(privacy -> privacy.units())
        .ifPresent(
            units -> {
              demand(
                  units.owners().length == 0 || units.owners().length == labels.length,
                  "every row of the examples has an owner, or none has");
              demand(
                  units.views().stream()
                      .allMatch(it -> it.picture().size() == network.input().size()),
                  "views are as large as rows");
            });
    job.plan()
        .marks()
        .ifPresent(
            marks ->
                demand(
                    marks.count() <= network.weights(), "there can be no more marks than weights"));
  }

  private static void check(TrainingPlan plan) {
    demand(plan.epochs() >= 1, "`epochs` must be at least 1");
    demand(plan.batch() >= 1, "`batch` must be at least 1");
    demand(
        plan.optimizer().lr() > 0 && plan.optimizer().lr() < Float.MAX_VALUE,
        "`lr` must be positive and finite");
    demand(share(plan.optimizer().momentum()), "`momentum` must be at least 0 and below 1");
    demand(plan.optimizer().weightDecay() >= 0, "`weightDecay` must be at least 0");
    demand(share(plan.labelSmoothing()), "`labelSmoothing` must be at least 0 and below 1");
    plan.patience()
        .ifPresent(
            patience -> {
              demand(patience.epochs() >= 1, "`patience` must be at least 1");
              demand(share(patience.holdout()), "`holdout` must be at least 0 and below 1");
            });
    plan.adversary()
        .ifPresent(
            adversary -> {
              demand(adversary.lambda() >= 0, "`lambda` must be at least 0");
              demand(
                  adversary.share() > 0 && adversary.share() < 1,
                  "`share` must be above 0 and below 1");
              demand(plan.privacy().isEmpty(), "an adversary's training is not private");
            });
    plan.privacy()
        .ifPresent(
            privacy -> {
              demand(
                  privacy.rate() > 0 && privacy.rate() <= 1, "`rate` must be above 0, at most 1");
              demand(privacy.clip() > 0, "`clip` must be positive");
              demand(
                  privacy.phases().stream().allMatch(phase -> phase.noise() >= 0),
                  "`noise` must be at least 0");
              demand(privacy.steps() >= 1, "`steps` must be at least 1");
              demand(
                  privacy.tree().isEmpty()
                      || plan.marks().isEmpty() && privacy.quantile().isEmpty(),
                  "a tree has no canaries, and no norm that follows");
              demand(
                  plan.hardening().isEmpty(), "rows that are changed to mislead are not private");
            });
  }

  private static boolean share(double value) {
    return value >= 0 && value < 1;
  }

  private static void demand(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
