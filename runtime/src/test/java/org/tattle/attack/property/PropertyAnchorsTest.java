package org.tattle.attack.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.attack.Held;
import org.tattle.attack.Small;
import org.tattle.component.Schema;
import org.tattle.data.Shared;
import org.tattle.data.Split;
import org.tattle.data.set.Csv;
import org.tattle.model.Logistic;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

/**
 * How often it is told whether 33 % or 67 % of the people in Adult that a logistic regression was
 * trained on were women, beside figures that scikit-learn gave once: 400 models of 1,000 rows whose
 * sex is no feature, of which 200 are learned from and 200 tried; .85 by weights, .78 by answers.
 */
class PropertyAnchorsTest {
  private static final int MODELS = 200;

  /** Models that go on learn single rows by heart, which hides the share from who asks. */
  @ParameterizedTest
  @CsvSource({"10, 0.85, 0.78", "60, 0.80, 0.70"})
  @Tag("slow")
  void theShareOfWomenInAdultIsToldByEverySeed(int epochs, double weights, double answers) {
    Csv adult =
        (Csv)
            Schema.of(Csv.class)
                .build(
                    Map.of(
                        "path", Shared.path("data/adult/adult.csv").toString(),
                        "label", Optional.of("salary-class"),
                        "drop", List.of("sex"),
                        "sep", Csv.Separator.SEMICOLON));
    for (int s = 1; s <= 3; s++) {
      try (Small small =
          new Small(adult, 30_162, Split.Adversary.HALVES, new Logistic(), epochs, new Seed(s))) {
        Target target = small.target();
        double[] found = new double[2];
        for (Property.Sees sees : Property.Sees.values()) {
          Property attack =
              new Property(
                  Optional.of("sex"),
                  Optional.of("Female"),
                  List.of(0.33, 0.67),
                  MODELS,
                  Optional.of(1000),
                  sees);
          ShareTold told = attack.run(target, Held.to(attack, target, small.context()));
          found[sees.ordinal()] = told.accuracy().value();
          System.out.println(epochs + " " + s + " " + sees + " " + told.accuracy());
        }
        assertThat(found[Property.Sees.ANSWERS.ordinal()]).as("answers").isGreaterThan(answers);
        assertThat(found[Property.Sees.WEIGHTS.ordinal()]).as("weights").isGreaterThan(weights);
      }
    }
  }
}
