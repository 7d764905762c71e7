package org.tattle.publication.synthesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Shared;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.publication.MadeUpTable;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/** Adult's 30,162 people in nine columns, as peers were measured on them. */
final class AdultRows {
  static final List<String> COLUMNS =
      List.of(
          "sex",
          "age",
          "race",
          "marital-status",
          "education",
          "native-country",
          "workclass",
          "occupation",
          "salary-class");

  private AdultRows() {}

  /** All of them, ages changed by that. */
  static Dataset data(UnaryOperator<String> age) {
    try {
      List<String> lines = Files.readAllLines(Shared.path("data/adult/adult.csv"));
      List<WrittenColumn> columns = new ArrayList<>();
      for (int c = 0; c < COLUMNS.size(); c++) {
        int at = c;
        Role role = at == COLUMNS.size() - 1 ? Role.LABEL : Role.QUASI;
        columns.add(
            WrittenColumn.of(
                COLUMNS.get(at),
                role,
                lines.stream()
                    .skip(1)
                    .map(line -> line.split(";")[at])
                    .map(text -> at == 1 ? age.apply(text) : text)
                    .toList()));
      }
      int rows = lines.size() - 1;
      return Dataset.of(
              "adult",
              Nd4j.zeros(rows, 1),
              Shape.flat(1),
              new int[rows],
              List.of("none"),
              List.of(),
              List.of())
          .undeclared(COLUMNS)
          .with(new WrittenTable(columns));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many of the rows as members, the rest as others. */
  static Split split(Dataset data, int members, Seed seed) {
    int[] order = PermutationSampler.natural(data.rows());
    PermutationSampler.shuffle(seed.random(), order);
    int[] all = IntStream.range(0, order.length).toArray();
    return new Split(
        Split.Adversary.HALVES,
        IntStream.of(order).limit(members).sorted().toArray(),
        IntStream.of(order).skip(members).sorted().toArray(),
        all);
  }

  static MadeUpTable made(Synthesiser how, Dataset data, Split split, Seed seed) {
    Trainer trainer = new Trainer(null, Cache.memory(), seed, true);
    return how.recipe(new Ingredients(data, split), Control.NONE).make(trainer, Control.NONE);
  }
}
