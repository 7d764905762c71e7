package org.tattle.data.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.data.Digest;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.data.WrittenTable;
import org.tattle.model.Access;
import org.tattle.nn.network.Shape;
import org.tattle.run.Warning;

/**
 * What a model answered somewhere else, written down: all that an attack gets to see of a target
 * that Tattle did not train.
 *
 * @param kind what the outputs are
 * @param classes the names of the classes, in the order of the outputs; none of losses
 * @param target what the target answered
 * @param shadows what models like it answered, one sheet a model
 * @param inputs what the target was given, if that was recorded
 * @param written what the target's rows are called, and what is true of them, as it was written
 * @param notes how the answers were read, one sentence each
 * @param warnings what whoever recorded them should look at
 */
public record Recorded(
    Kind kind,
    List<String> classes,
    Sheet target,
    List<Sheet> shadows,
    Optional<Dataset> inputs,
    WrittenTable written,
    List<String> notes,
    List<Warning> warnings) {

  /** What outputs are. */
  public enum Kind {
    /** Not negative, and one together. */
    PROBABILITIES,
    /** Whatever goes into a softmax. */
    LOGITS,
    /** The predicted class alone: 1 for it and 0 for the others. */
    LABELS,
    /** One number: how far the answer was from what is true, whatever that is. */
    LOSSES;

    /** What an attacker can ask of a target that answers so. */
    public Set<Access> shows() {
      return switch (this) {
        case PROBABILITIES, LOGITS ->
            EnumSet.of(Access.LABELS, Access.PROBABILITIES, Access.LOSSES, Access.MEMBERS);
        case LABELS -> EnumSet.of(Access.LABELS, Access.MEMBERS);
        case LOSSES -> EnumSet.of(Access.LOSSES, Access.MEMBERS);
      };
    }
  }

  /**
   * The answers of one model. Not written to.
   *
   * @param labels the true class of each row, {@code [rows]}; 0 where there are no classes
   * @param members whether the model was trained on it, {@code [rows]}
   * @param outputs the answer, {@code [rows][classes]}; or the loss, {@code [rows][1]}
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
    this(kind, classes, target, shadows, Optional.empty(), WrittenTable.NONE, List.of(), List.of());
  }

  /** SHA-256 of all that was recorded, in hex. */
  public String digest() {
    MessageDigest digest = Digest.sha256();
    digest.update((kind + "\n" + String.join("\n", classes) + "\n").getBytes(UTF_8));
    Stream.concat(Stream.of(target), shadows.stream()).forEach(sheet -> sheet.digest(digest));
    inputs.ifPresent(data -> digest.update(data.digest().getBytes(UTF_8)));
    return Digest.hex(digest);
  }

  /** How losses become nats. */
  public LossScale scale() {
    return LossScale.of(
        Stream.concat(Stream.of(target), shadows.stream()).map(Sheet::outputs).toList());
  }

  /** What is known of the rows besides the target's answers: inputs and classes, as far as told. */
  public Dataset known() {
    int rows = target.rows();
    Labels truth =
        kind == Kind.LOSSES
            ? new Labels.Nothing(rows)
            : new Labels.Classes(target.labels(), classes);
    Dataset data =
        inputs.orElseGet(
            () ->
                Dataset.of(
                    "classes",
                    Nd4j.zeros(DataType.FLOAT, rows, 1),
                    Shape.flat(1),
                    truth,
                    List.of(),
                    List.of()));
    return data.with(
        new WrittenTable(
            Stream.concat(written.columns().stream(), data.written().columns().stream()).toList()));
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
