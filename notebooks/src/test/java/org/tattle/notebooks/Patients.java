package org.tattle.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * The patients of the audit notebook. None of them ever lived: every value is drawn, from the
 * generator that {@link Random} specifies, so that the file is the same wherever it is made.
 *
 * <p>Whether one comes back is a coin whose odds follow from age, stay, visits and diabetes. So a
 * model can learn something, and a large one will learn the coins by heart, too.
 */
final class Patients {
  static final int ROWS = 2400;

  private static final String HEADING =
      "patient,age,sex,ward,stay_days,visits,medicines,diabetes,systolic,creatinine,readmitted\n";
  private static final String[] WARDS = {"cardiology", "general", "orthopaedics", "surgery"};

  private Patients() {}

  /** Writes the file that its argument names. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), csv());
  }

  static String csv() {
    Random random = new Random(20240501);
    StringBuilder text = new StringBuilder(HEADING);
    for (int i = 0; i < ROWS; i++) {
      text.append(row(i, random));
    }
    return text.toString();
  }

  private static String row(int i, Random random) {
    int age = (int) Math.round(Math.max(18, Math.min(97, 62 + 16 * random.nextGaussian())));
    String sex = random.nextBoolean() ? "f" : "m";
    String ward = WARDS[random.nextInt(WARDS.length)];
    int stay = 1 + (int) (StrictMath.exp(1 + 0.8 * random.nextGaussian()));
    int visits = (int) (-1.5 * StrictMath.log(1 - random.nextDouble()));
    int medicines = (int) Math.max(0, Math.round(3 + age / 20.0 + 2.5 * random.nextGaussian()));
    boolean diabetes = random.nextDouble() < 0.1 + age / 500.0;
    int systolic = (int) Math.round(115 + age / 4.0 + 14 * random.nextGaussian());
    double creatinine = Math.max(0.4, 0.8 + age / 300.0 + 0.25 * random.nextGaussian());
    double odds =
        -3.2 + 0.025 * age + 0.08 * stay + 0.5 * visits + (diabetes ? 0.7 : 0) + 0.1 * medicines;
    boolean back = random.nextDouble() < 1 / (1 + StrictMath.exp(-odds));
    return String.format(
        Locale.ROOT,
        "P%04d,%d,%s,%s,%d,%d,%d,%s,%d,%.2f,%s\n",
        i + 1,
        age,
        sex,
        ward,
        stay,
        visits,
        medicines,
        diabetes ? "yes" : "no",
        systolic,
        creatinine,
        back ? "yes" : "no");
  }
}
