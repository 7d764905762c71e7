package org.tattle.data.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Digest;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.run.Warning;

/**
 * What a model answered somewhere else, written down: all that an attack gets to see of a target
 * that Tattle did not train.
 *
 * @param kind what the outputs are
 * @param classes the names of the classes, in the order of the outputs
 * @param target what the target answered
 * @param shadows what models like it answered, one sheet a model
 * @param inputs what the target was given, if that was recorded
 * @param id what the column is called that tells rows apart
 * @param notes how the answers were read, one sentence each
 * @param warnings what whoever recorded them should look at
 */
public record Recorded(
    Kind kind,
    List<String> classes,
    Sheet target,
    List<Sheet> shadows,
    Optional<Dataset> inputs,
    Optional<String> id,
    List<String> notes,
    List<Warning> warnings) {

  /** What outputs are. */
  public enum Kind {
    /** Not negative, and one together. */
    PROBABILITIES,
    /** Whatever goes into a softmax. */
    LOGITS,
    /** The predicted class alone: 1 for it and 0 for the others. */
    LABELS
  }

  /**
   * The answers of one model. Not written to.
   *
   * @param labels the true class of each row, {@code [rows]}
   * @param members whether the model was trained on it, {@code [rows]}
   * @param outputs the answer, {@code [rows][classes]}
   * @param ids what tells rows apart across sheets, {@code [rows]}, or empty
   */
  public record Sheet(int[] labels, boolean[] members, double[][] outputs, List<String> ids) {
    public Sheet {
      ids = List.copyOf(ids);
    }

    private void digest(MessageDigest digest) {
      for (int row = 0; row < rows(); row++) {
        ByteBuffer bytes =
            ByteBuffer.allocate(Integer.BYTES + 1 + Double.BYTES * outputs[row].length);
        bytes.putInt(labels[row]).put((byte) (members[row] ? 1 : 0));
        bytes.asDoubleBuffer().put(outputs[row]);
        digest.update(bytes.rewind());
      }
      digest.update((String.join("\n", ids) + "\n\n").getBytes(UTF_8));
    }

    /** How many rows there are. */
    public int rows() {
      return labels.length;
    }
  }

  public Recorded {
    classes = List.copyOf(classes);
    shadows = List.copyOf(shadows);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /** What was recorded of answers alone. */
  public Recorded(Kind kind, List<String> classes, Sheet target, List<Sheet> shadows) {
    this(kind, classes, target, shadows, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** SHA-256 of all that was recorded, in hex. */
  public String digest() {
    MessageDigest digest = Digest.sha256();
    digest.update((kind + "\n" + String.join("\n", classes) + "\n").getBytes(UTF_8));
    Stream.concat(Stream.of(target), shadows.stream()).forEach(sheet -> sheet.digest(digest));
    inputs.ifPresent(data -> digest.update(data.digest().getBytes(UTF_8)));
    return Digest.hex(digest);
  }

  /** What is known of the rows besides the target's answers: inputs and classes, or classes. */
  public Dataset known() {
    int rows = target.rows();
    Dataset data =
        inputs.orElseGet(
            () ->
                Dataset.of(
                    "classes",
                    Nd4j.zeros(DataType.FLOAT, rows, 1),
                    Shape.flat(1),
                    target.labels(),
                    classes,
                    List.of(),
                    List.of()));
    return id.map(name -> data.with(named(name, data.written()))).orElse(data);
  }

  /** The same table with what its rows are called. */
  private WrittenTable named(String name, WrittenTable table) {
    Stream<WrittenColumn> ids = Stream.of(WrittenColumn.of(name, Role.ID, target.ids()));
    return new WrittenTable(Stream.concat(ids, table.columns().stream()).toList());
  }

  /** Who has which rows: members and non-members of the target, and no pool. */
  public Split split() {
    boolean[] in = target.members();
    int[] rows = new int[in.length];
    Arrays.setAll(rows, i -> i);
    return new Split(
        Split.Adversary.THIRDS,
        Arrays.stream(rows).filter(row -> in[row]).toArray(),
        Arrays.stream(rows).filter(row -> !in[row]).toArray(),
        new int[0]);
  }
}
