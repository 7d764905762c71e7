package org.tattle.defense.removal;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Sharding;

/**
 * Deep Partition Aggregation (Levine and Feizi 2021, section 3.1): a row's content alone says which
 * of several models learns it, and the models vote.
 *
 * <p>A row that somebody slips in, takes out or labels anew is in one model's share, and changes
 * one vote at most; a row that is changed otherwise counts as one taken out and one slipped in. So
 * an answer that leads by enough votes is the same whatever so many rows had been. No chance is in
 * that, since what is drawn for the training does not follow from the rows either. Each model
 * learns from few rows, which costs accuracy.
 */
@Component(
    name = "bagging",
    doc = "Deals the rows out to models that vote, so that few rows can mislead few votes.",
    paper = "Levine and Feizi 2021, Deep Partition Aggregation",
    example = "defend bagging shards=50")
public record Bagging(
    @Param(doc = "models that share the rows out", min = 1, max = 1000) int shards)
    implements SharedOut {
  public Bagging() {
    this(50);
  }

  @Override
  public Sharding sharding() {
    return new Sharding(shards, 1, Sharding.Vote.MAJORITY, Sharding.Dealt.BY_CONTENT);
  }
}
