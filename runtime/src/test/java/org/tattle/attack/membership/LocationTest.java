package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.membership.shadow.Calibrated;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.attack.membership.shadow.Rmia;
import org.tattle.attack.membership.shadow.ShadowMia;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Shared;
import org.tattle.data.Split;
import org.tattle.data.set.Csv;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.output.Round;
import org.tattle.defense.output.TopK;
import org.tattle.defense.train.DpSgd;
import org.tattle.defense.train.Dropout;
import org.tattle.defense.train.LabelSmoothing;
import org.tattle.defense.train.Selena;
import org.tattle.model.Mlp;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/**
 * Attacks on Shokri's Location-30, where published and independently trained numbers are known.
 * Each model trains on its own random half of the 5,010 rows.
 */
@Tag("slow")
class LocationTest {
  private static final Seed SEED = new Seed(1);

  private final Workers workers = new LocalWorkers(2);
  private final Trainer trainer = new Trainer(workers, Cache.memory(), SEED, true);
  private Blueprint base;

  @BeforeEach
  void load() {
    String path = Shared.path("data/dataset_location.tgz").toString();
    Csv source =
        (Csv)
            Schema.of(Csv.class)
                .build(java.util.Map.of("path", path, "label", "c1", "header", false));
    Dataset data = source.load(Control.NONE);
    Split split = new MemberSampling().split(data, SEED.split("split"));
    base =
        new Blueprint(
            data,
            split,
            new Mlp(List.of(256, 128), Layer.Function.RELU),
            new Training(),
            List.of());
  }

  @AfterEach
  void close() {
    workers.close();
  }

  private double auc(Attack<Target> attack, Target target) {
    Context context = new Context(trainer, SEED.split("attack"), Control.NONE);
    return ((Membership) attack.run(target, context)).auc().value();
  }

  @Test
  void anUndefendedModelLeaksAsMuchAsPublished() {
    Target target = base.make(trainer, Control.NONE);
    assertThat(((Classifier) target).trainAccuracy().orElseThrow().value()).isGreaterThan(0.99);
    assertThat(((Classifier) target).accuracy().orElseThrow().value())
        .isCloseTo(0.66, within(0.03));
    assertThat(auc(new Threshold(), target)).isCloseTo(0.79, within(0.04));
    assertThat(auc(new ShadowMia(), target)).isGreaterThanOrEqualTo(0.82);
  }

  @Test
  void differentialPrivacyTakesTheLeakAway() {
    DpSgd dpsgd = (DpSgd) Schema.of(DpSgd.class).build(java.util.Map.of("eps", 1.0));
    Target target = base.with(dpsgd).make(trainer, Control.NONE);
    assertThat(target.spent().orElseThrow().epsilon()).isBetween(0.99, 1.0);
    assertThat(auc(new Threshold(), target)).isLessThan(0.65);
    assertThat(auc(new ShadowMia(), target)).isLessThan(0.65);
  }

  @Test
  void theStrongAttacksReachWhatIsKnownOfThem() {
    Target target = base.make(trainer, Control.NONE);
    Context context = new Context(trainer, SEED.split("attack"), Control.NONE);
    Membership lira = new Lira(32, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1).run(target, context);
    assertThat(lira.auc().value()).isCloseTo(0.92, within(0.03));
    assertThat(lira.tpr(0.01).value()).isGreaterThanOrEqualTo(0.30);
    Attack<Target> offline = new Lira(32, Lira.Mode.OFFLINE, Lira.Variance.AUTO, 1);
    assertThat(auc(offline, target)).isCloseTo(0.85, within(0.03));
    assertThat(auc(new Rmia(), target)).isCloseTo(0.81, within(0.03));
    assertThat(auc(new Gap(), target)).isCloseTo(0.67, within(0.03));
    Attack<Target> global = new ShadowMia(10, ShadowMia.Classifier.GLOBAL);
    assertThat(auc(global, target)).isCloseTo(0.89, within(0.03));
    Attack<Target> calibrated = new Calibrated(32, Calibrated.Comparison.DIFFERENCE);
    assertThat(auc(calibrated, target)).isCloseTo(0.80, within(0.03));
  }

  @Test
  void labelsAloneTellAsMuchAsTheLoss() {
    Target target = base.with(new LabelsOnly()).make(trainer, Control.NONE);
    double gap = auc(new Gap(), target);
    double flips = auc(new LabelOnly(), target);
    assertThat(gap).isCloseTo(0.67, within(0.03));
    assertThat(flips).isCloseTo(0.79, within(0.03));
  }

  @Test
  void learningFromModelsThatDoNotKnowARowHidesIt() {
    Target target = base.with(new Selena()).make(trainer, Control.NONE);
    assertThat(auc(new Threshold(), target)).isLessThan(0.60);
    assertThat(((Classifier) target).accuracy().orElseThrow().value()).isGreaterThan(0.60);
  }

  @Test
  void limitsOnOutputsLeaveTheLossAttackMostOfItsPower() {
    assertThat(auc(new Threshold(), base.with(new Round(3)).make(trainer, Control.NONE)))
        .isGreaterThan(0.75);
    assertThat(auc(new Threshold(), base.with(new TopK(1)).make(trainer, Control.NONE)))
        .isGreaterThan(0.75);
  }

  @Test
  void dropoutAndLabelSmoothingRaiseTheLeak() {
    double plain = auc(new Threshold(), base.make(trainer, Control.NONE));
    assertThat(auc(new Threshold(), base.with(new Dropout(0.5)).make(trainer, Control.NONE)))
        .isGreaterThan(plain + 0.02);
    assertThat(auc(new Threshold(), base.with(new LabelSmoothing(0.1)).make(trainer, Control.NONE)))
        .isGreaterThan(plain + 0.05);
  }
}
