package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tattle.defense.Teachers;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Trains what was not trained before under the same key, and keeps each model once it is done. */
record KeptModels(Workers workers, Cache cache) {

  /**
   * The networks of an order, in its order.
   *
   * @param teachers who is trained first for each of them, and not kept, or empty
   */
  List<Trained> of(ModelOrder order, Optional<Teachers> teachers, Control control) {
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
    if (teachers.isPresent()) {
      Distillation lessons = new Distillation(teachers.get(), order.data(), workers, count);
      for (int job : missing) {
        List<Job> one = List.of(order.jobs().get(job));
        workers.train(lessons.of(one.get(0)), one, count, (i, model) -> done.accept(job, model));
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
}
