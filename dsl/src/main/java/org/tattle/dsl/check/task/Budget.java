package org.tattle.dsl.check.task;

import org.tattle.component.Component;
import org.tattle.component.Param;

/**
 * What {@code set budget} sets: how much privacy may be spent on the people of a data set in all.
 */
@Component(
    name = "budget",
    doc =
        "Limits what all releases and private trainings on the people of a data set may spend"
            + " together, whatever they were loaded from. Tables of other bytes are known by their"
            + " rows, as far as columns that both have tell rows apart; `as` with one name binds"
            + " all tables that it is said of. Releases hide how many rows there are; a private"
            + " training takes their number as public, and so does the sum once there is one. What"
            + " is spent is added up at the delta of the budget, whatever each was asked with.",
    example = "set budget eps=3 delta=1e-6 as \"patients 2026\" on patients")
public record Budget(
    @Param(doc = "epsilon, in nats", min = 0, above = true, max = 1000, required = true) double eps,
    @Param(
            doc = "chance that the guarantee fails; well under 1/rows",
            min = 0,
            above = true,
            max = 0.5)
        double delta,
    @Param(
            doc =
                "whether these are other people than those of the budget that their rows look like;"
                    + " it is written down")
        boolean others) {
  public Budget() {
    this(1, 1e-6, false);
  }
}
