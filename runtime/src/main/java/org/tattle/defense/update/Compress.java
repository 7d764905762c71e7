package org.tattle.defense.update;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Gathering;
import org.tattle.run.Randomness;

/**
 * Clients send less: the largest numbers of all ({@code largest}: Aji and Heafield 2017), numbers
 * of few bits that are right on average ({@code quantise}: Alistarh et al. 2017, section 3, per
 * layer and by its largest number), or signs alone, with the mean size of a layer ({@code signs}:
 * Karimireddy et al. 2019, section 4). Meant to save bytes; what it hides is measured.
 */
@Component(
    name = "compress",
    doc = "Clients send fewer or coarser numbers.",
    paper = "Alistarh et al. 2017, QSGD: Communication-Efficient SGD via Gradient Quantization",
    example = "defend compress by=signs on fed as small")
public record Compress(
    @Param(doc = "what is sent: the largest numbers, numbers of few bits, or signs") By by,
    @Param(
            doc = "share of the numbers that are sent, for by=largest",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double keep,
    @Param(doc = "bits of a number, its sign included, for by=quantise", min = 2, max = 16)
        int bits)
    implements ClientDefense {

  /** What is sent. */
  public enum By {
    LARGEST,
    QUANTISE,
    SIGNS
  }

  public Compress() {
    this(By.QUANTISE, 0.01, 4);
  }

  @Override
  public boolean draws() {
    return by == By.QUANTISE;
  }

  @Override
  public float[] send(float[] change, int client, Gathering round) {
    float[] left = change.clone();
    switch (by) {
      case LARGEST -> largest(left, round);
      case QUANTISE -> quantised(left, round.draws().apply("rounding of client " + client), round);
      case SIGNS -> signs(left, round);
    }
    return left;
  }

  private void largest(float[] left, Gathering round) {
    int many = (int) Math.ceil(keep * left.length);
    float least = ClientDefense.least(left, 0, left.length, many);
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.abs(left[i]) < least ? 0 : left[i];
    }
    ClientDefense.sends((long) many * (Float.BYTES + Integer.BYTES), left, round);
  }

  /** Each number goes up or down to one of the levels, by chance so that its mean stays. */
  private void quantised(float[] left, Randomness random, Gathering round) {
    int levels = (1 << (bits - 1)) - 1;
    int from = 0;
    for (int weights : round.layers()) {
      double top = 0;
      for (int i = from; i < from + weights; i++) {
        top = Math.max(top, Math.abs(left[i]));
      }
      for (int i = from; top > 0 && i < from + weights; i++) {
        double level = Math.floor(left[i] / top * levels + random.nextDouble());
        left[i] = (float) (level / levels * top);
      }
      from += weights;
    }
    long bytes = ((long) bits * left.length + 7) / 8 + (long) Float.BYTES * round.layers().size();
    ClientDefense.sends(bytes, left, round);
  }

  private static void signs(float[] left, Gathering round) {
    int from = 0;
    for (int weights : round.layers()) {
      double size = 0;
      for (int i = from; i < from + weights; i++) {
        size += Math.abs(left[i]) / weights;
      }
      for (int i = from; i < from + weights; i++) {
        left[i] = (float) (Math.signum(left[i]) * size);
      }
      from += weights;
    }
    long bytes = (left.length + 7L) / 8 + (long) Float.BYTES * round.layers().size();
    ClientDefense.sends(bytes, left, round);
  }
}
