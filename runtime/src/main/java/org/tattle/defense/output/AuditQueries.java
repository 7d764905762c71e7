package org.tattle.defense.output;

import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Gate;
import org.tattle.defense.Honest;
import org.tattle.defense.Watch;
import org.tattle.model.Access;

/**
 * Watches what a visitor asks, window by window, for two signs of an attack:
 *
 * <ul>
 *   <li>distances between queries that are not spread as those of honest ones are (PRADA: Juuti,
 *       Szyller, Marchal and Asokan 2019, algorithm 3): of each query the distance to the nearest
 *       of those kept for its class, where one is kept if it is farther than the mean of such less
 *       their deviation; without what lies three deviations off, these are about normal of natural
 *       inputs, which {@link org.tattle.measure.ShapiroWilk W} measures;
 *   <li>queries that are nearly the same, as of who tries changes of one row (Chen, Carlini and
 *       Wagner 2020, Stateful Detection of Black-Box Adversarial Attacks).
 * </ul>
 *
 * <p>PRADA looks at all queries of a visitor with a fixed bound on W. Here both signs are held to
 * windows of honest queries of the same length, so that a window of honest ones is taken for an
 * attack no more often than it was said. That is tried on rows that the model was not trained on,
 * and told. Whoever asks about natural rows alone, asks less than a window, or mixes queries with
 * honest ones, is not seen.
 */
@Component(
    name = "audit_queries",
    doc = "Watches queries for signs of an attack, and tells or refuses further ones.",
    paper = "Juuti et al. 2019, PRADA: Protecting Against DNN Model Stealing Attacks",
    example = "defend audit_queries alarm=refuse")
public record AuditQueries(
    @Param(doc = "queries that are looked at together", min = 50, max = 2000) int window,
    @Param(
            doc = "how many windows of honest queries may be taken for an attack",
            min = 0.02,
            max = 0.5,
            share = true)
        double falseAlarms,
    @Param(doc = "what follows from an alarm: that it is told, or that nothing more is answered")
        Alarm alarm)
    implements Watch {

  /** What follows from an alarm. */
  public enum Alarm {
    TELL,
    REFUSE
  }

  public AuditQueries() {
    this(100, 0.05, Alarm.TELL);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.QUERIES);
  }

  @Override
  public Gate open(Honest honest) {
    return new AuditGate(this, honest);
  }
}
