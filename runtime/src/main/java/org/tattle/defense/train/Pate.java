package org.tattle.defense.train;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.defense.OwnWay;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.NoiseCalibration;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * Private aggregation of teachers' ensembles (Papernot et al. 2018, GNMax): each row goes to one of
 * many teachers, by lot; the teachers vote on rows that are public, which are the attacker's; and a
 * student is trained on these with the winners of noisy votes for labels. The student is the model,
 * and has seen nothing of a private row but what the votes tell.
 *
 * <p>What is accounted for holds whatever the votes are: a row moves one vote, from one class to
 * another. The paper's smaller, data-dependent bounds are private themselves, and would have to be
 * given out with noise of their smooth sensitivity; they are not used.
 */
@Component(
    name = "pate",
    doc = "Trains on public rows, labelled by the noisy votes of teachers who share the rows out.",
    paper = "Papernot et al. 2018, Scalable Private Learning with PATE",
    example = "defend pate eps=2 queries=50")
public record Pate(
    @Param(
            doc = "privacy budget epsilon, in nats",
            min = 0,
            above = true,
            max = 1000,
            required = true)
        double eps,
    @Param(
            doc = "chance that the guarantee fails; if not given, 1/rows^2 rounded down to 10^-k",
            min = 0,
            above = true,
            max = 0.5)
        Optional<Double> delta,
    @Param(doc = "models among whom the rows are shared out", min = 2, max = 10_000) int teachers,
    @Param(doc = "public rows that they vote on; each is paid for", min = 1, max = 1_000_000)
        int queries)
    implements OwnWay {

  public Pate() {
    this(1, Optional.empty(), 50, 200);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  /**
   * @throws Fault D404 after another defense that trains privately or by several models; D447 if
   *     there are too few public rows
   */
  @Override
  public Fit apply(Fit fit) {
    if (fit.spent().isPresent() || fit.course().isPresent()) {
      throw mixed(fit.spent().isPresent() ? "dpsgd" : "selena");
    }
    if (fit.open().length == 0) {
      throw Fault.of(PrivacyFaults.NO_PUBLIC_ROWS);
    }
    if (fit.open().length < queries) {
      throw Fault.of(PrivacyFaults.FEW_PUBLIC_ROWS, queries, fit.open().length).at("queries");
    }
    double failure = delta.orElseGet(() -> Delta.forRows(fit.rows()));
    double noise =
        NoiseCalibration.noise(
            Accounting.PRV, eps, failure, multiplier -> Votes.steps(multiplier, queries));
    Spent spent =
        Composition.spent(Accounting.PRV, Votes.steps(noise, queries), failure)
            .noting(told(noise * Math.sqrt(2), fit));
    return fit.with(fit.plan(), fit.seeded() ? spent.fromSeed() : spent)
        .with(new Votes(teachers, queries, noise * Math.sqrt(2), fit.open(), !fit.seeded()));
  }

  private String told(double deviation, Fit fit) {
    String drowned =
        deviation > teachers / 2.0
            ? ", in which votes drown: take more `teachers`, fewer `queries` or a larger `eps`"
            : "";
    return MessageText.of(
        "%,d public rows, which are not protected, got the votes of %,d teachers of about %,d rows"
            + " each, with noise of deviation %.1f votes%s",
        queries, teachers, fit.rows() / teachers, deviation, drowned);
  }

  @Override
  public Optional<Fault> conflict(TrainDefense other) {
    if (other instanceof Pate) {
      return Optional.of(Fault.of(PrivacyFaults.DEFENDED_ALREADY, "pate"));
    }
    return other instanceof OwnWay
        ? Optional.of(mixed(Schema.of(((Record) other).getClass()).name()))
        : Optional.empty();
  }

  private static Fault mixed(String other) {
    return Fault.of(PrivacyFaults.TRAINS_IN_ITS_OWN_WAY, other);
  }
}
