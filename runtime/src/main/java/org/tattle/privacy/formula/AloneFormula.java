package org.tattle.privacy.formula;

import org.tattle.component.Component;
import org.tattle.component.Param;

/**
 * How many people are expected to be the only one of their kind where they live, by counts that are
 * public. If n people live in an area and there are B kinds, each as likely, somebody is alone with
 * {@code (1 - 1/B)^(n-1)}, near {@code e^(-n/B)}. Areas differ in size, and most people live in
 * large ones: where sizes are spread as a gamma distribution with mean m and a deviation of c m,
 * that is, with a = 1/c², on average over people
 *
 * <pre>(1 + m / (a B))^-(a + 1)</pre>
 *
 * <p>For 5-digit ZIP code, birth date and sex in the US, Sweeney 2000 reported 87 % (216 of 248
 * million people, census of 1990), and Golle 2006 counted 63 % (census of 2000): the latter's
 * abstract and introduction state both. The example stands beside these and repeats neither. Its
 * people=9322 is about 308.7 million people in 33,120 areas, numbers that were written down from
 * memory: <b>they need a source</b>, the Census Bureau's tables, before anything rests on them, and
 * so does kinds=58400, which takes 80 years of birth as each as likely. With them, areas of one
 * size give 85 %, and <b>spread=1.5 was chosen so that the formula comes near 63 %</b> (it gives 64
 * %): it was not measured, so that this agreement confirms nothing. What the two show is only that
 * unequal sizes can by themselves make so large a difference.
 */
@Component(
    name = "expected_alone",
    doc =
        "The share of people alone of their kind where they live, by a model; the"
            + " example's spread was chosen, not measured.",
    paper = "Golle 2006, Revisiting the Uniqueness of Simple Demographics in the US Population",
    example = "show expected_alone(people=9322, kinds=58400, spread=1.5)")
public record AloneFormula(
    @Param(doc = "how many people live in an area, on average", min = 1, required = true)
        double people,
    @Param(
            doc = "how many kinds there are, each as likely: days of birth times sexes",
            min = 1,
            required = true)
        double kinds,
    @Param(
            doc =
                "how far sizes of areas differ: their deviation over their mean, to be measured from"
                    + " a census",
            min = 0,
            max = 100)
        double spread)
    implements Formula {
  public AloneFormula() {
    this(1, 1, 0);
  }

  @Override
  public double value() {
    if (spread == 0) {
      return kinds == 1 ? (people <= 1 ? 1 : 0) : Math.exp((people - 1) * Math.log1p(-1 / kinds));
    }
    double shape = 1 / (spread * spread);
    return Math.exp(-(shape + 1) * Math.log1p(people / (shape * kinds)));
  }
}
