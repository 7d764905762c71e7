package org.tattle.dsl.run.value;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.recorded.Recorded;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Numbers;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.unlearning.trace.Sightings.Seen;

/** What a run says it is about to do, in one line each, everything implicit spelled out. */
public final class Describe {
  private Describe() {}

  public static String data(Dataset data) {
    String rows = Numbers.count(data.rows());
    return data.shape().image()
        ? "%s images of %s × %s"
            .formatted(rows, data.shape().height(), data.shape().width())
            .concat(labelled(data.truth()))
        : rows + " " + rows(data);
  }

  /** What rows hold: of texts that nothing is to be learned of, they have columns alone. */
  private static String rows(Dataset data) {
    return data.columns().isEmpty() && !data.written().columns().isEmpty()
        ? "rows of " + counted(data.written().columns().size(), "column")
        : "rows of " + counted(data.shape().size(), "feature") + labelled(data.truth());
  }

  private static String counted(int many, String of) {
    return Numbers.count(many) + " " + of + (many == 1 ? "" : "s");
  }

  private static String labelled(Labels truth) {
    if (truth instanceof Labels.Classes classes) {
      return " in %s classes".formatted(classes.names().size());
    }
    return truth instanceof Labels.Numbers numbers
        ? " with `%s` to predict".formatted(numbers.from().name())
        : " without labels";
  }

  /** The same without figures of the rows, where a budget keeps them. */
  public static String data(Loaded loaded) {
    Dataset data = loaded.data();
    return loaded.discreet()
        ? rows(data) + "; how many is private, as a budget is set on them"
        : data(data);
  }

  /** On how many of its data's rows a model was trained here. */
  public static String trained(ModelRecipe<?> how, Subject model) {
    int members = model.job().map(job -> job.rows().length).orElse(model.split().members().length);
    int trained = model.job().map(Job::trained).orElse(members);
    String of =
        "%s of the %s rows".formatted(Numbers.count(trained), Numbers.count(how.data().rows()));
    return trained == members
        ? of
        : "%s; %s more were held out of training, to steer it"
            .formatted(of, Numbers.count(members - trained));
  }

  /**
   * On how many rows a target and its shadows were trained elsewhere, as far as their files say.
   */
  public static String told(Recorded recorded) {
    String target = Numbers.count(recorded.split().members().length) + " rows, as its file says";
    IntSummaryStatistics shadows =
        recorded.shadows().stream().mapToInt(Describe::members).summaryStatistics();
    return shadows.getCount() == 0
        ? target
        : "%s; shadow models on %s each"
            .formatted(
                target,
                shadows.getMin() == shadows.getMax()
                    ? Numbers.count(shadows.getMin())
                    : "%s to %s"
                        .formatted(
                            Numbers.count(shadows.getMin()), Numbers.count(shadows.getMax())));
  }

  private static int members(Recorded.Sheet sheet) {
    int members = 0;
    for (boolean member : sheet.members()) {
      members += member ? 1 : 0;
    }
    return members;
  }

  public static String load(LoadDataTask task, Loaded loaded) {
    if (loaded.discreet()) {
      return "load    %s%s: %s"
          .formatted(loaded.name(), task.implicit() ? " (default)" : named(loaded), data(loaded));
    }
    var split = loaded.split();
    return "load    %s%s: %s; %s members, %s non-members (%s)"
        .formatted(
            loaded.name(),
            task.implicit() ? " (default)" : named(loaded),
            data(loaded.data()),
            Numbers.count(split.members().length),
            Numbers.count(split.nonmembers().length),
            split.adversary().name().toLowerCase(java.util.Locale.ROOT));
  }

  /** A line that goes on with what the one above says. */
  public static String more(String text) {
    return "        " + text;
  }

  public static String adopt(LoadTargetTask task, Target target) {
    return "load    %s: %s"
        .formatted(
            task.name(),
            target
                .recorded()
                .map(recorded -> "recorded " + recorded(recorded))
                .orElseGet(() -> elsewhere(task, target)));
  }

  private static String elsewhere(LoadTargetTask task, Target target) {
    var split = target.split();
    boolean told = target.access().contains(Access.MEMBERS);
    return "%s in %s classes; %s"
        .formatted(
            Schema.of(((Record) task.source().component()).getClass()).name(),
            Numbers.count(target.data().classes().size()),
            told
                ? "%s members, %s non-members"
                    .formatted(
                        Numbers.count(split.members().length),
                        Numbers.count(split.nonmembers().length))
                : "%s rows".formatted(Numbers.count(split.nonmembers().length)));
  }

  /** What is known of a target that was trained elsewhere. */
  public static String recorded(Recorded recorded) {
    int members = recorded.split().members().length;
    int shadows = recorded.shadows().size();
    int classes = recorded.classes().size();
    return "%s%s; %s members, %s non-members; %s"
        .formatted(
            recorded.kind().name().toLowerCase(java.util.Locale.ROOT),
            classes == 0 ? "" : " in %s classes".formatted(Numbers.count(classes)),
            Numbers.count(members),
            Numbers.count(recorded.target().rows() - members),
            shadows == 0
                ? "no shadow models"
                : shadows == 1 ? "1 shadow model" : Numbers.count(shadows) + " shadow models");
  }

  private static String named(Loaded loaded) {
    String source = loaded.data().name();
    return source.equals(loaded.name()) ? "" : " from " + source;
  }

  public static String train(TrainTask task) {
    int epochs = task.training().component().epochs();
    boolean steps = task.model().component().stepwise();
    return "train   %s: %s on %s%s%s"
        .formatted(
            task.name(),
            Schema.text((Record) task.model().component()),
            task.data(),
            !steps ? "" : epochs == 1 ? ", 1 epoch" : ", " + epochs + " epochs",
            implicit(task.implicit()));
  }

  public static String attack(AttackTask task) {
    return "attack  %s.%s: %s%s"
        .formatted(
            task.target(),
            task.result(),
            Schema.text((Record) task.attack().component()),
            implicit(task.implicit()));
  }

  public static String attackAll(AttackAllTask task) {
    return "attack  %s: all that it allows (%s)%s%s"
        .formatted(
            task.target(),
            Numbers.count(task.attacks().size()),
            task.all()
                .component()
                .limit()
                .map(limit -> ", for %s at most".formatted(Numbers.duration(limit)))
                .orElse(""),
            implicit(task.implicit()));
  }

  public static String make(MakeTask task) {
    return "%s %s: %s on %s%s"
        .formatted(
            task.verb(),
            task.name(),
            Schema.text((Record) task.maker().component()),
            task.on(),
            implicit(task.implicit()));
  }

  public static String defend(DefendTask task) {
    String again =
        task.replays().isEmpty()
            ? ""
            : ", then " + String.join(", ", task.replays().keySet()) + " again";
    if (!task.impossible().isEmpty()) {
      again +=
          "; not " + String.join(", ", task.impossible()) + ", which need more than it answers";
    }
    return "defend  %s: %s with %s%s%s"
        .formatted(
            task.name(),
            task.parent(),
            Schema.text((Record) task.defense().component()),
            again,
            implicit(task.implicit()));
  }

  public static String unlearn(UnlearnTask task) {
    String again =
        task.replays().isEmpty()
            ? ""
            : ", then " + String.join(", ", task.replays().keySet()) + " again";
    return "unlearn %s: %s by %s with rows=%s%s%s"
        .formatted(
            task.name(),
            task.parent(),
            Schema.text((Record) task.way().component()),
            task.request().component().rows(),
            again,
            implicit(task.implicit()));
  }

  /** What a target has forgotten, what that took, and what is promised of it. */
  public static String forgotten(Target copy) {
    int rows = copy.split().forgotten().length;
    return "%s forgotten, %s were trained on again; %s"
        .formatted(
            rows == 1 ? "1 row is" : Numbers.count(rows) + " rows are",
            Numbers.count(Math.round(copy.retrained().orElseThrow().value())),
            copy.promised().orElseThrow());
  }

  /** Where nobody can remove rows from who may unlearn them. */
  public static final String OUT_OF_REACH =
      "out of reach are the data themselves, the models of this session until it ends, files that"
          + " were written, and what others were given";

  private static final Map<String, String> KEPT =
      Map.of(
          "shadow", "shadow models",
          "slice", "checkpoints",
          "probe", "trainings that were looked at",
          "sifted", "lists of suspects",
          "round", "rounds",
          "updates", "looks at updates");

  /** What is kept that has seen rows, and whether it was removed. */
  public static String traced(Seen seen, boolean removed) {
    Map<String, Long> words = new TreeMap<>();
    seen.kinds()
        .forEach((kind, count) -> words.merge(KEPT.getOrDefault(kind, "models"), count, Long::sum));
    String knowing =
        words.isEmpty()
            ? "none"
            : words.entrySet().stream()
                .map(it -> it.getKey() + " " + Numbers.count(it.getValue()))
                .collect(Collectors.joining(", "));
    String unsure =
        seen.unsure().isEmpty()
            ? ""
            : ", perhaps %s more".formatted(Numbers.count(seen.unsure().size()));
    String then =
        removed
            ? "; all of it is removed"
            : words.isEmpty() && unsure.isEmpty() ? "" : "; `purge=on` removes it";
    return "kept work that has seen these rows: %s%s%s".formatted(knowing, unsure, then);
  }

  public static String claim(ClaimTask task) {
    return "claim   %s: %s, tried by %s%s"
        .formatted(
            task.target(),
            Schema.text(task.promise().component()),
            Schema.text((Record) task.audit().component()),
            implicit(task.implicit()));
  }

  public static String claim(PairClaimTask task) {
    return "claim   %s: %s of %s%s"
        .formatted(
            task.target(),
            Schema.text((Record) task.claim().component()),
            task.of(),
            implicit(task.implicit()));
  }

  public static String release(ReleaseTask task) {
    Record statistic = (Record) task.statistic().component();
    return "release %s%s%s%s"
        .formatted(
            task.name().map(name -> name + ": ").orElse(""),
            Schema.of(statistic.getClass()).name(),
            task.column().map(column -> " of " + column).orElse(""),
            implicit(task.implicit()));
  }

  private static String implicit(List<String> all) {
    return all.isEmpty() ? "" : "; " + String.join(", ", all);
  }
}
