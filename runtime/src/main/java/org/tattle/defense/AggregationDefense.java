package org.tattle.defense;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FederationFaults;

/**
 * Changes what reaches the server of a federation, or how the server joins it. Whatever is left is
 * averaged: who picks one update leaves that one, who shortens them leaves them all.
 */
public non-sealed interface AggregationDefense extends Defense {

  /** Where in a round a defense acts, in this order. */
  enum Place {
    /** Each client changes what it sends. */
    CLIENTS,
    /** On the way, what they send becomes their sum. */
    CHANNEL,
    /** The server looks who sent what, before anything was left out. */
    ARRIVAL,
    /** The server joins what came. */
    SERVER;

    /** Whether the server itself does it, who has to see single changes for that. */
    public boolean atServer() {
      return this == ARRIVAL || this == SERVER;
    }
  }

  default Place place() {
    return Place.SERVER;
  }

  /** A rule of the server's looks at what each client sent. */
  @Override
  default Set<Access> needs() {
    return place().atServer() ? Set.of(Access.UPDATES) : Set.of();
  }

  /**
   * Whether it makes sense of these clients.
   *
   * @throws Fault if it does not
   */
  default void fits(Crowd crowd) {}

  /**
   * Whether it makes sense behind these, which were there before.
   *
   * @throws Fault if it does not
   */
  default void joins(List<Defense> before) {}

  /** Whether it makes one change of all that came, so that no rule behind it has a choice. */
  default boolean leavesOne() {
    return false;
  }

  /** Whether it makes sense only where updates are summed. */
  default boolean sums() {
    return false;
  }

  /** Whether it hides clients, or rows, by a guarantee. */
  default boolean hides() {
    return false;
  }

  /** Whether the server learns from rows by it that nobody blurred. */
  default boolean readsRows() {
    return false;
  }

  /** How many numbers it keeps from round to round; none for most. */
  default long kept(long weights, long clients) {
    return 0;
  }

  /** What it keeps, as it is at first. */
  default float[] memory(int weights, int clients) {
    return new float[(int) kept(weights, clients)];
  }

  /** What an honest client sends instead of what it learned, which is not written to. */
  default float[] send(float[] change, int client, Gathering round) {
    return change;
  }

  /** The same by all that it knows. */
  default float[] send(float[] change, ClientStart client, Gathering round) {
    return send(change, client.number(), round);
  }

  /** Whether what is sent of the last layer misleads whoever believes it, and is known to. */
  default boolean spoilsLast() {
    return false;
  }

  /** What of a bad client's change can reach the server at all, whatever that client does. */
  default float[] passing(float[] change, Gathering round) {
    return change;
  }

  /**
   * What is joined instead of what came. Where clients stay away there may be fewer than it {@link
   * #fits}, but never none.
   */
  default Updates treat(Updates came, Gathering round) {
    return treat(came);
  }

  /** The same by what came alone. */
  default Updates treat(Updates came) {
    return came;
  }

  /** What cannot be done any more, in a sentence without a full stop, where that is much. */
  default Optional<String> excludes() {
    return place().atServer()
        ? Optional.of("secure sums such as `secagg`: it looks at what each client sends")
        : Optional.empty();
  }

  @Override
  default Optional<Fault> conflict(Defense before) {
    return hidden(this, before)
        .or(() -> hidden(before, this))
        .or(() -> unsummed(this, before))
        .or(() -> unsummed(before, this))
        .or(() -> chosen(this, before))
        .or(() -> bare(this, before))
        .or(() -> bare(before, this));
  }

  private static Optional<Fault> chosen(AggregationDefense rule, Defense before) {
    return rule.place() == Place.SERVER
            && before instanceof AggregationDefense first
            && first.leavesOne()
        ? Optional.of(Fault.of(FederationFaults.ONE_IS_LEFT, named(before), named(rule)))
        : Optional.empty();
  }

  private static Optional<Fault> bare(Defense one, Defense other) {
    return one instanceof AggregationDefense reading
            && reading.readsRows()
            && other instanceof AggregationDefense hiding
            && hiding.hides()
        ? Optional.of(Fault.of(FederationFaults.ROWS_IN_THE_CLEAR, named(one), named(other)))
        : Optional.empty();
  }

  private static Optional<Fault> unsummed(Defense one, Defense other) {
    return one instanceof AggregationDefense summing
            && summing.sums()
            && other instanceof AggregationDefense rule
            && rule.place().atServer()
        ? Optional.of(Fault.of(FederationFaults.NOISE_IS_FOR_A_SUM, named(one), named(other)))
        : Optional.empty();
  }

  private static Optional<Fault> hidden(Defense one, Defense other) {
    return one.needs().stream().anyMatch(other.withholds()::contains)
        ? Optional.of(Fault.of(FederationFaults.MUST_SEE_SINGLE_UPDATES, named(one), named(other)))
        : Optional.empty();
  }

  private static String named(Defense defense) {
    return Schema.of(defense.getClass().asSubclass(Record.class)).name();
  }
}
