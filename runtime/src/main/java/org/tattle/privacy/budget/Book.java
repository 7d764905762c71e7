package org.tattle.privacy.budget;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tattle.data.Likeness;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * What a ledger says: which tables are of the same people, and what was charged for them. A table
 * belongs to the people of those that it shares most of its rows with, and of those that were said
 * to have the same name; and so on from one to the next.
 */
final class Book {
  private final Map<String, KnownTable> tables = new LinkedHashMap<>();
  private final Map<String, Set<String>> links = new HashMap<>();
  private final Map<String, Set<String>> apart = new HashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();
  private final List<Charge> charges = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  void add(KnownTable people) {
    String id = people.id();
    tables.putIfAbsent(id, people);
    people.with().forEach(other -> both(links, id, other));
    people.apart().forEach(other -> both(apart, id, other));
    if (people.name() != null) {
      names.computeIfAbsent(people.name(), it -> new LinkedHashSet<>()).add(id);
    }
  }

  private static void both(Map<String, Set<String>> pairs, String one, String other) {
    pairs.computeIfAbsent(one, it -> new LinkedHashSet<>()).add(other);
    pairs.computeIfAbsent(other, it -> new LinkedHashSet<>()).add(one);
  }

  void add(Charge charge) {
    charges.add(charge);
  }

  void add(String note) {
    notes.add(note);
  }

  List<Charge> charges() {
    return Collections.unmodifiableList(charges);
  }

  List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  /** All tables of the same people as some. */
  Set<String> circle(Collection<String> some) {
    Set<String> circle = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(some);
    while (!next.isEmpty()) {
      String id = next.remove();
      if (circle.add(id)) {
        next.addAll(links.getOrDefault(id, Set.of()));
      }
    }
    return circle;
  }

  /** What the budgets of some tables were called. */
  Set<String> names(Set<String> circle) {
    Set<String> found = new TreeSet<>();
    names.forEach(
        (name, ids) -> {
          if (!Collections.disjoint(ids, circle)) {
            found.add(name);
          }
        });
    return found;
  }

  /** What was charged for some tables, oldest first. */
  List<Charge> charges(Set<String> circle) {
    return charges.stream().filter(charge -> circle.contains(charge.data())).toList();
  }

  /**
   * Whose budget a table belongs to, and what is new about that.
   *
   * @param name what the budget is called, if that was said
   * @param others whether it was said that these are other people than those they look like
   * @throws Fault D445 or D446 if what was said contradicts what the ledger knows
   */
  Belonging belonging(Likeness likeness, Secret secret, Optional<String> name, boolean others) {
    String id = KnownTable.id(likeness, secret);
    boolean known = tables.containsKey(id);
    KnownTable met = known ? tables.get(id).known() : KnownTable.of(likeness, secret);
    Set<String> alike = known ? Set.of(id) : like(met, likeness);
    Set<String> circle = circle(alike);
    Set<String> called = names(circle);
    boolean elsewhere = name.isPresent() && !called.contains(name.get());
    boolean strangers = elsewhere && others && !circle.isEmpty();
    if (strangers && known) {
      throw verySame(called);
    }
    if (elsewhere && !strangers && !called.isEmpty()) {
      throw contradiction(name.get(), called.iterator().next(), known);
    }
    Set<String> with = new TreeSet<>(strangers ? Set.of() : alike);
    with.addAll(name.map(it -> names.getOrDefault(it, Set.of())).orElse(Set.of()));
    with.remove(id);
    KnownTable said =
        met.saying(
            name.orElse(null), List.copyOf(with), strangers ? List.copyOf(circle) : List.of());
    with.add(id);
    return new Belonging(
        id,
        circle(with),
        known && !elsewhere ? Optional.empty() : Optional.of(said),
        !known && !strangers && !circle.isEmpty());
  }

  /**
   * The tables that one shares most of its rows with, but those of people whom a closer one was
   * said not to be of. Of two that are as close, nobody can tell, and it is like both.
   */
  private Set<String> like(KnownTable met, Likeness likeness) {
    Map<String, Double> shares = new LinkedHashMap<>();
    tables.forEach(
        (id, other) -> {
          double share = met.share(other);
          if (share >= KnownTable.MOST) {
            shares.put(id, share);
          }
        });
    Set<String> like = new TreeSet<>(shares.keySet());
    shares.forEach(
        (id, share) ->
            strangers(id).stream()
                .filter(other -> shares.getOrDefault(other, 0.0) < share)
                .forEach(like::remove));
    if (charges.stream().anyMatch(charge -> charge.data().equals(likeness.encoded()))) {
      like.add(likeness.encoded()); // What ledgers of old called it.
    }
    return like;
  }

  /** All tables of which it was said that they are not of the people of one. */
  private Set<String> strangers(String id) {
    Set<String> said = new TreeSet<>();
    circle(Set.of(id)).forEach(it -> said.addAll(apart.getOrDefault(it, Set.of())));
    return circle(said);
  }

  private static Fault contradiction(String name, String other, boolean known) {
    return (known
            ? Fault.of(PrivacyFaults.THE_SAME_PEOPLE, other)
            : Fault.of(PrivacyFaults.MOSTLY_THE_SAME_ROWS, other, name))
        .at("name");
  }

  private static Fault verySame(Set<String> called) {
    return (called.isEmpty()
            ? Fault.of(PrivacyFaults.VERY_SAME_NAMELESS)
            : Fault.of(PrivacyFaults.VERY_SAME_TABLE, called.iterator().next()))
        .at("others");
  }

  /**
   * @param id the table
   * @param circle all tables of the same people, itself among them
   * @param news what the ledger did not know yet
   * @param recognised whether it was another table by which it was known
   */
  record Belonging(String id, Set<String> circle, Optional<KnownTable> news, boolean recognised) {}
}
