package org.tattle.record.match;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is taken to be of one person in two registers, each record once at most.
 *
 * @param pairs the surest first
 * @param possible pairs that are not sure enough, of records that are in no other
 * @param threshold the score from which pairs are linked
 * @param precision what share of the pairs is right, as it is estimated without being told
 * @param recall what share of the people who are in both is found, as it is estimated; empty if
 *     nothing tells
 * @param ambiguous records that are linked to nobody since several of one register are the same
 */
public record Links(
    List<LinkedPair> pairs,
    List<LinkedPair> possible,
    double threshold,
    double precision,
    OptionalDouble recall,
    int ambiguous) {
  public Links {
    pairs = List.copyOf(pairs);
    possible = List.copyOf(possible);
  }
}
