package org.tattle.privacy.formula;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.release.answer.Coins;
import org.tattle.privacy.release.statistic.Survey;

/** How large a survey of noisy answers must be: its interval, turned round. */
@Component(
    name = "respondents",
    doc = "How many people a survey of noisy answers takes for intervals so narrow.",
    paper = "Wang et al. 2017, Locally Differentially Private Protocols",
    example = "show respondents(eps=1, within=3%)")
public record RespondentsFormula(
    @Param(doc = "privacy budget of one person, in nats", min = 1e-3, max = 30, required = true)
        double eps,
    @Param(
            doc = "half of the interval's width, as a share of the people",
            min = 1e-4,
            max = 0.5,
            share = true,
            required = true)
        double within,
    @Param(doc = "how many answers there are", min = 2, max = 10_000) int answers,
    @Param(doc = "which coins are tossed") Coins kind,
    @Param(doc = "how sure the intervals are", min = 0.5, max = 0.9999, share = true) double level)
    implements Formula {

  public RespondentsFormula() {
    this(1, 0.05, 2, Coins.BEST, 0.95);
  }

  @Override
  public double value() {
    return Survey.needed(eps, answers, kind, within, level);
  }
}
