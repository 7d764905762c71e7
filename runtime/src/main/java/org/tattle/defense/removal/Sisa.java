package org.tattle.defense.removal;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Sharding;

/**
 * Sharded, isolated, sliced, aggregated training (Bourtoule et al. 2021, section 4): each row is
 * seen by one of several models alone, whose rows come slice by slice with a checkpoint after each.
 * To forget a row, that model goes back to the checkpoint before it, and learns the rest again.
 * What comes out is what training without the row would have made.
 *
 * <p>Each model learns from fewer rows, which costs accuracy.
 */
@Component(
    name = "sisa",
    doc = "Deals the rows out to several models, so that a row can be forgotten by one alone.",
    paper = "Bourtoule et al. 2021, Machine Unlearning",
    example = "defend sisa shards=5 slices=4")
public record Sisa(
    @Param(doc = "models that share the rows out", min = 1, max = 1000) int shards,
    @Param(
            doc = "parts in which each model's rows come, with a checkpoint each",
            min = 1,
            max = 100)
        int slices,
    @Param(doc = "what the models say together: the mean of probabilities, or a vote")
        Sharding.Vote vote)
    implements SharedOut {
  public Sisa() {
    this(5, 4, Sharding.Vote.MEAN);
  }

  @Override
  public Sharding sharding() {
    return new Sharding(shards, slices, vote);
  }
}
