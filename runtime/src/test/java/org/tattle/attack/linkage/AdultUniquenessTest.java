package org.tattle.attack.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Shared;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/** How many of Adult's 30,162 people are alone by some columns, as another program counted them. */
class AdultUniquenessTest {
  private static final Seed SEED = new Seed(1);

  @ParameterizedTest
  @CsvSource({
    "sex age, .0001",
    "sex age race, .0021",
    "sex age race native-country, .0403",
    "sex age race native-country marital-status education, .163",
    "sex age race native-country marital-status education workclass occupation, .465",
    "sex age race native-country marital-status education workclass occupation salary-class, .514"
  })
  void theMoreIsKnownTheMorePeopleAreAlone(String known, double share) throws IOException {
    List<String> lines = Files.readAllLines(Shared.path("data/adult/adult.csv"));
    List<String> names = List.of(lines.get(0).split(";"));
    List<WrittenColumn> columns = new ArrayList<>();
    for (String name : known.split(" ")) {
      List<String> texts =
          lines.stream().skip(1).map(line -> line.split(";")[names.indexOf(name)]).toList();
      columns.add(WrittenColumn.of(name, Role.QUASI, texts));
    }
    int rows = lines.size() - 1;
    Dataset people =
        Dataset.of(
                "adult",
                Nd4j.zeros(rows, 1),
                Shape.flat(1),
                new int[rows],
                List.of("none"),
                List.of(),
                List.of())
            .with(new WrittenTable(columns));
    int[] all = IntStream.range(0, rows).toArray();
    Split split = new Split(Split.Adversary.HALVES, all, new int[0], all);
    try (LocalWorkers workers = new LocalWorkers(1)) {
      Trainer trainer = new Trainer(workers, Cache.memory(), SEED, true);
      PublishedTable table =
          new PublishRows()
              .recipe(new Ingredients(people, split), Control.NONE)
              .make(trainer, Control.NONE);
      Alone found =
          new Uniqueness(List.of(), Optional.empty())
              .run(table, new Context(trainer, SEED, Control.NONE));
      assertThat(found.alone() / (double) rows).isCloseTo(share, within(0.0005));
    }
  }
}
