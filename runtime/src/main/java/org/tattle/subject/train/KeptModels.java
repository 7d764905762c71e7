package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tattle.defense.Course;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** Trains what was not trained before under the same key, and keeps each model once it is done. */
record KeptModels(Workers workers, Cache cache) {

  /**
   * The networks of an order, in its order.
   *
   * @param course what is trained besides for each of them, and not kept, or empty
   */
  List<Trained> of(ModelOrder order, Optional<Course> course, Control control) {
    Trained[] trained = new Trained[order.jobs().size()];
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < trained.length; i++) {
      trained[i] = cache.get(order.keys().get(i)).map(ModelBytes::read).orElse(null);
      if (trained[i] == null) {
        missing.add(i);
      }
    }
    CountedWork count =
        new CountedWork(order.role(), trained.length, trained.length - missing.size(), control);
    BiConsumer<Integer, Trained> done =
        (job, model) -> {
          trained[job] = model;
          cache.put(order.keys().get(job), ModelBytes.write(model));
          count.finished();
        };
    if (course.isPresent()) {
      for (int job : missing) {
        Job one = order.jobs().get(job);
        Randomness random = random(course.get(), one);
        done.accept(job, course.get().train(one, random, order.examples(), workers, count));
      }
    } else {
      workers.train(
          order.examples(),
          missing.stream().map(order.jobs()::get).toList(),
          count,
          (i, model) -> done.accept(missing.get(i), model));
    }
    return Arrays.asList(trained);
  }

  private Randomness random(Course course, Job job) {
    SecretDraws draws = new SecretDraws(cache, !course.secure());
    Seed purpose = Course.purpose(job);
    return course.recalled() ? draws.kept(purpose) : draws.fresh(purpose);
  }
}
