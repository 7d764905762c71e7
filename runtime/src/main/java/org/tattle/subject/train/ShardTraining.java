package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.defense.Sharding;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Job;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/**
 * How one model of a committee learns its shard: each stage goes on from the one before, with one
 * more slice of rows. Its key tells all stages before it, so that those before a row that is
 * forgotten keep theirs, and are found.
 *
 * @param stages those that have rows, at least one
 * @param keys under which the model after each stage is kept
 */
record ShardTraining(List<Job> stages, List<Key> keys) {

  /** The trainings of all shards that have rows. */
  static List<ShardTraining> of(Job whole, Sharding how, Dataset data) {
    Seed seed = new Seed(whole.seed());
    int[] places = how.places(seed, data, whole.rows());
    List<ShardTraining> all = new ArrayList<>();
    for (int shard = 0; shard < how.shards(); shard++) {
      ShardTraining one = of(whole, how, data.digest(), places, shard);
      if (!one.stages.isEmpty()) {
        all.add(one);
      }
    }
    return all;
  }

  private static ShardTraining of(Job whole, Sharding how, String data, int[] places, int shard) {
    List<Job> stages = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    int first = shard * how.slices();
    for (int slice = 0; slice < how.slices(); slice++) {
      int last = first + slice;
      int[] rows =
          IntStream.range(0, places.length)
              .filter(i -> places[i] >= first && places[i] <= last)
              .map(i -> whole.rows()[i])
              .toArray();
      if (rows.length > 0) {
        long seed = new Seed(whole.seed()).split("shard", shard, slice).value();
        int epochs = how.epochs(whole.plan().epochs());
        Job stage = new Job(whole.network(), whole.plan().cut(epochs), rows, seed);
        Object before = keys.isEmpty() ? "nothing" : keys.get(keys.size() - 1);
        keys.add(Key.of("slice", Engine.local(), data, stage, before));
        stages.add(stage);
      }
    }
    return new ShardTraining(stages, keys);
  }

  /** The key of the model when it has learned all of its shard. */
  Key last() {
    return keys.get(keys.size() - 1);
  }
}
