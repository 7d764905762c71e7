package org.tattle.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model answered somewhere else, written down: all that an attack gets to see of a target
 * that Tattle did not train.
 *
 * @param kind what the outputs are
 * @param classes the names of the classes, in the order of the outputs
 * @param target what the target answered
 * @param shadows what models like it answered, one sheet a model
 */
public record Recorded(Kind kind, List<String> classes, Sheet target, List<Sheet> shadows) {

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
  }

  /** SHA-256 of all that was recorded, in hex. */
  public String digest() {
    MessageDigest digest = Digest.sha256();
    digest.update((kind + "\n" + String.join("\n", classes) + "\n").getBytes(UTF_8));
    Stream.concat(Stream.of(target), shadows.stream()).forEach(sheet -> sheet.digest(digest));
    return Digest.hex(digest);
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
