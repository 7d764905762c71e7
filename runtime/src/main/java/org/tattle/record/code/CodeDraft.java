package org.tattle.record.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tattle.record.field.Fields;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;
import org.tattle.run.Randomness;

/**
 * How codes are made: first by pieces of text, then bit by bit, in the order in which it was said.
 *
 * @param clk how pieces of text set bits
 * @param salt the columns whose texts change the key, or none
 * @param kept how many characters of these do, from the first
 * @param steps what is done to bits then
 * @param bits how many a code has in the end
 * @param epsilon of differential privacy, for each record by itself, if anything gives it
 */
public record CodeDraft(
    Clk clk, List<String> salt, int kept, List<Step> steps, int bits, OptionalDouble epsilon) {

  /** Changes codes. */
  public interface Step {
    /**
     * The codes to use instead.
     *
     * @param shared draws the same for both registers
     * @param own draws for this register
     */
    BitCodes of(BitCodes codes, Randomness shared, Randomness own);
  }

  public CodeDraft {
    salt = List.copyOf(salt);
    steps = List.copyOf(steps);
  }

  /** Codes that nothing was done to. */
  public CodeDraft(Clk clk) {
    this(clk, List.of(), 0, List.of(), clk.bits(), OptionalDouble.empty());
  }

  /** The same under a key of its own for each text of these columns. */
  public CodeDraft salted(List<String> columns, int characters) {
    return new CodeDraft(clk, columns, characters, steps, bits, epsilon);
  }

  /** The same with one more step, after which a code has so many bits. */
  public CodeDraft then(Step step, int size) {
    List<Step> all = new ArrayList<>(steps);
    all.add(step);
    return new CodeDraft(clk, salt, kept, all, size, epsilon);
  }

  /** The same, of which what was said last gives this; of several, the least holds. */
  public CodeDraft spending(double each) {
    double least = Math.min(each, epsilon.orElse(each));
    return new CodeDraft(clk, salt, kept, steps, bits, OptionalDouble.of(least));
  }

  /**
   * The codes of a register.
   *
   * @param salts what stands in the columns of the salt, if there are any
   * @param shared draws the same for both registers
   * @param own draws for this register
   */
  public BitCodes codes(
      Fields fields,
      Optional<RecordField> salts,
      byte[] key,
      Randomness shared,
      Randomness own,
      Control control) {
    BitCodes codes = clk.encode(fields, key, salts, control);
    for (int i = 0; i < steps.size(); i++) {
      control.check();
      codes = steps.get(i).of(codes, shared.split("step", i), own.split("step", i));
    }
    return codes;
  }
}
