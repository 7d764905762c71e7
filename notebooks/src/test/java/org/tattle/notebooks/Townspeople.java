package org.tattle.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The people of a clinic and of a town's register, of the linkage notebook. None of them ever
 * lived: every value is drawn, from the generator that {@link Random} specifies, so that the files
 * are the same wherever they are made.
 *
 * <p>Half of the clinic's patients are in the register, too, where one name in ten and one birthday
 * in twenty are written otherwise. The name that comes at rank r is as frequent as 1 / (r + 5).
 */
final class Townspeople {
  static final int PEOPLE = 800;

  private static final String[] GIVEN =
      words(
          "mary james patricia robert jennifer john linda michael elizabeth david barbara william"
              + " susan richard jessica joseph sarah thomas karen charles lisa christopher nancy"
              + " daniel betty matthew margaret anthony sandra mark ashley donald kimberly steven"
              + " emily paul donna andrew michelle joshua dorothy kenneth carol kevin amanda brian"
              + " melissa george deborah edward stephanie ronald rebecca timothy sharon jason laura"
              + " jeffrey cynthia ryan kathleen jacob amy gary shirley nicholas angela eric helen"
              + " jonathan anna stephen brenda larry pamela justin nicole scott emma brandon");
  private static final String[] FAMILY =
      words(
          "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez"
              + " lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez"
              + " thompson white harris sanchez clark ramirez lewis robinson walker young allen"
              + " king wright scott torres nguyen hill flores green adams nelson baker hall rivera"
              + " campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz"
              + " edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz"
              + " morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson"
              + " watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez"
              + " castillo sanders patel myers long ross foster jimenez");
  private static final String[] DIAGNOSES = words("asthma diabetes fracture migraine none");
  private static final String[] STREETS = words("church garden harbour mill park station");

  private final Random random = new Random(20240502);
  private final List<Person> people = new ArrayList<>();

  private record Person(int number, String given, String family, String born) {}

  private Townspeople() {
    for (int number = 0; number < PEOPLE * 3 / 2; number++) {
      people.add(new Person(number, name(GIVEN), name(FAMILY), born()));
    }
  }

  /** Writes {@code clinic.csv} and {@code register.csv} into the folder that its argument names. */
  public static void main(String[] arguments) throws IOException {
    List<String> files = csv();
    Files.writeString(Path.of(arguments[0], "clinic.csv"), files.get(0));
    Files.writeString(Path.of(arguments[0], "register.csv"), files.get(1));
  }

  /** The clinic's file, and the register's. */
  static List<String> csv() {
    Townspeople all = new Townspeople();
    return List.of(all.clinic(), all.register());
  }

  private static String[] words(String text) {
    return text.split(" ");
  }

  private String clinic() {
    StringBuilder text = new StringBuilder("person,given,family,born,diagnosis\n");
    for (Person one : people.subList(0, PEOPLE)) {
      text.append(row(one, DIAGNOSES[random.nextInt(DIAGNOSES.length)]));
    }
    return text.toString();
  }

  private String register() {
    List<Person> there = new ArrayList<>(people.subList(PEOPLE / 2, people.size()));
    Collections.shuffle(there, random);
    StringBuilder text = new StringBuilder("person,given,family,born,street\n");
    for (Person one : there) {
      Person written =
          new Person(one.number, miswritten(one.given), miswritten(one.family), reborn(one.born));
      text.append(row(written, STREETS[random.nextInt(STREETS.length)]));
    }
    return text.toString();
  }

  private static String row(Person one, String last) {
    return String.format(
        Locale.ROOT, "N%04d,%s,%s,%s,%s\n", one.number + 1, one.given, one.family, one.born, last);
  }

  private String name(String[] names) {
    double all = 0;
    for (int rank = 1; rank <= names.length; rank++) {
      all += 1.0 / (rank + 5);
    }
    double left = all * random.nextDouble();
    int rank = 1;
    while (rank < names.length && left > 1.0 / (rank + 5)) {
      left -= 1.0 / (rank + 5);
      rank++;
    }
    return names[rank - 1];
  }

  private String born() {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d",
        1930 + random.nextInt(75),
        1 + random.nextInt(12),
        1 + random.nextInt(28));
  }

  /** One name in ten has a letter left out, doubled or changed. */
  private String miswritten(String name) {
    if (random.nextDouble() >= 0.1) {
      return name;
    }
    int at = random.nextInt(name.length());
    String letter =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> name.substring(at, at + 1).repeat(2);
          default -> "" + (char) ('a' + random.nextInt(26));
        };
    return name.substring(0, at) + letter + name.substring(at + 1);
  }

  /** One birthday in twenty is of another day. */
  private String reborn(String born) {
    return random.nextDouble() >= 0.05
        ? born
        : born.substring(0, 8) + String.format(Locale.ROOT, "%02d", 1 + random.nextInt(28));
  }
}
