package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.attack.Small;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Treatment;
import org.tattle.defense.train.Dropout;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class PlantedTest {

  /** Ten times the pixels of one member, drawn by the seed. */
  private record Glare() implements Planted {
    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      int row = split.members()[seed.random().nextInt(split.members().length)];
      INDArray features = data.features().dup();
      features.putRow(row, features.getRow(row).mul(10));
      return data.holding(features, data.labels());
    }
  }

  /** Leaves no value above the largest of pictures. */
  private record Cut() implements DataDefense {
    @Override
    public Treatment apply(Dataset data, Randomness random) {
      double most = data.features().maxNumber().doubleValue();
      return Treatment.inPlace(data.holding(data.features().mul(1 / most), data.labels()));
    }
  }

  @Test
  void dataDefensesMeetWhatWasPlanted() {
    try (Small small = new Small(new Digits(), 100)) {
      Blueprint planted = small.blueprint.with(new Glare());
      Dataset bare = planted.order(small.trainer).data();
      Dataset cut = planted.with(new Cut()).order(small.trainer).data();
      double most = small.blueprint.data().features().maxNumber().doubleValue();
      assertThat(bare.features().maxNumber().doubleValue()).isGreaterThan(2 * most);
      assertThat(cut.features().maxNumber().doubleValue()).isEqualTo(1);
      assertThat(bare.rows()).isEqualTo(small.blueprint.data().rows());
    }
  }

  @Test
  void aDefendedCopyMeetsTheSameAndNothingPlantedChangesNoKey() {
    try (Small small = new Small(new Digits(), 100)) {
      Blueprint clean = small.blueprint;
      Blueprint planted = clean.with(new Glare());
      Blueprint defended = clean.with(new Dropout()).with(new Glare());
      assertThat(defended.order(small.trainer).data().digest())
          .isEqualTo(planted.order(small.trainer).data().digest())
          .isNotEqualTo(clean.order(small.trainer).data().digest());
      assertThat(planted.lineage()).isEqualTo(clean.lineage());
      assertThat(planted.key()).isNotEqualTo(clean.key());
      assertThat(clean.key()).isEqualTo(Key.of("target", clean.lineage(), clean.defenses()));
      assertThat(planted.with(new Dropout())).isEqualTo(defended);
      assertThat(planted.on(clean.data(), clean.split()).planted()).isEqualTo(planted.planted());
    }
  }

  @Test
  void aModelThatLearnedSomethingElseIsNoDefendedCopy() {
    try (Small small = new Small(new Digits(), 100)) {
      Blueprint clean = small.blueprint;
      assertThat(clean.with(new Dropout()).defends(clean)).isTrue();
      assertThat(clean.with(new Glare()).with(new Dropout()).defends(clean)).isFalse();
    }
  }
}
