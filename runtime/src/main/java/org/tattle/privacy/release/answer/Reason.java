package org.tattle.privacy.release.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tattle.privacy.account.WrittenNumber;

/**
 * Says which noise was taken and why: how much farther the others would reach at the same price.
 * How far noise reaches is taken at one time in 20, for a row that moves the number by 1.
 */
public final class Reason {
  private static final double OFTEN = 0.05;

  private Reason() {}

  /** Of a number that gets such noise. */
  public static String of(NamedNoise noise, Price price) {
    NamedNoise best = Scalar.narrower(price) ? noise.gaussian() : noise.pure();
    return sentence(
        noise.best() ? best : noise,
        noise.best(),
        reaches(price, noise.pure(), noise.gaussian(), noise));
  }

  private static Map<String, Double> reaches(Price price, NamedNoise... noises) {
    Map<String, Double> reaches = new LinkedHashMap<>();
    for (NamedNoise noise : noises) {
      if (!noise.best() && (!noise.normal() || Scalar.reaches(price))) {
        reaches.put(
            word(noise),
            noise instanceof Noise real
                ? Scalar.real(real, price, 1).margin(OFTEN)
                : Scalar.count((CountNoise) noise, price).margin(OFTEN));
      }
    }
    return reaches;
  }

  private static String sentence(NamedNoise taken, boolean best, Map<String, Double> reaches) {
    String name = word(taken);
    double reach = reaches.get(name);
    List<String> others = new ArrayList<>();
    reaches.forEach(
        (other, far) -> {
          if (!other.equals(name) && reach > 0) {
            String times = WrittenNumber.rounded(far / reach, 2);
            others.add(
                "`%s` would reach %sas far"
                    .formatted(other, times.equals("1") ? "" : times + " times "));
          }
        });
    boolean gaussian = reaches.containsKey(word(Noise.ANALYTIC_GAUSSIAN));
    if (!gaussian) {
      others.add("Gaussian noise needs a `delta`");
    }
    return "the noise is `%s`%s%s%s"
        .formatted(
            name,
            best ? "" : ", as asked",
            others.isEmpty() ? "" : ": ",
            String.join(", ", others));
  }

  private static String word(NamedNoise noise) {
    return ((Enum<?>) noise).name().toLowerCase(Locale.ROOT);
  }
}
