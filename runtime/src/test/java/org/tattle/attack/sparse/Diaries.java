package org.tattle.attack.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Persons;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/** Tables that hold many rows of each person: who, about what, how much and when. */
public final class Diaries {
  private Diaries() {}

  public static Context context(long seed) {
    Trainer trainer = new Trainer(null, Cache.memory(), new Seed(seed), true);
    return new Context(trainer, new Seed(seed), Control.NONE);
  }

  /** The rows as a data set, of which some columns say who and the others what. */
  public static Dataset data(List<String[]> rows) {
    String[] names = {"who", "item", "stars", "day"};
    List<WrittenColumn> columns = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      int at = c;
      Role role = c == 0 ? Role.PERSON : Role.PLAIN;
      columns.add(WrittenColumn.of(names[c], role, rows.stream().map(row -> row[at]).toList()));
    }
    return Dataset.of(
            "diaries",
            Nd4j.zeros(rows.size(), 1),
            Shape.flat(1),
            new int[rows.size()],
            List.of("a", "b"),
            List.of(),
            List.of())
        .of(Persons.of("who", columns.get(0).texts()))
        .with(new WrittenTable(columns));
  }

  /** Publishes the first rows, with a number for each person. */
  public static PublishedTable published(Dataset data, int members) {
    int[] in = IntStream.range(0, members).toArray();
    int[] out = IntStream.range(members, data.rows()).toArray();
    return new PublishRows(List.of(), Optional.empty(), List.of(), List.of(), true)
        .recipe(new Ingredients(data, new Split(Split.Adversary.HALVES, in, out, in)), Control.NONE)
        .make(context(1).trainer(), Control.NONE);
  }

  /** Looks for people by so many rows of each, all that is known of them exact. */
  static Sparse exact(int known) {
    return new Sparse(
        "item", Optional.of("stars"), Optional.of("day"), known, 0, 0, 0, 1.5, 14, 1.5, 300);
  }
}
