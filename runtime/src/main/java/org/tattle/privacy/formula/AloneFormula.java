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
 * <p>For post code, birth date and sex in the US, 308.7 million people in 33,120 post code areas
 * (2010) make m = 9,322, and B is 2 · 365 · 80. Areas of one size then give 85 %, which is near the
 * 87 % of Sweeney 2000; sizes that differ by 1.5 of their mean give 64 %, near the 63 % that Golle
 * 2006 counted area by area. (That spread is chosen here to show what explains the difference, and
 * was not measured.)
 */
@Component(
    name = "expected_alone",
    doc = "The share of people who are the only one of their kind where they live, as expected.",
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
            doc = "how far sizes of areas differ: their deviation over their mean",
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
