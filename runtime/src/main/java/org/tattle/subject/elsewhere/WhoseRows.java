package org.tattle.subject.elsewhere;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ElsewhereFaults;
import org.tattle.subject.answer.Truth;

/**
 * The rows that a model from elsewhere is asked about, and which of them it was trained on: told,
 * and never guessed.
 *
 * @param members a data set of rows that it was trained on
 * @param others a data set of rows that it was not
 * @param rows a data set that says of each itself, or of which nobody knows
 */
public record WhoseRows(Optional<String> members, Optional<String> others, Optional<String> rows) {

  /** Whether somebody says who was trained on, as far as can be told without reading. */
  boolean told() {
    return members.isPresent() || rows.isPresent();
  }

  /**
   * The rows, of whose classes each is one of these.
   *
   * @param classes what the model's outputs stand for; empty if it does not say
   * @throws Fault R562 if nothing was said of rows, or they do not go together
   */
  Dataset data(NamedThings named, List<String> classes) {
    Dataset all = joined(named);
    if (!(all.truth() instanceof Labels.Classes truth)) {
      throw Fault.of(ElsewhereFaults.NO_CLASSES, all.name())
          .at(rows.isPresent() ? "rows" : "others");
    }
    return classes.isEmpty() ? all : Joined.relabelled(all, truth, classes);
  }

  private Dataset joined(NamedThings named) {
    if (rows.isPresent()) {
      if (members.isPresent() || others.isPresent()) {
        throw Fault.of(ElsewhereFaults.ROWS_TWICE).at("rows");
      }
      return named.data(rows.get());
    }
    if (others.isEmpty()) {
      throw Fault.of(members.isPresent() ? ElsewhereFaults.NO_OTHERS : ElsewhereFaults.NO_ROWS)
          .at(members.isPresent() ? "members" : null);
    }
    Dataset outside = named.data(others.get());
    return members.isEmpty() ? outside : Joined.of(named.data(members.get()), outside);
  }

  /** Who has which of the rows: without a word of members, all are others. */
  static Truth truth(Dataset data) {
    boolean[] in = data.members().orElse(new boolean[data.rows()]);
    int[] all = IntStream.range(0, data.rows()).toArray();
    Split split =
        new Split(
            Split.Adversary.HALVES,
            Arrays.stream(all).filter(row -> in[row]).toArray(),
            Arrays.stream(all).filter(row -> !in[row]).toArray(),
            all);
    return new Truth(data, data.truth().groups(), split);
  }

  /** What was said, as notes. */
  List<String> notes(Dataset data) {
    List<String> notes = new ArrayList<>();
    if (data.members().isEmpty()) {
      notes.add(
          "nobody says whose rows it was trained on: attacks that tell members from others are"
              + " refused");
    }
    return notes;
  }
}
